"""Sees, while a window is open, that a new day begins and that the computer's clock is set."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from samordning_desktop.core.clock import Clock, JumpWatch

#: How often it is looked.
OFTEN_MS = 20_000


class ClockWatch(QObject):
    """Emits ``looked`` each time, and ``jumped(Jump)`` once for a clock that was set, when the window is ``free``."""

    looked = Signal()
    jumped = Signal(object)

    def __init__(self, clock: Clock, free: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._watch = JumpWatch(clock)
        self._free = free
        self._often = QTimer(self, interval=OFTEN_MS)
        self._often.timeout.connect(self.look)
        self._often.start()

    def stop(self) -> None:
        """Look no more: the window is going away."""
        self._often.stop()

    def look(self) -> None:
        """Look now, unless it has been stopped."""
        if not self._often.isActive():
            return
        self.looked.emit()
        jump = self._watch.look()
        if jump is not None and self._free():
            self._watch.forgive()
            self.jumped.emit(jump)
