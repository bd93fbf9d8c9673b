"""What a selection of cells holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionRange

from samordning_desktop.ui.board.copying import as_text
from samordning_desktop.ui.board.model import FIELDS, BoardModel


def has_many(selection: QItemSelection) -> bool:
    """Whether it holds several cells."""
    return sum(one.width() * one.height() for one in _ranges(selection)) > 1


def selected_text(model: BoardModel, selection: QItemSelection, shown: Sequence[str]) -> str:
    """The selected cells as a text, in the order in which columns are ``shown``; gaps between them are empty cells."""
    ranges = _ranges(selection)
    rows = sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})
    columns = [
        at for at in map(FIELDS.index, shown) if any(one.left() <= at <= one.right() for one in ranges)
    ]

    def text(row: int, column: int) -> str:
        here = any(one.top() <= row <= one.bottom() and one.left() <= column <= one.right() for one in ranges)
        return model.row_at(row).fields.text(FIELDS[column]) if here else ""

    return as_text([[text(row, column) for column in columns] for row in rows]) if columns else ""


def _ranges(selection: QItemSelection) -> list[QItemSelectionRange]:
    walked: Any = selection  # the stubs leave out that it can be walked
    return [one for one in walked if one.isValid()]
