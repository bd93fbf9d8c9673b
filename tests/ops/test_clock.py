"""A clock that has been put back is told of."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.core.clock_doubt import ClockDoubt
from samordning_desktop.core.entry import Entry
from samordning_desktop.ops import Desk, participants
from samordning_desktop.ops.clock import clock_doubt, note_day, trust_clock
from stores import make_desk


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 5, 1), False),
        (date(2026, 3, 2), False),
        (date(2026, 3, 1), False),  # over midnight, or in another time zone
        (date(2026, 2, 28), True),
        (date(2025, 3, 2), True),
    ],
)
def test_only_a_clock_more_than_a_day_behind_what_is_written_is_told_of(
    desk: Desk, person: str, clock: SetClock, today: date, told: bool
) -> None:
    clock.go_to(today)
    found = clock_doubt(desk)
    assert found == (ClockDoubt(today, date(2026, 3, 2)) if told else None)


def take_from_2027(desk: Desk, person: str) -> None:
    """Another computer's edit, written by a clock that was a year ahead."""
    wall = int(desk.clock.now().timestamp() * 1000) + 366 * 24 * 60 * 60 * 1000
    scope = f"participant/{person}"
    with desk.write() as writing:
        writing.take([Entry(scope, "participant", person, "goal", "m", (), "k", "x", 1, wall, 0, "o")], "x")


def test_another_computers_clock_is_not_blamed_on_this_one(desk: Desk, person: str) -> None:
    take_from_2027(desk, person)
    participants.set_field(desk, person, "planning", "ring på måndag")
    assert clock_doubt(desk) is None


def test_what_must_come_after_another_computers_word_blames_no_clock(
    desk: Desk, person: str, clock: SetClock
) -> None:
    take_from_2027(desk, person)
    with desk.write() as writing:
        writing.put(f"participant/{person}", "consent", "c", {"given": ["2026-03-02", "3"]})
    assert clock_doubt(desk) is None


def test_a_clock_that_somebody_has_put_right_is_not_asked_about_again(
    desk: Desk, person: str, clock: SetClock
) -> None:
    clock.go_to(date(2025, 3, 2))
    assert clock_doubt(desk) is not None
    trust_clock(desk)
    assert clock_doubt(desk) is None
    clock.go_to(date(2027, 3, 2))
    participants.set_field(desk, person, "planning", "ring på måndag")
    clock.go_to(date(2026, 3, 2))
    assert clock_doubt(desk) == ClockDoubt(date(2026, 3, 2), date(2027, 3, 2))


@pytest.mark.parametrize(("days", "told"), [(1, False), (60, False), (61, True), (400, True)])
def test_a_clock_far_ahead_of_the_day_of_last_use_is_doubted(
    desk: Desk, clock: SetClock, days: int, told: bool
) -> None:
    note_day(desk)
    last = clock.today()
    clock.go_to(last + timedelta(days=days))
    assert clock_doubt(desk) == (ClockDoubt(clock.today(), last) if told else None)


def test_a_store_that_has_noted_no_day_goes_by_what_was_written_on_the_computer(
    cheap_keys: None, tmp_path: Path, clock: SetClock
) -> None:
    desk = make_desk(tmp_path / "new", clock)
    clock.go_to(date(2027, 3, 2))
    assert clock_doubt(desk) == ClockDoubt(date(2027, 3, 2), date(2026, 3, 2))
    desk.store.close()


def test_a_clock_far_ahead_is_doubted_until_somebody_says_that_it_is_right(
    desk: Desk, person: str, clock: SetClock
) -> None:
    note_day(desk)
    clock.go_to(date(2027, 4, 6))
    participants.set_field(desk, person, "planning", "ring på måndag")
    assert clock_doubt(desk) is not None
    trust_clock(desk)
    assert clock_doubt(desk) is None


def test_the_answer_counts_for_that_jump_alone(desk: Desk, person: str, clock: SetClock) -> None:
    """What was written by the clock that was wrong hides no later jump."""
    clock.go_to(date(2027, 4, 6))
    participants.set_field(desk, person, "planning", "ring på måndag")
    clock.go_to(date(2026, 3, 10))
    trust_clock(desk)
    assert clock_doubt(desk) is None
    clock.go_to(date(2026, 3, 7))
    assert clock_doubt(desk) == ClockDoubt(date(2026, 3, 7), date(2026, 3, 10))


def test_days_of_use_that_go_backwards_one_by_one_are_not_taken_for_right(
    desk: Desk, clock: SetClock
) -> None:
    for day in (10, 9):
        clock.go_to(date(2026, 3, day))
        note_day(desk)
    clock.go_to(date(2026, 3, 8))
    assert clock_doubt(desk) == ClockDoubt(date(2026, 3, 8), date(2026, 3, 10))
