"""Draws the old board's cells, ticks its rows, and opens the editor that stands in a cell."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from samordning_desktop.ui.board.cell_delegate import CellDelegate, Index
from samordning_desktop.ui.board.editor import CellEditor
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.old_board.cell_paint import DraftPainter
from samordning_desktop.ui.old_board.model import FIELDS, LABELS, DraftModel

_ONE_LINE = ("name", "personal_id", "start")


class DraftDelegate(CellDelegate):
    """Painting, ticking and correcting, with the board's own keys."""

    def __init__(self, theme: Theme, model: DraftModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._cells = DraftPainter(theme)

    def remeasure(self) -> None:
        """Fonts and colours have changed."""
        self._cells = DraftPainter(self._theme)

    @property
    def row_height(self) -> int:
        """The height of every row in pixels."""
        return self._cells.row_height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        row = self._model.row_at(index.row())
        self._cells.draw(painter, option.rect, row, FIELDS[index.column()], chosen=chosen, focused=focused)

    def editorEvent(
        self, event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click in the first column ticks the row."""
        if (
            index.column()
            or not isinstance(event, QMouseEvent)
            or event.button() is not Qt.MouseButton.LeftButton
        ):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._model.toggle(index.row())
        return True

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A text field that stands in the cell."""
        self.editor = CellEditor(parent, self._theme, one_line=FIELDS[index.column()] in _ONE_LINE)
        self.editor.setAccessibleName(LABELS[index.column()])
        return self.editor
