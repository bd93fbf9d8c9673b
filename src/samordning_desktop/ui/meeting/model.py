"""The wall's rows as Qt's table model: the board's, in its order, under the names that the wall shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtCore import Qt

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.swedish import sort_key
from samordning_desktop.core.wall_names import WallForm, wall_names
from samordning_desktop.ui.board.model import FIELDS, BoardModel, Index
from samordning_desktop.ui.meeting.marks import Marks


class WallModel(BoardModel):
    """Rows as handed over, never searched or sorted. No whole name and no identity number is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks()

    def show(self, rows: Sequence[ParticipantRow]) -> None:
        """Take over rows, in the order given. Where the same people stand in it, open editors survive."""
        self._all = shown = list(rows)
        if [row.id for row in shown] == [row.id for row in self._rows]:
            self._replace(shown)
        else:
            self._reset(shown)

    def mark(self, marks: Marks) -> None:
        """Take over what has changed."""
        self.marks = marks
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(FIELDS) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Nothing: the wall keeps the board's order."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A name is not written in on the wall: what stands there is not the name."""
        flags = super().flags(index)
        if index.isValid() and FIELDS[index.column()] == "name":
            return flags & ~Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As the board's, with the change that is marked in the cell."""
        value = super().data(index, role)
        if (
            role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            or not index.isValid()
        ):
            return value
        words = self.marks.words(self.row_at(index.row()), FIELDS[index.column()])
        if not words:
            return value
        return (
            f"{value}. {words}"
            if role == Qt.ItemDataRole.AccessibleTextRole
            else f"{value}<p>{escape(words)}</p>"
        )


def named_rows(rows: Sequence[ParticipantRow], form: WallForm) -> list[ParticipantRow]:
    """The rows in the same order under the wall's names, without identity numbers.

    Who has a number beside the same letters keeps it, however the board is sorted.
    """
    steady = sorted(rows, key=lambda row: (sort_key(row.fields.name), row.id))
    names = dict(
        zip((row.id for row in steady), wall_names(form, [row.fields.name for row in steady]), strict=True)
    )
    return [replace(row, fields=replace(row.fields, name=names[row.id], personal_id="")) for row in rows]
