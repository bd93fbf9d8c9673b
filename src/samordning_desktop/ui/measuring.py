"""How long the window takes, measured from inside: start to painted board, keystroke to painted result."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from samordning_desktop.core.clock import Clock
from samordning_desktop.core.memory import peak_memory
from samordning_desktop.ui.kit.theme import Mode, Theme
from samordning_desktop.ui.lock_window import LockWindow
from samordning_desktop.ui.program import Program

if TYPE_CHECKING:
    from samordning_desktop.ops.setup import DeviceSecrets
    from samordning_desktop.ui.main_window import MainWindow

# The main window is imported by the program, on its worker while the lock is shown: not by who measures it.

_WORDS = ("åke", "möte", "nummer77", "boende 3")
_SIZE = (1280, 800)
_PATIENCE_MS = 120_000


@dataclass(frozen=True, slots=True)
class WindowTimes:
    """What was measured of one window.

    Seconds since 1970 when the lock and the board were first painted; seconds for each keystroke, for the filter
    alone, for painting one screen of the board, and the same with Qt's own table (``plain``), turn about.
    ``peak`` is the most memory held so far when the board had come to rest, in MB; None where the system tells nothing.
    """

    lock_painted: float
    board_painted: float
    keystrokes: tuple[float, ...]
    filters: tuple[float, ...]
    screens: tuple[float, ...]
    plain: tuple[float, ...]
    peak: float | None


class Paints(QObject):
    """Counts how often a widget has been painted, and tells when its last paint had ``ended`` (seconds since 1970)."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        self.ended = 0.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._note)
        # A filter put on last is asked first: its timer comes before those of others that wait for the same paint.
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Counts, and lets everything through."""
        if event.type() == QEvent.Type.Paint:
            self.count += 1
            self._soon.start()
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        self.ended = time.time()


class Stopwatch:
    """Measures one program, in the order in which a person meets it."""

    def __init__(self, app: QApplication, data_dir: Path, clock: Clock, secrets: DeviceSecrets) -> None:
        self._app = app
        self._program = Program(app, data_dir, clock, secrets, theme=Theme(app, Mode.LIGHT))

    def measure(self, passphrase: str) -> WindowTimes:
        """Unlocks the store in the real window, searches its board a key at a time, and paints it."""
        self._program.start()
        lock = self._program.window
        if not isinstance(lock, LockWindow):
            raise RuntimeError("no lock")
        lock_painted = self._painted(lock)
        lock.give(passphrase)
        self._until(lambda: self._program.main is not None)
        window = self._program.main
        if window is None:
            raise RuntimeError("no board")
        window.resize(*_SIZE)
        board = window.workspace.board
        self._until(lambda: board.model.rowCount() > 0)
        board_painted = self._painted(board.view.viewport())
        self._until(lambda: window.at_rest)
        peak = peak_memory()
        times = self._searched_and_painted(window)
        self._program.quit()
        self._until(lambda: self._program.window is None)
        return WindowTimes(lock_painted, board_painted, *times, peak)

    def _searched_and_painted(
        self, window: MainWindow
    ) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
        from samordning_desktop.ui.measuring_board import filter_times, screen_times

        board = window.workspace.board
        keystrokes = tuple(self._keystrokes(window))
        board.search.clear()
        filters = filter_times(board.model.everyone, _WORDS)
        return keystrokes, filters, *screen_times(self._app, board.view)

    def _keystrokes(self, window: MainWindow) -> Iterator[float]:
        board = window.workspace.board
        # Where no row fits, the board gives way to a sentence that says so. Where those fit that stand there, the
        # letter in its field is all that there is to paint.
        letter = Paints(board.search)
        answers = (Paints(board.view.viewport()), Paints(board.nothing))
        for word in _WORDS:
            board.search.clear()
            self._until(lambda: window.at_rest)
            for character in word:
                for paints in (letter, *answers):
                    paints.count = 0
                stood = board.model.rows
                begun = time.perf_counter()
                self._app.sendEvent(board.search, _key(character))
                awaited = (letter,) if board.model.rows is stood else answers
                self._until(partial(_any_painted, awaited), wait=False)
                yield time.perf_counter() - begun

    def _painted(self, widget: QWidget) -> float:
        paints = Paints(widget)
        widget.update()
        self._until(lambda: paints.ended > 0)
        return paints.ended

    def _until(self, holds: Callable[[], bool], *, wait: bool = True) -> None:
        """Lets the program run until something holds, resting between events unless told not to ``wait``.

        It rests as the program does: with a time to end at, Qt would go round and round instead, and take from the
        worker what is to be measured.
        """
        flag = QEventLoop.ProcessEventsFlag
        patience = QTimer(singleShot=True, interval=_PATIENCE_MS)
        patience.start()
        while not holds():
            if not patience.isActive():
                raise RuntimeError("waited in vain")
            self._app.processEvents(flag.WaitForMoreEvents if wait else flag.AllEvents)


def _any_painted(awaited: tuple[Paints, ...]) -> bool:
    return any(paints.count for paints in awaited)


def _key(character: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
