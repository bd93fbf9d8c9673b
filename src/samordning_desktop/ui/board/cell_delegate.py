"""What every table with cells to write in has in common: the editor that stands in a cell, and its keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from samordning_desktop.ui.board.editor import CellEditor

Index = QModelIndex | QPersistentModelIndex

_STEPS: dict[int, int] = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_SAVES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BREAKS = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
)


class CellDelegate(QStyledItemDelegate):
    """Editing of cells; the painting, and the making of the editor, is each table's own.

    Enter saves, with Shift, Ctrl or Alt it is a new line, Tab saves and asks for the next cell (``moved`` by +1 or -1),
    Esc gives up. ``editor`` is the one that is open. One made while ``replacing`` lets what is typed take the
    text's place.
    """

    moved = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.editor: CellEditor | None = None
        self.replacing = False

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill a fresh editor; what is being written is never replaced from below."""
        if isinstance(editor, CellEditor):
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole)), replacing=self.replacing)

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
            step, enter = _STEPS.get(event.key()), event.key() in _SAVES
            if event.type() == QEvent.Type.KeyPress and enter and event.modifiers() & _BREAKS:
                watched.insertPlainText("\n")
                return True
            if event.type() == QEvent.Type.KeyPress and (step or enter):
                self.save(watched)
                if step:
                    self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def save(self, editor: CellEditor) -> None:
        """Hand over what is written in the editor, and close it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
