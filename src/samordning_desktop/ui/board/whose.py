"""Whose row is chosen, where the board is scrolled so that the name itself is out of sight."""

from __future__ import annotations

from collections.abc import Callable

from samordning_desktop.ui.board.columns import COLUMNS, PATIENT
from samordning_desktop.ui.board.view import BoardView

_NAME = COLUMNS.index(PATIENT)


def whose(view: BoardView, px: Callable[[float], int]) -> str:
    """The chosen person's short name; empty where the board shows it, or where nobody is chosen."""
    row = view.chosen_row
    return "" if row is None or _name_in_sight(view, px) else row.short_name


def _name_in_sight(view: BoardView, px: Callable[[float], int]) -> bool:
    """Whether the name's beginning is seen, and half of its column."""
    left, width = view.columnViewportPosition(_NAME), view.columnWidth(_NAME)
    return left >= -px(0.5) and left + width // 2 <= view.viewport().width()
