"""Draws the board's cells, and opens the editor that stands in one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from samordning_desktop.core.participant import BOARD_COLUMNS
from samordning_desktop.ui.board.cell_delegate import CellDelegate, Index
from samordning_desktop.ui.board.cell_paint import AIR, CellPainter
from samordning_desktop.ui.board.editor import CellEditor
from samordning_desktop.ui.board.model import FIELDS, BoardModel
from samordning_desktop.ui.kit.theme import Theme

_SELECTED = QStyle.StateFlag.State_Selected.value
_HAS_FOCUS = QStyle.StateFlag.State_HasFocus.value


class BoardDelegate(CellDelegate):
    """Painting and editing of cells.

    ``began`` and ``ended`` tell of an editor's life, however it closes.
    ``current_row`` is painted as chosen, unless ``many`` cells are selected: then those are. ``air`` is above and
    below a row's text, in em.
    """

    began = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, model: BoardModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._cells = CellPainter(theme)
        self.air = AIR
        self.current_row = -1
        self.many = False

    def remeasure(self) -> None:
        """Fonts, colours or the air have changed."""
        self._cells = CellPainter(self._theme, self.air)

    @property
    def row_height(self) -> int:
        """The height of every row in pixels: three lines and air."""
        return self._cells.row_height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        state = option.state.value  # as a number: Python's enum arithmetic costs more than the text does
        selected, focused = bool(state & _SELECTED), bool(state & _HAS_FOCUS)
        chosen = selected if self.many else index.row() == self.current_row
        row, field, shown = self._model.row_at(index.row()), FIELDS[index.column()], self._model.shown
        self._cells.draw(painter, option.rect, row, field, shown, chosen=chosen, focused=focused)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A text field that stands in the cell."""
        field, label = BOARD_COLUMNS[index.column()]
        editor = CellEditor(parent, self._theme, one_line=field in ("name", "start"))
        editor.setAccessibleName(label)
        self.editor = editor
        self.setEditorData(editor, index)  # before it is told of: what it says depends on the text
        self.began.emit()
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The editor has closed."""
        super().destroyEditor(editor, index)
        self.ended.emit()
