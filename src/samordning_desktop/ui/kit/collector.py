"""Python's collector of garbage kept on the window's thread.

By itself it runs on whatever thread happens to allocate. On the worker it would destroy Qt objects there, which
can lock the program for good: their destructor holds one of Qt's locks and waits for Python's, while the window's
thread holds Python's and waits for that lock.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

#: How often it is looked whether there is enough to collect.
LOOK_MS = 1_000
#: How many looks in a row can be put off.
PATIENCE = 5


class Collector(QObject):
    """Collects on the thread that made it, as often as Python would have, until it is stopped.

    While the program is ``busy`` it puts that off, for a while: nobody should wait longer for the board because
    everything just imported is gone through.
    """

    def __init__(self, parent: QObject, busy: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self._busy = busy
        self._put_off = 0
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones; or put it off."""
        if self._busy() and self._put_off < PATIENCE:
            self._put_off += 1
            return
        self._put_off = 0
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age, (count, limit) in enumerate(zip(counts, limits, strict=True)) if count > limit]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Leave the collecting to Python again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
