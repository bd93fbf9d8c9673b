"""Three sites at work and out of step: real ops on real stores, entries delivered anyhow (design §1)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from clocks import SetClock
from dumps import Dump, dump, put_back
from journals import expected_rows, sorted_rows, without_places
from samordning_desktop.core import entities
from samordning_desktop.core.entities import well_formed
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.scopes import notice_scope
from samordning_desktop.ops import Desk, conflicts, consents, participants, ratings, reading, undoing
from samordning_desktop.store.checks import journal_holds, projection_holds, projection_rows
from samordning_desktop.store.codec import entry_id
from samordning_desktop.store.journal import entry_of
from samordning_desktop.store.schema import PROJECTION, journal
from stores import FALKOPING, LIDKOPING, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

START = date(2026, 3, 2)
TEXTS = ("bo själv", "åka hem", "", "ö" * 300)


@dataclass
class Region:
    """Three stores that know nothing of each other but what is delivered, and everything that was ever written."""

    desks: list[Desk]
    empty: list[Dump]
    written: dict[bytes, Entry] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)

    def begin(self, skew: tuple[int, ...]) -> None:
        """Everything as it was at the start, each clock so many days off."""
        self.written.clear()
        self.people.clear()
        for desk, rows, days in zip(self.desks, self.empty, skew, strict=True):
            put_back(desk, rows)
            desk.clock.go_to(START + timedelta(days=days))  # type: ignore[attr-defined]

    def listen(self) -> None:
        """Keeps what the stores have written since, as it was before any erasure."""
        for desk in self.desks:
            with desk.read() as connection:
                for row in connection.execute(select(journal).where(journal.c.source == "")):
                    if row.value is not None:
                        self.written.setdefault(row.id, entry_of(row))

    def deliver(self, to: Desk, entries: list[Entry]) -> None:
        """A package with these entries comes in."""
        with to.write() as writing:
            writing.take(entries, "d9")


@pytest.fixture
def region(cheap_keys: None, tmp_path: Path) -> Iterator[Region]:
    desks = [
        make_desk(tmp_path / str(at), SetClock(START), setup)
        for at, setup in enumerate((FALKOPING, LIDKOPING, LIDKOPING))
    ]
    for desk in desks:
        with desk.write() as writing:
            for table in (journal, *PROJECTION):
                writing.connection.execute(table.delete())
    yield Region(desks, [dump(desk) for desk in desks])
    for desk in desks:
        desk.store.close()


Step = Callable[[Region, Desk, random.Random], None]


def add(region: Region, desk: Desk, dice: random.Random) -> None:
    name = dice.choice(["Åsa Öberg", "Bo Ek"])
    region.people.append(participants.add_participant(desk, BoardFields(name, goal=dice.choice(TEXTS))).value)


def change(region: Region, desk: Desk, dice: random.Random) -> None:
    for field_name in ("goal", "goal", "planning")[: dice.randint(1, 3)]:
        participants.set_field(desk, dice.choice(region.people), field_name, dice.choice(TEXTS))


def consent(region: Region, desk: Desk, dice: random.Random) -> None:
    signed = desk.clock.today() - timedelta(days=dice.choice([0, 1, 300, 400]))
    consents.give_consent(desk, dice.choice(region.people), signed)


def withdraw(region: Region, desk: Desk, dice: random.Random) -> None:
    consents.withdraw_consent(desk, dice.choice(region.people), desk.clock.today())


def rate(region: Region, desk: Desk, dice: random.Random) -> None:
    ratings.add_rating(desk, dice.choice(region.people), desk.clock.today(), (dice.randint(0, 10), 0, 10))


def undo(region: Region, desk: Desk, dice: random.Random) -> None:
    dice.choice([undoing.undo, undoing.undo, undoing.redo])(desk)


def settle(region: Region, desk: Desk, dice: random.Random) -> None:
    waiting = conflicts.conflicts(desk)
    if waiting:
        conflicts.settle(desk, dice.choice(waiting).id, dice.choice(TEXTS))


def erase(region: Region, desk: Desk, dice: random.Random) -> None:
    """No op does this yet; the journal's entry for it does."""
    one = dice.choice(region.people)
    if dice.random() < 0.3:
        with desk.write() as writing:
            day = desk.clock.today().isoformat()
            writing.put(notice_scope(one), entities.NOTICE, one, {"erased": day})


def deliver(region: Region, desk: Desk, dice: random.Random) -> None:
    """Some of all that was ever written, in any order: lost, late and doubled packages alike."""
    pile = list(region.written.values())
    region.deliver(desk, dice.choices(pile, k=dice.randint(1, len(pile))))


STEPS: tuple[Step, ...] = (add, change, change, change, consent, withdraw, rate, undo, settle, erase)
SCHEDULES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from((*STEPS, deliver, deliver, deliver, deliver)),
        st.integers(0, 2**16),
    ),
    min_size=4,
    max_size=25,
)
SKEWS = st.tuples(*[st.sampled_from([-365, 0, 0, 365])] * 3)


def run(region: Region, schedule: list[tuple[int, Step, int]]) -> None:
    add(region, region.desks[0], random.Random(0))
    region.listen()
    for at, step, seed in schedule:
        with suppress(KnownError):  # what an op refuses, it refuses
            step(region, region.desks[at], random.Random(seed))
        region.listen()


@settings(
    max_examples=settings().max_examples // 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(skew=SKEWS, schedule=SCHEDULES, seed=st.integers(0, 2**16))
def test_stores_that_have_the_same_entries_show_the_same(
    region: Region, skew: tuple[int, ...], schedule: list[tuple[int, Step, int]], seed: int
) -> None:
    region.begin(skew)
    run(region, schedule)
    pile = list(region.written.values())
    assert all(well_formed(entry) for entry in pile)
    expected = expected_rows(pile)
    for at, desk in enumerate(region.desks):
        random.Random(seed + at).shuffle(pile)
        half = len(pile) // 2
        region.deliver(desk, pile[:half])
        region.deliver(desk, pile[half:] + pile[: half // 2])
        with desk.rehearse() as writing:
            assert sorted_rows(without_places(projection_rows(writing.connection))) == expected
            assert journal_holds(writing.connection)
            assert projection_holds(writing.connection)
            assert {entry_id(entry) for entry in pile} == set(
                writing.connection.execute(select(journal.c.id)).scalars()
            )
    withdrawn = {row[0]: row[1] for row in expected["notice"] if row[1]}
    for desk in region.desks:
        for row in reading.board(desk):
            assert str(row.consent.withdrawn_on or "") == withdrawn.get(row.id, "")
