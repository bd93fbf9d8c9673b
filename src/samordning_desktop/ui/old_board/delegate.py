"""Draws the old board's cells, ticks its rows, and opens the editor that stands in a cell."""

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
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from samordning_desktop.ui.board.editor import CellEditor
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.old_board.cell_paint import DraftPainter
from samordning_desktop.ui.old_board.model import FIELDS, LABELS, DraftModel

Index = QModelIndex | QPersistentModelIndex

_STEPS: dict[int, int] = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_SAVES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ONE_LINE = ("name", "personal_id", "start")


class DraftDelegate(QStyledItemDelegate):
    """Painting, ticking and correcting, with the board's own keys.

    Enter keeps what is written, Shift+Enter is a new line, Tab keeps it and asks for the next cell (``moved`` by
    +1 or -1), Esc gives it up.
    """

    moved = Signal(int)

    def __init__(self, theme: Theme, model: DraftModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._cells = DraftPainter(theme)
        self.editor: CellEditor | None = None

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

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill a fresh editor."""
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
