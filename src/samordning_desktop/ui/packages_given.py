"""Packages that the program was started with, or that a second start handed over: shown one at a time when it suits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from samordning_desktop.ui.main_window import MainWindow
    from samordning_desktop.ui.one_window import OneWindow

#: Listening begins when the lock, and mostly the board, has been shown: neither waits for it.
LISTEN_AFTER_MS = 3_000
#: How often it is looked whether a dialog that is open has been answered.
LOOK_MS = 300


class Shown(Protocol):
    """The program's windows."""

    window: QWidget | None

    @property
    def main(self) -> MainWindow | None:
        """The main window, when it is the one that is shown."""


class PackagesGiven(QObject):
    """Holds them until the store is open and nobody is being asked something else."""

    def __init__(self, app: QApplication, program: Shown, packages: Sequence[Path]) -> None:
        super().__init__(app)
        self._app = app
        self._program = program
        self._waiting = list(packages)
        self._listener: OneWindow | None = None
        self._shown: Path | None = None
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.offer)
        self._soon = QTimer(self, singleShot=True, interval=LISTEN_AFTER_MS)
        self._soon.timeout.connect(self._listen)
        self._data_dir: Path | None = None

    @property
    def wait(self) -> bool:
        """Whether any has not been shown yet."""
        return bool(self._waiting)

    def listen_soon(self, data_dir: Path) -> None:
        """Hear of those that a second start is given, once there is a store in ``data_dir``."""
        if self._data_dir is None:
            self._data_dir = data_dir
            self._soon.start()

    def _listen(self) -> None:
        from samordning_desktop.ui.one_window import OneWindow

        if self._data_dir is not None:
            self._listener = OneWindow(self._data_dir, self)
            self._listener.told.connect(self.take)

    def stop(self) -> None:
        """Hear and show nothing more."""
        self._look.stop()
        self._soon.stop()
        if self._listener is not None:
            self._listener.stop()
        self.deleteLater()

    def take(self, package: Path | None) -> None:
        """Come to the front, and show a package as soon as may be."""
        window = self._app.activeModalWidget() or self._program.window
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()
            self._app.alert(window)
        asked_now = package == self._shown and self._app.activeModalWidget() is not None
        if package is not None and package not in self._waiting and not asked_now:
            self._waiting.append(package)
        self.offer()

    def offer(self) -> None:
        """Show what the next would change, each once. A cell that is being written in is saved first."""
        main = self._program.main
        if main is None or not self._waiting:
            return
        if self._app.activeModalWidget() is None and main.kit.runner.idle and not main.working:
            main.when_written(partial(self._show, main, self._waiting.pop(0)))
        if self._waiting:
            self._look.start()

    def _show(self, main: MainWindow, package: Path) -> None:
        from samordning_desktop.ui.flows import packages

        self._shown = package
        packages.take_in_file(main.stage, package)
