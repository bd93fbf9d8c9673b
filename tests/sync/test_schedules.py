"""Whatever happens in whatever order at sites whose clocks differ: in the end both say the same, and nobody is lost.

The model knows only who had heard of what when they wrote. It never looks at stamps, heads or what an entry
says that it replaces.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pyrage
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from packages import identity, pack, unpacked
from samordning_desktop.core.consent import standing
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import FIELD_LABELS, BoardFields
from samordning_desktop.ops import (
    Desk,
    backups,
    checks,
    conflicts,
    consents,
    participants,
    ratings,
    reading,
    setup,
    undoing,
)
from samordning_desktop.store import board, schema
from samordning_desktop.store.codec import unpack_value
from samordning_desktop.store.journal import journal_head
from samordning_desktop.store.store import Store
from samordning_desktop.sync import incoming
from stores import PASSPHRASE, cheap

WORDS = ["alfa", "beta", "gamma", ""]
FIELDS = ["goal", "situation"]
#: In so many rounds of packages from each to each, everything has come everywhere.
ROUNDS = 8
#: What a late or foreign package may be refused with.
REFUSALS = {"package.older", "package.gap"}


class Edit(NamedTuple):
    """One change of one field: which, by whose device and number, the value, and the changes its author had."""

    participant: str
    field: str
    name: tuple[str, int]
    value: Any
    heard: frozenset[tuple[str, int]]


class Letter(NamedTuple):
    """A package on its way."""

    to: int
    content: bytes


@dataclass
class World:
    """The sites, the packages on their way, and what the model knows of who wrote what."""

    desks: list[Desk]
    letters: list[Letter] = field(default_factory=list)
    people: list[tuple[str, int]] = field(default_factory=list)
    edits: dict[tuple[str, int], Edit] = field(default_factory=dict)
    kept: dict[int, str] = field(default_factory=dict)

    def entries(self, site: int) -> dict[tuple[str, int], Any]:
        """Every change of a board field that a site has, by device and number."""
        with self.desks[site].read() as connection:
            query = select(schema.journal).where(schema.journal.c.entity == "participant")
            return {(row.device, row.number): row for row in connection.execute(query)}

    def ends(self) -> list[int]:
        """How far each site's journal reaches."""
        found = []
        for desk in self.desks:
            with desk.read() as connection:
                found.append(journal_head(connection).pos)
        return found

    def write(self, site: int, act: Callable[[Desk], Any]) -> Any:
        """Does something at a site, and remembers what was written with what known."""
        before = self.entries(site)
        try:
            return act(self.desks[site])
        except KnownError as error:
            assert not error.code.startswith(("store", "package")), error.code
            return None
        finally:
            for name, row in self.entries(site).items():
                if name not in before:
                    value = unpack_value(row.value)
                    edit = Edit(row.entity_id, row.field, name, value, frozenset(before))
                    self.edits[name] = edit

    def anyone(self, site: int, pick: int) -> str | None:
        """Somebody on a site's board."""
        rows = reading.board(self.desks[site])
        return sorted(row.id for row in rows)[pick % len(rows)] if rows else None


sites, picks = st.integers(0, 2), st.integers(0, 4)
words, fields = st.sampled_from(WORDS), st.sampled_from(FIELDS)

#: What can happen, what it needs to know, and how often of a hundred times.
KINDS: dict[str, tuple[tuple[st.SearchStrategy[Any], ...], int]] = {
    "edit": ((sites, picks, fields, words), 34),
    "mail": ((sites, sites), 22),
    "post": ((sites, sites), 10),
    "deliver": ((picks,), 10),
    "settle": ((sites, picks, words), 6),
    "consent": ((sites, picks, st.sampled_from([0, 1, 30, 300, 364, 366])), 6),
    "add": ((sites, words, st.booleans()), 4),
    "rate": ((sites, picks), 3),
    "wait": ((sites, st.sampled_from([1, 40, 200])), 2),
    "undo": ((sites,), 2),
    "withdraw": ((sites, picks), 1),
}
RETURNS = {"keep": ((sites,), 6), "return": ((sites,), 6)}


def steps(kinds: dict[str, Any]) -> st.SearchStrategy[list[Any]]:
    """Schedules of some kinds of steps, as often as they say."""
    names = [name for name, (_, often) in kinds.items() for _ in range(often)]
    step = st.sampled_from(names).flatmap(lambda name: st.tuples(st.just(name), *kinds[name][0]))
    return st.lists(step, min_size=20, max_size=45)


def add(world: World, site: int, word: str, covered: bool) -> None:
    one = world.write(site, lambda desk: participants.add_participant(desk, BoardFields("Åsa", goal=word)))
    world.people.append((one.value, site))
    if covered:
        consents.give_consent(world.desks[site], one.value, world.desks[site].clock.today())


def edit(world: World, site: int, pick: int, name: str, word: str) -> None:
    if one := world.anyone(site, pick):
        world.write(site, lambda desk: participants.set_field(desk, one, name, word))


