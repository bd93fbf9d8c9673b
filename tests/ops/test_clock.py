"""A clock that has been put back is told of."""

from __future__ import annotations

from datetime import date

import pytest

from clocks import SetClock
from samordning_desktop.core.entry import Entry
from samordning_desktop.ops import Desk, participants
from samordning_desktop.ops.clock import ClockBehind, clock_behind, trust_clock


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2027, 3, 2), False),
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
    found = clock_behind(desk)
    assert found == (ClockBehind(today, date(2026, 3, 2)) if told else None)


def take_from_2027(desk: Desk, person: str) -> None:
    """Another computer's edit, written by a clock that was a year ahead."""
    wall = int(desk.clock.now().timestamp() * 1000) + 366 * 24 * 60 * 60 * 1000
    scope = f"participant/{person}"
    with desk.write() as writing:
        writing.take([Entry(scope, "participant", person, "goal", "m", (), "k", "x", 1, wall, 0, "o")], "x")


def test_another_computers_clock_is_not_blamed_on_this_one(desk: Desk, person: str) -> None:
    take_from_2027(desk, person)
    participants.set_field(desk, person, "planning", "ring på måndag")
    assert clock_behind(desk) is None


def test_what_must_come_after_another_computers_word_blames_no_clock(
    desk: Desk, person: str, clock: SetClock
) -> None:
    take_from_2027(desk, person)
    with desk.write() as writing:
        writing.put(f"participant/{person}", "consent", "c", {"given": ["2026-03-02", "3"]})
    assert clock_behind(desk) is None


def test_a_clock_that_somebody_has_put_right_is_not_asked_about_again(
    desk: Desk, person: str, clock: SetClock
) -> None:
    clock.go_to(date(2025, 3, 2))
    assert clock_behind(desk) is not None
    trust_clock(desk)
    assert clock_behind(desk) is None
    clock.go_to(date(2027, 3, 2))
    participants.set_field(desk, person, "planning", "ring på måndag")
    clock.go_to(date(2026, 3, 2))
    assert clock_behind(desk) == ClockBehind(date(2026, 3, 2), date(2027, 3, 2))
