"""The line under the board: how many people, what is new, and what narrows it."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.swedish import dotted, number
from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people the board has, how many are new or changed elsewhere and how many have two values: counted once,
    said at each search."""

    total: int = 0
    left: int = 0
    new: int = 0
    news: int = 0
    conflicts: int = 0

    @classmethod
    def of(cls, rows: Sequence[ParticipantRow], *, left: bool = False) -> Tally:
        """The rows counted; those who have left only with ``left``."""
        here = list(rows) if left else [row for row in rows if not row.left]
        news = [row.news for row in here if row.news]
        new = sum(NEW_PERSON in one for one in news)
        conflicts = [row for row in here if row.conflicts]
        return cls(len(here), len([row for row in here if row.left]), new, len(news) - new, len(conflicts))

    def words(self, shown: int, asked_for: Sequence[str] = (), order: str = "") -> str:
        """``12 personer · 2 ändrade på andra orten · 1 med två värden``; says when something narrows it to ``shown``.

        ``asked_for`` are the words of the filter: ``5 av 12 personer visas · filter: Lidköping``; ``order`` what they are
        sorted by besides a column: ``sorterat efter ort``.
        """
        people = f"{number(self.total)} {'person' if self.total == 1 else 'personer'}"
        parts = [people if shown == self.total else f"{number(shown)} av {people} visas"]
        if asked_for:
            parts.append(f"filter: {', '.join(asked_for)}")
        if order:
            parts.append(f"sorterat efter {order}")
        if self.left:
            parts.append(f"{number(self.left)} {'avslutad' if self.left == 1 else 'avslutade'}")
        if self.new:
            parts.append(f"{number(self.new)} {'ny' if self.new == 1 else 'nya'} från andra orten")
        if self.news:
            parts.append(f"{number(self.news)} {'ändrad' if self.news == 1 else 'ändrade'} på andra orten")
        if self.conflicts:
            parts.append(f"{number(self.conflicts)} med två värden")
        return dotted(*parts)
