"""What can wait until something new has been painted, so that the painting does not wait for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

#: For how long a paint is awaited of a widget that could be seen, and then is covered, or has nothing new to paint.
PATIENCE_MS = 500

_ANSWERS = frozenset({QEvent.Type.Paint, QEvent.Type.Hide})


class AfterPaint(QObject):
    """``came`` follows each ``ask``: once ``widget`` has been painted, or soon where it cannot be."""

    came = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._come)

    def ask(self) -> None:
        """Ask for the next paint. One asked for before it has come is the same."""
        if self._widget.isVisible():
            # Only while it is awaited: a filter is asked about every event.
            self._widget.installEventFilter(self)
            self._soon.start(PATIENCE_MS)
        else:
            self._soon.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint itself comes first. What is hidden meanwhile is not painted."""
        if event.type() in _ANSWERS:
            self._widget.removeEventFilter(self)
            self._soon.start(0)
        return super().eventFilter(watched, event)

    def _come(self) -> None:
        self._widget.removeEventFilter(self)
        self.came.emit()
