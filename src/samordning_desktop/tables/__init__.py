"""Boards as the teams keep them elsewhere: Word, Excel and CSV in, Excel and CSV out. The only openpyxl and python-docx.

The functions load their libraries when they are first called: the program starts without them.
"""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.tables.reading import read_board
from samordning_desktop.tables.separated_out import board_csv

__all__ = ["board_csv", "board_xlsx", "read_board"]


def board_xlsx(rows: Sequence[ParticipantRow]) -> bytes:
    """The board as an Excel workbook; see ``tables.excel_out``."""
    from samordning_desktop.tables import excel_out

    return excel_out.board_xlsx(rows)
