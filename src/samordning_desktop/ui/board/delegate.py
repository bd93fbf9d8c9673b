"""Draws the board's cells, and opens the editor that stands in one."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from samordning_desktop.core.participant import BOARD_COLUMNS
from samordning_desktop.ui.board.cell_paint import CellPainter
from samordning_desktop.ui.board.editor import CellEditor
from samordning_desktop.ui.board.model import FIELDS, BoardModel
from samordning_desktop.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_STEPS: dict[int, int] = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_SELECTED = QStyle.StateFlag.State_Selected.value
_HAS_FOCUS = QStyle.StateFlag.State_HasFocus.value
_SAVES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardDelegate(QStyledItemDelegate):
    """Painting and editing of cells.

    Enter saves, Shift+Enter is a new line, Tab saves and asks for the next cell (``moved`` by +1 or -1),
    Esc gives up. ``editor`` is the one that is open; ``began`` and ``ended`` tell of an editor's life, however it closes.
    ``current_row`` is painted as chosen, unless ``many`` cells are selected: then those are.
    """

    moved = Signal(int)
    began = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, model: BoardModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._cells = CellPainter(theme)
        self.editor: CellEditor | None = None
        self.current_row = -1
        self.many = False

    def remeasure(self) -> None:
        """Fonts and colours have changed."""
        self._cells = CellPainter(self._theme)

    @property
    def row_height(self) -> int:
        """The height of every row in pixels: three lines and air."""
        return self._cells.row_height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        state = option.state.value  # as a number: Python's enum arithmetic costs more than the text does
        selected, focused = bool(state & _SELECTED), bool(state & _HAS_FOCUS)
        chosen = selected if self.many else index.row() == self.current_row
        row = self._model.row_at(index.row())
        self._cells.draw(painter, option.rect, row, FIELDS[index.column()], chosen=chosen, focused=focused)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A text field that stands in the cell."""
        field, label = BOARD_COLUMNS[index.column()]
        editor = CellEditor(parent, self._theme, one_line=field in ("name", "start"))
        editor.setAccessibleName(label)
        self.editor = editor
        self.began.emit()
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill a fresh editor; what is being written is never replaced from below."""
        if isinstance(editor, CellEditor):
            editor.begin(str(self._model.data(index, Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was written."""
        if isinstance(editor, CellEditor):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Cover the cell, and grow over its neighbours where the text needs room."""
        if isinstance(editor, CellEditor):
            editor.stand_in(option.rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The editor has closed."""
        super().destroyEditor(editor, index)
        self.editor = None
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that end an edit."""
        if isinstance(watched, CellEditor) and isinstance(event, QKeyEvent):
            step = _STEPS.get(event.key())
            saves = event.key() in _SAVES and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.type() == QEvent.Type.KeyPress and (step or saves):
                self.save(watched)
                if step:
                    self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def save(self, editor: CellEditor) -> None:
        """Hand over what is written in the editor, and close it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
