"""The program's windows in order: first run or lock, then the board, then the lock again."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from samordning_desktop.core.clock import Clock
from samordning_desktop.ui.kit.fields import SWEDISH
from samordning_desktop.ui.program import Program

if TYPE_CHECKING:
    from samordning_desktop.ops.setup import DeviceSecrets


def make_application(argv: Sequence[str]) -> QApplication:
    """Qt's application, speaking Swedish. Make it once, before anything else of Qt."""
    app = QApplication(list(argv))
    app.setApplicationName("samordning-desktop")
    app.setApplicationDisplayName("Samordning Desktop")
    app.setQuitOnLastWindowClosed(False)
    make_swedish(app)
    return app


def make_swedish(app: QApplication) -> None:
    """Swedish dates and numbers, and Qt's own texts (buttons, calendars, menus of text fields) in Swedish."""
    QLocale.setDefault(SWEDISH)
    translator = QTranslator(app)
    if translator.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def run_window(
    app: QApplication,
    data_dir: Path,
    clock: Clock,
    secrets: DeviceSecrets,
    passphrase: str = "",
    package: Path | None = None,
) -> int:
    """Show the program's windows until it is quit; the exit status. A passphrase given is tried at once, and a
    package is offered when the store is open."""
    program = Program(app, data_dir, clock, secrets, package=package)
    with _unforeseen(program):
        program.start(passphrase)
        return app.exec()


@contextmanager
def _unforeseen(program: Program) -> Iterator[None]:
    """What goes wrong in Qt's callbacks opens the calm window: Qt would print it, names and texts and all."""
    before = sys.excepthook

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            program.fell(error)
        else:
            program.quit()

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before
