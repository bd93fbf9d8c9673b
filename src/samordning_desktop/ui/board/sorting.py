"""The order of the board's rows: names as a Swede sorts them, days by day, empty last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCollator

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.kit.fields import SWEDISH


def sorted_rows(
    rows: Sequence[ParticipantRow], field: str, *, descending: bool = False
) -> list[ParticipantRow]:
    """``rows`` ordered by ``field``; rows where it is empty come last in either direction."""
    filled = [row for row in rows if row.fields.text(field)]
    empty = [row for row in rows if not row.fields.text(field)]
    if field == "start":
        filled.sort(key=lambda row: row.fields.text("start"), reverse=descending)
    else:
        collator = QCollator(SWEDISH)
        collator.setNumericMode(True)
        filled.sort(key=lambda row: collator.sortKey(row.fields.text(field)), reverse=descending)
    return filled + empty
