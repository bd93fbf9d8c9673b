"""The order of the board's rows: names as a Swede sorts them, days by day, empty last."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.swedish import natural_key


def sorted_rows(
    rows: Sequence[ParticipantRow], field: str, *, descending: bool = False
) -> list[ParticipantRow]:
    """``rows`` ordered by ``field``; rows where it is empty come last in either direction."""
    texts = [row.fields.text(field) for row in rows]
    filled = [(natural_key(text), row) for text, row in zip(texts, rows, strict=True) if text]
    filled.sort(key=itemgetter(0), reverse=descending)
    return [row for _, row in filled] + [row for text, row in zip(texts, rows, strict=True) if not text]
