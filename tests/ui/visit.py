"""Run as a process of its own: shows the program in an empty folder, lets a callback fail, and leaves.

Writes the titles of the windows that told of a failure.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from clocks import SetClock
from samordning_desktop.ops import setup
from samordning_desktop.ui.application import make_application, run_window
from samordning_desktop.ui.first_run.wizard import FirstRun
from samordning_desktop.ui.kit.errors import ErrorWindow


class Visitor:
    """Looks every now and then at what is shown."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.timer = QTimer(interval=10)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        QTimer.singleShot(50, self.fail)

    def fail(self) -> None:
        raise ValueError("Anna Alm")

    def look(self) -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, ErrorWindow):
            self.titles.append(modal.windowTitle())
            modal.reject()
        elif self.titles:
            self.timer.stop()
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, FirstRun):
                    widget.close()


def main() -> None:
    app = make_application(["visit"])
    visitor, hook = Visitor(), sys.excepthook
    status = run_window(app, Path(sys.argv[1]), SetClock(), setup.NoSecrets())
    assert sys.excepthook is hook
    sys.stdout.write(f"{status} {visitor.titles}\n")


main()
