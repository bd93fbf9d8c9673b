"""A clock that has been put back is told of."""

from __future__ import annotations

from datetime import date

import pytest

from clocks import SetClock
from samordning_desktop.ops import Desk
from samordning_desktop.ops.clock import ClockBehind, clock_behind


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
