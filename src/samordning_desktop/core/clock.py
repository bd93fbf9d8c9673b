"""Time as a collaborator, and the hybrid logical clock of the journal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol


class Clock(Protocol):
    """Where the program gets its time from; tests and the demo hand in their own."""

    def now(self) -> datetime:
        """The time now, timezone-aware."""

    def today(self) -> date:
        """The calendar day now, where the user is."""

    def elapsed(self) -> float:
        """Seconds since some moment, also those that the computer slept, whatever the clock is set to."""


#: What a clock may be put right by without a word: it drifts, and the network sets it.
UNNOTICED = timedelta(minutes=5)


class Jump(NamedTuple):
    """A clock that was set while the program was open: what it would have shown, and what it shows."""

    expected: datetime
    now: datetime


class JumpWatch:
    """Compares a clock with the time that has passed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began, self._elapsed = clock.now(), clock.elapsed()

    def look(self) -> Jump | None:
        """How far the clock has gone astray since the beginning, or since ``forgive``; None when it goes as time does."""
        now = self._clock.now()
        expected = self._began + timedelta(seconds=self._clock.elapsed() - self._elapsed)
        return Jump(expected, now) if abs(now - expected) > UNNOTICED else None

    def forgive(self) -> None:
        """Count from what the clock shows now: it has been told."""
        self._began, self._elapsed = self._clock.now(), self._clock.elapsed()


class Stamp(NamedTuple):
    """A hybrid logical time: wall clock in milliseconds since 1970 (UTC) and a tick that breaks ties.

    Stamps order what is *shown* of values nobody compared; they never decide which value survives.
    """

    wall: int
    tick: int


#: How far a clock that somebody let go ahead is followed, in milliseconds.
FOLLOWED_MS = 24 * 60 * 60 * 1000


def is_astray(last: Stamp, wall: int) -> bool:
    """Whether ``last`` (the newest known) is of a clock that went so far ahead of this one that it was wrong.

    What only shows a time is then dated by this clock alone, or one wrong clock would date everything written at
    every site until its day has come.
    """
    return last.wall - wall > FOLLOWED_MS


def next_stamp(last: Stamp, wall: int) -> Stamp:
    """The stamp of a new entry: after ``last`` (the newest known) even when the wall clock is behind."""
    return Stamp(wall, 0) if wall > last.wall else Stamp(last.wall, last.tick + 1)