def consent(world: World, site: int, pick: int, days: int) -> None:
    if one := world.anyone(site, pick):
        signed = world.desks[site].clock.today() - timedelta(days=days)
        world.write(site, lambda desk: consents.give_consent(desk, one, signed))


def withdraw(world: World, site: int, pick: int) -> None:
    if one := world.anyone(site, pick):
        world.write(site, lambda desk: consents.withdraw_consent(desk, one, desk.clock.today()))


def rate(world: World, site: int, pick: int) -> None:
    if one := world.anyone(site, pick):
        world.write(site, lambda desk: ratings.add_rating(desk, one, desk.clock.today(), (pick, 1, 2)))


def settle(world: World, site: int, pick: int, word: str) -> None:
    waiting = conflicts.conflicts(world.desks[site])
    if waiting:
        one = waiting[pick % len(waiting)].id
        world.write(site, lambda desk: conflicts.settle(desk, one, word))


def undo(world: World, site: int) -> None:
    world.write(site, undoing.undo)


def wait(world: World, site: int, days: int) -> None:
    clock = world.desks[site].clock
    clock.go_to(clock.today() + timedelta(days=days))


def post(world: World, sender: int, receiver: int) -> None:
    if sender == receiver:
        receiver = (receiver + 1) % len(world.desks)
    desk = world.desks[sender]
    content = pack(desk, world.desks[receiver])
    inside = unpacked(pyrage.decrypt(content, [identity(world.desks[receiver])]))
    with desk.read() as connection:
        for one, _ in world.people:
            where = board.standing_of(connection, one, desk.clock.today())
            if not where.covers:
                assert f"participant/{one}".encode() not in inside, where.state
    world.letters.append(Letter(receiver, content))


def mail(world: World, sender: int, receiver: int) -> None:
    post(world, sender, receiver)
    deliver(world, 0)


def deliver(world: World, pick: int) -> None:
    """One of the latest packages, once more or for the first time, in any order; many are never delivered."""
    if not world.letters:
        return
    letter = world.letters[-1 - pick % len(world.letters)]
    take(world.desks[letter.to], letter.content)


def keep(world: World, site: int) -> None:
    world.kept[site] = backups.create(world.desks[site])


def go_back(world: World, site: int) -> None:
    desk = world.desks[site]
    folder = desk.store.places.folder
    if world.kept.get(site) in backups.names(folder):
        setup.close(desk, setup.NoSecrets())
        world.desks[site] = backups.restore(
            folder, world.kept[site], PASSPHRASE, desk.clock, setup.NoSecrets()
        )


ACTS: dict[str, Callable[..., None]] = {
    "add": add, "edit": edit, "consent": consent, "withdraw": withdraw, "rate": rate, "settle": settle,
    "undo": undo, "wait": wait, "post": post, "mail": mail, "deliver": deliver, "keep": keep, "return": go_back,
}  # fmt: skip


def meet(world: World) -> None:
    """Everyone sends to everyone until two whole rounds have told nobody anything.

    One is not enough: a store that went back sends nobody before it has been answered, and the answer may be no news.
    """
    pairs = [(a, b) for a in range(len(world.desks)) for b in range(len(world.desks)) if a != b]
    quiet = 0
    for _ in range(ROUNDS):
        before = world.ends()
        refusals = [take(world.desks[to], pack(world.desks[sender], world.desks[to])) for sender, to in pairs]
        quiet = quiet + 1 if world.ends() == before and not any(refusals) else 0
        if quiet == 2:
            return
    raise AssertionError("they never come to rest")


