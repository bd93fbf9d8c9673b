"""Search on the board: one prepared lower-cased text a row, and every word must be found in it."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.participant import ParticipantRow


class SearchIndex:
    """The prepared texts of the rows, in the rows' order: prepared at the first search, if not asked for before.

    A search that only asks for more than the last one looks among what that one found: a word is written a letter
    at a time.
    """

    def __init__(self, rows: Sequence[ParticipantRow]) -> None:
        self._rows = rows
        self._texts: list[str] = []
        self._words: list[str] = []
        self._everyone = range(len(rows))
        self._hits: Sequence[int] = self._everyone

    def prepare(self) -> None:
        """Make the texts, if they are not made yet."""
        if len(self._texts) < len(self._rows):
            self._texts = [_text(row) for row in self._rows]

    def find(self, query: str) -> Sequence[int]:
        """The positions of the rows that hold every word of ``query``; all of them when it is empty."""
        words = query.lower().split()
        narrows = all(any(old in new for new in words) for old in self._words)
        hits = self._hits if narrows else self._everyone
        if words:
            self.prepare()
        texts = self._texts
        for word in words:
            found = [place for place in hits if word in texts[place]]
            hits = found if len(found) < len(hits) else hits
        self._words, self._hits = words, hits
        return hits


def _text(row: ParticipantRow) -> str:
    has = row.fields
    day = has.start.isoformat() if has.start else ""
    return (
        f"{has.name}\n{has.personal_id}\n{day}\n{has.goal}\n{has.situation}\n{has.interventions}\n{has.planning}\n"
        f"{row.site}\n{row.consent.words}"
    ).lower()
