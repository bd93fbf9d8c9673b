"""The line to search the board with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class SearchField(QLineEdit):
    """Esc empties it; arrow down or Enter asks to go on to the board (``left``)."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Sök")
        self.setAccessibleName("Sök på tavlan")
        self.setClearButtonEnabled(True)

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that its hint is cut."""
        least, metrics = super().minimumSizeHint(), self.fontMetrics()
        hint = metrics.horizontalAdvance(self.placeholderText()) - metrics.maxWidth()
        return least.grownBy(QMargins(0, 0, max(hint, 0), 0))

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the window's where there is nothing of either here: Qt would do nothing, and say nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for keys, here in (
                (QKeySequence.StandardKey.Undo, self.isUndoAvailable()),
                (QKeySequence.StandardKey.Redo, self.isRedoAvailable()),
            ):
                if event.matches(keys) and not here:
                    event.ignore()
                    return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that do not write."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
