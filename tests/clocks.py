"""A clock that stands where a test puts it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


class SetClock:
    """Starts at noon UTC on a day and goes on a second each time it is asked, or jumps."""

    def __init__(self, day: date = date(2026, 3, 2)) -> None:
        self.time = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        self.passed = 0.0

    @classmethod
    def at(cls, time: datetime) -> SetClock:
        """One that goes on from a time."""
        clock = cls()
        clock.time = time
        return clock

    def now(self) -> datetime:
        self.wait(1)
        return self.time

    def elapsed(self) -> float:
        return self.passed

    def wait(self, seconds: float) -> None:
        """Time passes, and the clock shows it."""
        self.time += timedelta(seconds=seconds)
        self.passed += seconds

    def today(self) -> date:
        return self.time.date()

    def go_to(self, day: date) -> None:
        self.time = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
