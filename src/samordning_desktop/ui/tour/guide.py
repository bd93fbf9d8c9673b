"""What a tour is made of: wait until the window is at rest, act in a dialog, take a picture."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.files import Files
from samordning_desktop.ui.main_window import MainWindow
from samordning_desktop.ui.program import Program

#: How long anything may take before the tour gives up, in seconds.
PATIENCE = 60.0
_POLL_MS = 5
#: Darker than this, of 255, is ink; the paper's surroundings are grey.
_INK = 100


#: What the tour does in a dialog.
Act = Callable[[Dialog[object]], None]


class TourStoppedError(Exception):
    """The tour waited for something that did not come; the text says for what."""


class ChosenFiles(Files):
    """Answers the windows for choosing files with what the tour has set out."""

    def __init__(self) -> None:
        self.next: Path | None = None

    def open(self, _parent: QWidget | None, _title: str, _kinds: str) -> Path | None:
        """The file set out."""
        return self.next

    def save(self, _parent: QWidget | None, _title: str, _suggested: str, _kinds: str) -> Path | None:
        """The place set out."""
        return self.next


class Guide:
    """Drives a program. ``pictures`` is the folder for PNG files; they are numbered as they are taken."""

    def __init__(
        self, app: QApplication, program: Program, files: ChosenFiles, pictures: Path, taken: list[Path]
    ) -> None:
        self.app = app
        self.program = program
        self.files = files
        self._pictures = pictures
        self.taken = taken
        self._acts: list[Act] = []
        self._acting: Dialog[object] | None = None
        self._failure: Exception | None = None
        self._watch = QTimer(interval=_POLL_MS)
        self._watch.timeout.connect(self._look)
        self._watch.start()

    @property
    def board(self) -> MainWindow | None:
        """The main window, when it is the one shown."""
        window = self.program.window
        return window if isinstance(window, MainWindow) else None

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Lets the program run until something holds. Raises TourStoppedError."""
        give_up = time.monotonic() + PATIENCE
        while self._failure is None and not holds():
            if time.monotonic() > give_up:
                raise TourStoppedError(what)
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, _POLL_MS)
        if self._failure is not None:
            raise self._failure

    def rest(self) -> None:
        """Lets the program run until nothing is under way and the panel shows who is chosen."""
        self.until(lambda: self._at_rest, "the program to rest")
        self.app.processEvents()
        self.until(lambda: self._at_rest, "the program to rest")

    @property
    def _at_rest(self) -> bool:
        if self.board is not None:
            return self.board.at_rest
        return self.program.kit.runner.idle

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Saves what a widget (the program's window, unless another is given) looks like now."""
        self.app.processEvents()
        for pages in widget.findChildren(QPdfView) if widget else ():
            self.until(partial(_drawn, pages), "a sheet to be drawn")
        path = self._pictures / f"{len(self.taken) + 1:02}-{name}.png"
        shown = widget or self.program.window
        if shown is None or not shown.grab().save(str(path)):
            raise TourStoppedError(f"the picture {path.name}")
        self.taken.append(path)

    def in_dialogs(self, open_it: Callable[[], object], *acts: Act) -> None:
        """Opens one dialog after another, acts in each in turn, and goes on when all are closed.

        Raises TourStoppedError, also when a dialog opens that nobody expected.
        """
        self._acts = list(acts)
        open_it()
        self.until(lambda: not self._acts, "a dialog to open")
        self.rest()

    def _look(self) -> None:
        """Acts in the dialog that has opened; one that was met before, or that nobody awaits, is given up."""
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Dialog) or isinstance(dialog, ProgressDialog) or dialog is self._acting:
            return  # how far a piece of work has come goes away by itself
        self._acting = dialog
        try:
            if not self._acts:
                raise TourStoppedError(f"no dialog, but {dialog.windowTitle()} opened")
            self._acts[0](dialog)
            self._acts.pop(0)
        except Exception as error:
            self._failure = error
        finally:
            self._acting = None
            if dialog.isVisible():
                dialog.reject()

    def leave(self) -> None:
        """Closes the program and waits until it is gone."""
        self.program.quit()
        self.until(lambda: self.program.window is None, "the program to end")
        self._watch.stop()

    def press(self, dialog: Dialog[object], verb: str) -> None:
        """Presses the button of a dialog that says ``verb``."""
        button = next((one for one in dialog.findChildren(QPushButton) if one.text() == verb), None)
        if button is None:
            raise TourStoppedError(f"the button {verb}")
        button.click()

    def key(self, widget: QWidget, key: Qt.Key, text: str = "") -> None:
        """Presses a key in a widget."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.app.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def type(self, widget: QWidget, text: str) -> None:
        """Types text in a widget, a character at a time."""
        for character in text:
            self.key(widget, Qt.Key.Key_unknown, character)


def _drawn(pages: QPdfView) -> bool:
    """Whether a sheet's ink shows: Qt draws it after the window is painted, on a thread of its own."""
    image = pages.viewport().grab().toImage()
    across = range(0, image.width(), 2)
    return any(image.pixelColor(x, y).lightness() < _INK for y in range(0, image.height(), 2) for x in across)