def take(desk: Desk, content: bytes) -> str:
    """Takes a package in, without the backup before it, which is tested elsewhere. Returns why it was refused, if so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "back_up", lambda _store: "")
        try:
            incoming.take_in(desk, content)
        except KnownError as error:
            assert error.code in REFUSALS, error.code
            return error.code
    return ""


def should_see(world: World, site: int, one: str, home: int) -> bool:
    """Whether a site should have this participant on its board, by what their own site says and its own calendar."""
    desk = world.desks[home]
    with desk.read() as connection:
        given = board.consents_of(connection, [one])[one]
        own = board.standing_of(connection, one, desk.clock.today())
    here = standing(given, own.withdrawn_on, world.desks[site].clock.today())
    undone = all(row.id != one for row in reading.board(desk))
    return own.covers and here.covers and not undone


def expected(world: World, home: int, one: str, name: str) -> set[Any]:
    """The values that no one who had heard of them has written over."""
    here = world.entries(home)
    about = [edit for key, edit in world.edits.items()
             if key in here and (edit.participant, edit.field) == (one, name)]  # fmt: skip
    over = {heard for edit in about for heard in edit.heard}
    return {edit.value for edit in about if edit.name not in over}


def state(desk: Desk, one: str) -> Any:
    row = next(row for row in reading.board(desk) if row.id == one)
    waiting = {
        (each.field, frozenset(version.text for version in each.versions))
        for each in conflicts.conflicts(desk)
        if each.participant == one
    }
    with desk.read() as connection:
        given = board.consents_of(connection, [one])[one]
    return (row.fields, row.site_id, row.conflicts, waiting, given, ratings.ratings(desk, one))


def check(world: World) -> None:
    for one, home in world.people:
        seeing = [site for site in range(len(world.desks)) if should_see(world, site, one, home)]
        if seeing:
            said = state(world.desks[home], one)
            for site in seeing:
                assert state(world.desks[site], one) == said
                ours = {name for name, row in world.entries(site).items() if row.entity_id == one}
                assert ours == {name for name, row in world.entries(home).items() if row.entity_id == one}
            check_fields(world, home, one)
        for site in set(range(len(world.desks))) - set(seeing) - {home}:
            shown = [row for row in reading.board(world.desks[site]) if row.id == one]
            assert not (shown and _withdrawn_anywhere(world, one))
    for desk in world.desks:
        assert all(finding.holds for finding in checks.verify(desk))


def check_fields(world: World, home: int, one: str) -> None:
    desk = world.desks[home]
    row = next(row for row in reading.board(desk) if row.id == one)
    waiting = {
        each.field: {version.text for version in each.versions}
        for each in conflicts.conflicts(desk)
        if each.participant == one
    }
    for name in FIELD_LABELS:
        values = expected(world, home, one, name)
        shown = {value or "" for value in values} or {""}
        if len(values) > 1:
            assert waiting[name] == shown
        else:
            assert name not in waiting
            assert {row.fields.text(name)} == shown


def _withdrawn_anywhere(world: World, one: str) -> bool:
    for desk in world.desks:
        with desk.read() as connection:
            if board.standing_of(connection, one, date.max - timedelta(days=800)).withdrawn_on:
                return True
    return False


def play(open_copy: Callable[[Path], list[Desk]], offsets: tuple[int, ...], schedule: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder, cheap():
        world = World(open_copy(Path(folder)))
        try:
            for desk, days in zip(world.desks, offsets, strict=False):
                desk.clock.go_to(date(2026, 3, 2) + timedelta(days=days))
            for act, *arguments in schedule:
                count = len(world.desks)
                numbered = [argument % count if at < _sites_in(act) else argument
                            for at, argument in enumerate(arguments)]  # fmt: skip
                ACTS[act](world, *numbered)
            meet(world)
            check(world)
        finally:
            for desk in world.desks:
                setup.close(desk, setup.NoSecrets())


def _sites_in(act: str) -> int:
    """How many of an act's first arguments are sites."""
    return {"post": 2, "mail": 2, "deliver": 0}.get(act, 1)


#: Equal clocks are equal to the second.
days_apart = st.sampled_from([0, 0, 1, -1, 365, -365, 40])
#: Each plays many weeks of work. What is asked for is shared between the three kinds of schedules:
#: ``SAMORDNING_SCHEDULES=10000 pytest tests/sync/test_schedules.py --timeout 0`` plays so many in all.
SCHEDULES = int(os.environ.get("SAMORDNING_SCHEDULES", "90"))
pytestmark = pytest.mark.timeout(600)

common = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    max_examples=max(SCHEDULES // 3, 1),
)
START = [
    ("add", 0, "alfa", True), ("add", 1, "beta", True), ("mail", 0, 1), ("mail", 1, 0), ("mail", 0, 2),
    ("keep", 0), ("keep", 1),
]  # fmt: skip


@given(st.tuples(days_apart, days_apart), steps(KINDS))
@common
def test_two_sites_agree_whatever_happens(open_pair: Any, offsets: Any, schedule: Any) -> None:
    play(open_pair, offsets, START + schedule)


@given(st.tuples(days_apart, days_apart, days_apart), steps(KINDS | RETURNS))
@common
def test_three_sites_agree_even_when_they_go_back_to_backups(
    open_trio: Any, offsets: Any, schedule: Any
) -> None:
    play(open_trio, offsets, START + schedule)


#: One site has forgotten that it knew the other's former self when a late package of that self arrives.
FORGOTTEN = [
    ("return", 0), ("mail", 0, 1), ("mail", 1, 0), ("return", 1), ("post", 0, 1), ("mail", 0, 1), ("return", 0),
    ("edit", 1, 2, "goal", "beta"), ("mail", 0, 1), ("deliver", 4),
]  # fmt: skip


@example(offsets=(0, 0), schedule=FORGOTTEN)
@example(offsets=(0, 0), schedule=[("return", 0), ("edit", 0, 0, "goal", ""), ("edit", 0, 1, "goal", "")])
@given(offsets=st.tuples(days_apart, days_apart), schedule=steps(KINDS | RETURNS))
@common
def test_two_sites_agree_even_when_they_go_back_to_backups(
    open_pair: Any, offsets: Any, schedule: Any
) -> None:
    play(open_pair, offsets, START + schedule)
