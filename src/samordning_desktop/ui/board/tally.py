"""The line under the board: how many people, and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samordning_desktop.core.participant import ParticipantRow


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people the board has, and how many with news or with two values: counted once, said at each search."""

    total: int = 0
    news: int = 0
    conflicts: int = 0

    @classmethod
    def of(cls, rows: Sequence[ParticipantRow]) -> Tally:
        """The rows counted."""
        return cls(len(rows), sum(bool(row.news) for row in rows), sum(bool(row.conflicts) for row in rows))

    def words(self, shown: int) -> str:
        """``12 personer · 2 ändrade på andra orten · 1 med två värden``; says when a search narrows it to ``shown``."""
        people = f"{self.total} person" if self.total == 1 else f"{self.total} personer"
        parts = [people if shown == self.total else f"{shown} av {people} visas"]
        if self.news:
            parts.append(f"{self.news} {'ändrad' if self.news == 1 else 'ändrade'} på andra orten")
        if self.conflicts:
            parts.append(f"{self.conflicts} med två värden att välja mellan")
        return " · ".join(parts)
