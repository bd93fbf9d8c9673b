"""Search on the board: one prepared lower-cased text a row, and every word must be found in it."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.participant import FIELD_LABELS, ParticipantRow


class SearchIndex:
    """The prepared texts of the rows, in the rows' order."""

    def __init__(self, rows: Sequence[ParticipantRow]) -> None:
        self._texts = [_text(row) for row in rows]

    def find(self, query: str) -> list[int]:
        """The positions of the rows that hold every word of ``query``; all of them when it is empty."""
        hits = list(range(len(self._texts)))
        for word in query.lower().split():
            hits = [place for place in hits if word in self._texts[place]]
        return hits


def _text(row: ParticipantRow) -> str:
    fields = [row.fields.text(name) for name in FIELD_LABELS]
    return "\n".join([*fields, row.site, row.consent.words]).lower()
