"""Draws the wall's cells, and opens the board's editor in them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from samordning_desktop.ui.board.cell_delegate import Index
from samordning_desktop.ui.board.delegate import BoardDelegate
from samordning_desktop.ui.board.model import FIELDS
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.meeting.model import WallModel
from samordning_desktop.ui.meeting.paint import WallPainter
from samordning_desktop.ui.meeting.size import WallSize


class WallDelegate(BoardDelegate):
    """The board's editing with the wall's looks. ``light`` is the row that has the light."""

    def __init__(self, theme: Theme, size: WallSize, model: WallModel, parent: QObject) -> None:
        super().__init__(theme, model, parent)
        self._wall_theme, self._size, self._wall = theme, size, model
        self.painter = WallPainter(theme, size)
        self.light = -1

    def remeasure(self) -> None:
        """Fonts, colours or the size of the wall have changed."""
        self.painter = WallPainter(self._wall_theme, self._size)
        if self.editor is not None:
            self.editor.setFont(self._size.font())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row, field = self._wall.row_at(index.row()), FIELDS[index.column()]
        self.painter.draw(
            painter,
            option.rect,
            row,
            field,
            self._wall.marks.of(row, field),
            light=index.row() == self.light,
            focused=bool(option.state & QStyle.StateFlag.State_HasFocus),
        )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The board's text field, in type as large as the wall's."""
        editor = super().createEditor(parent, option, index)
        editor.setFont(self._size.font())
        return editor
