"""Whether the sites of a schedule say the same in the end, and just what nobody who had heard of it has written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.consent import Consent, Standing, standing
from samordning_desktop.core.participant import FIELD_LABELS, ParticipantRow
from samordning_desktop.ops import checks, conflicts, ratings, reading
from samordning_desktop.store import board
from worlds import Name, World, standings

#: A day by which every consent and every withdrawal of a schedule has its say.
_FAR = date.max - timedelta(days=800)


@dataclass
class Picture:
    """All that one site shows and knows of everybody in a schedule."""

    rows: Mapping[str, ParticipantRow]
    waiting: Mapping[str, list[Conflict]]
    given: Mapping[str, list[Consent]]
    stands: Mapping[str, Standing]
    entries: Mapping[Name, Any]
    today: date

    def names(self, one: str) -> set[Name]:
        """The entries that the site has about a participant."""
        return {name for name, row in self.entries.items() if row.entity_id == one}


def picture(world: World, site: int) -> Picture:
    """What a site shows and knows; its journal is read anew."""
    here = world.sites[site]
    here.known, here.upto = {}, 0
    people = [one for one, _ in world.people]
    waiting: dict[str, list[Conflict]] = {one: [] for one in people}
    for each in conflicts.conflicts(here.desk):
        waiting[each.participant].append(each)
    with here.desk.read() as connection:
        given = board.consents_of(connection, people)
        stands = standings(connection, people, here.desk.clock.today())
    rows = {row.id: row for row in reading.board(here.desk)}
    return Picture(rows, waiting, given, stands, world.entries(site), here.desk.clock.today())


def check(world: World) -> None:
    """Everyone who should see a participant sees the same, with every value that waits, and each store is whole."""
    pictures = [picture(world, site) for site in range(len(world.sites))]
    for one, home in world.people:
        seeing = [at for at, there in enumerate(pictures) if should_see(pictures[home], there, one)]
        if seeing:
            said = state(world, pictures, home, one)
            for site in seeing:
                assert state(world, pictures, site, one) == said
                assert pictures[site].names(one) == pictures[home].names(one)
            check_fields(world, pictures[home], one)
        for site in set(range(len(pictures))) - set(seeing) - {home}:
            assert not (one in pictures[site].rows and _withdrawn_anywhere(world, one))
    for site in world.sites:
        assert all(finding.holds for finding in checks.verify(site.desk))


def should_see(home: Picture, there: Picture, one: str) -> bool:
    """Whether a site should have this participant on its board, by what their own site says and its own calendar."""
    own = home.stands[one]
    here = standing(home.given[one], own.withdrawn_on, there.today)
    return own.covers and here.covers and one in home.rows


def state(world: World, pictures: list[Picture], site: int, one: str) -> Any:
    """What a site shows of a participant."""
    there = pictures[site]
    row = there.rows[one]
    waiting = {(each.field, _texts(each)) for each in there.waiting[one]}
    given = there.given[one]
    return (row.fields, row.site_id, row.conflicts, waiting, given, ratings.ratings(world.desk(site), one))


def expected(world: World, home: Picture, one: str, name: str) -> set[Any]:
    """The values that no one who had heard of them has written over."""
    about = [
        edit
        for key, edit in world.edits.items()
        if key in home.entries and (edit.participant, edit.field) == (one, name)
    ]
    over = {heard for edit in about for heard in edit.heard}
    return {edit.value for edit in about if edit.name not in over}


def check_fields(world: World, home: Picture, one: str) -> None:
    """Every field holds what is expected of it, and waits just where that is more than one value."""
    waiting = {each.field: _texts(each) for each in home.waiting[one]}
    for name in FIELD_LABELS:
        values = expected(world, home, one, name)
        shown = {value or "" for value in values} or {""}
        if len(values) > 1:
            assert waiting[name] == shown
        else:
            assert name not in waiting
            assert {home.rows[one].fields.text(name)} == shown


def _texts(waiting: Conflict) -> frozenset[str]:
    return frozenset(version.text for version in waiting.versions)


def _withdrawn_anywhere(world: World, one: str) -> bool:
    for site in world.sites:
        with site.desk.read() as connection:
            if standings(connection, [one], _FAR)[one].withdrawn_on:
                return True
    return False
