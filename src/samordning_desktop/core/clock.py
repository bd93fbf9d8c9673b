"""Time as a collaborator, and the hybrid logical clock of the journal."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple, Protocol


class Clock(Protocol):
    """Where the program gets its time from; tests and the demo hand in their own."""

    def now(self) -> datetime:
        """The time now, timezone-aware."""

    def today(self) -> date:
        """The calendar day now, where the user is."""


class Stamp(NamedTuple):
    """A hybrid logical time: wall clock in milliseconds since 1970 (UTC) and a tick that breaks ties.

    Stamps order what is *shown* of values nobody compared; they never decide which value survives.
    """

    wall: int
    tick: int


def next_stamp(last: Stamp, wall: int) -> Stamp:
    """The stamp of a new entry: after ``last`` (the newest known) even when the wall clock is behind."""
    return Stamp(wall, 0) if wall > last.wall else Stamp(last.wall, last.tick + 1)
