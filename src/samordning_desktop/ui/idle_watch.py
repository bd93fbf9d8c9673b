"""Sees that nobody has touched the program for a while: a computer left open is to show nothing for long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from samordning_desktop.core.clock import Clock

#: Seconds without a touch, those counted that the computer slept, after which it is left alone.
ALONE_S = 600
#: How often it is looked.
OFTEN_MS = 15_000

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress,
        QEvent.Type.NonClientAreaMouseButtonPress,
    }
)  # fmt: skip


class IdleWatch(QObject):
    """Emits ``left_alone``, unless the program is ``in_use`` without being touched: then it is counted anew.

    While it is ``at_work`` too; but what it sets to work by itself as the computer wakes is no use of it.
    """

    left_alone = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        clock: Clock,
        in_use: Callable[[], bool],
        at_work: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._clock = clock
        self._in_use = in_use
        self._at_work = at_work
        self._touched = clock.elapsed()
        self._often = QTimer(self, interval=OFTEN_MS)
        self._often.timeout.connect(self.look)
        self._often.start()
        app.focusWindowChanged.connect(self._reached)

    def stop(self) -> None:
        """Look no more: the program ends."""
        self._often.stop()
        self._app.focusWindowChanged.disconnect(self._reached)

    def look(self) -> None:
        """Look now."""
        if not self._is_left_alone() and (self._in_use() or self._at_work()):
            self._touched = self._clock.elapsed()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """A key, the mouse or a finger in a window: the window system's own, where each of them comes once.

        One that comes too late does nothing but tell: a computer that wakes may be touched before it is looked.
        """
        if event.type() not in _TOUCHES:
            return False
        if self._is_left_alone():
            return True
        self._touched = self._clock.elapsed()
        return False

    def _is_left_alone(self) -> bool:
        now = self._clock.elapsed()
        if now - self._touched < ALONE_S or self._in_use():
            return False
        self._touched = now
        self.left_alone.emit()
        return True

    def _reached(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
