"""The board as a CSV file that a Swedish Excel opens by a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.tables.columns_out import COLUMNS, values_of
from samordning_desktop.tables.guard import guarded


def board_csv(rows: Sequence[ParticipantRow]) -> bytes:
    """The board separated by semicolons, in UTF-8 with its mark, rows ended by CR LF, dates as 2025-03-03.

    A text that a spreadsheet would take for a formula has an apostrophe before it; ``read_board`` takes it off.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading for heading, _ in COLUMNS])
    for row in rows:
        writer.writerow([_text(value) for value in values_of(row)])
    return buffer.getvalue().encode("utf-8-sig")


def _text(value: str | date | None) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value or "")
