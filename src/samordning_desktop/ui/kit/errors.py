"""The calm window for what nobody foresaw, with a report that holds no personal data."""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from traceback import walk_tb

import PySide6
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from samordning_desktop import __version__
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.theme import Theme

_PACKAGE = Path(__file__).resolve().parents[2]


def report(error: BaseException) -> str:
    """Types, places in the code and versions: never a message, a value or a path outside the program."""
    lines = [
        f"Samordning Desktop {__version__}",
        f"Python {platform.python_version()}, Qt {PySide6.__version__}, {sys.platform}",
        "",
    ]
    link: BaseException | None = error
    while link is not None:
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {_place(frame.f_code.co_filename)}:{line}" for frame, line in walk_tb(link.__traceback__)
        ]
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def _place(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE).as_posix()
    return path.name


class ErrorWindow(Dialog[None]):
    """Says that something went wrong in the program, that what was saved is safe, and offers the report."""

    asks = False

    def __init__(self, parent: QWidget | None, theme: Theme, error: BaseException) -> None:
        super().__init__(
            parent,
            theme,
            "Något gick fel i programmet",
            "Det senaste blev kanske inte gjort. Allt som redan var sparat är kvar.\n"
            "Titta på tavlan och gör om det som saknas. Händer det igen: kopiera rapporten och skicka den "
            "till den som sköter programmet. Den innehåller inga uppgifter om personer.",
        )
        self._report = QPlainTextEdit(report(error))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self.add_field("Rapport", self._report)
        self.verb("Kopiera rapporten", self._copy)
        self.cancel_verb("Stäng")

    def value(self) -> None:
        """Nothing: the window only tells."""

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report.toPlainText())
        self.say("Rapporten är kopierad.")
