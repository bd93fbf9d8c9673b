"""What every table with cells to write in does with a sign that is typed: it begins to write in the chosen cell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView

from samordning_desktop.ui.board.cell_delegate import CellDelegate
from samordning_desktop.ui.board.editor import CellEditor

_Key = Qt.KeyboardModifier
_COMMANDS = _Key.ControlModifier | _Key.AltModifier | _Key.MetaModifier
#: What AltGr is on some systems.
_ALT_GR = _Key.ControlModifier | _Key.AltModifier


class CellTable(QTableView):
    """As in a spreadsheet, what is typed or pasted takes the place of what stood in the cell; Enter and F2 are the table's own."""

    _cells: CellDelegate
    _composing = False

    @property
    def editor(self) -> CellEditor | None:
        """The editor that stands in a cell, if one does."""
        return self._cells.editor

    def finish_editing(self) -> None:
        """Save what is being written, and close its editor."""
        if self.editor is not None:
            self._cells.save(self.editor)

    def may_type_over(self) -> bool:
        """Whether the current cell is written in by typing; tells what else is meant where it is not."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sign begins to write, and so does what is pasted; while one is put together the keyboard is still here."""
        if is_sign(event) and self.editor is not None and self.hasFocus():
            QCoreApplication.sendEvent(self.editor, event)
        elif is_sign(event) or (
            event.matches(QKeySequence.StandardKey.Paste) and QGuiApplication.clipboard().text()
        ):
            self._type_over(event, self.open_editor)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """So does a sign put together of several keys: it is seen in the cell while it is on its way."""
        commit, preedit = event.commitString(), event.preeditString()
        if self.editor is None and (commit.strip() or preedit):
            on_its_way = partial(super().inputMethodEvent, event)  # the keyboard stays here until it is whole
            self._type_over(event, self.open_editor if commit else on_its_way)
            self._composing = self.editor is not None and not commit
            return
        super().inputMethodEvent(event)
        given_up, self._composing = self._composing and not (commit or preedit), bool(preedit)
        if given_up and self.editor is not None:
            self._cells.closeEditor.emit(self.editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def open_editor(self) -> None:
        """Write in the current cell; where an editor stands, it stays: keys that it has no use for come here."""
        if self.editor is None:
            self.edit(self.currentIndex())

    def _type_over(self, event: QEvent, open_: Callable[[], object]) -> None:
        """Open the current cell, if that may be, and hand it what was typed."""
        if self.editor is not None or not self.currentIndex().isValid() or not self.may_type_over():
            return
        self._cells.replacing = True
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        open_()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._cells.replacing = False
        if self.editor is not None:
            QCoreApplication.sendEvent(self.editor, event)


def is_sign(event: QKeyEvent) -> bool:
    """Whether a key writes something: what Ctrl or Alt make of it does not, nor a space, which nobody would see."""
    held, text = event.modifiers() & _COMMANDS, event.text()
    return held in (_Key.NoModifier, _ALT_GR) and text.isprintable() and bool(text.strip())
