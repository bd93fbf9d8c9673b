"""A sheet as it will be on paper: shown from memory, printed from memory, saved only after a warning.

Import this at first use: QtPdf is not needed to start.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.saving import Sure
from samordning_desktop.printing.fonts import MISSING
from samordning_desktop.ui.dialogs.account import fitting
from samordning_desktop.ui.dialogs.paper import choose_printer, print_pages
from samordning_desktop.ui.dialogs.saved_file import FILE_SAVED, save
from samordning_desktop.ui.dialogs.words import WARNING, counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.theme import Theme

#: Writes the bytes to the path, on a thread of its own, and asks whether to go on when all is written; may raise
#: KnownError.
Save = Callable[[Path, bytes, Sure], object]
#: Lets the user choose a printer; None when given up.
ChoosePrinter = Callable[[QWidget | None], QPrinter | None]

_WIDTH = 50
LACKING = f"Några tecken går inte att skriva ut. De står som {MISSING}."
LACKING_MORE = "Det gäller till exempel de flesta emojier. Skriv om texten om det betyder något."


class PreviewDialog(Dialog[None]):
    """Shows the pages. Nothing reaches the disk unless the user says so twice."""

    help_page = HelpPage.PRINT

    def __init__(
        self,
        parent: QWidget | None,
        kit: Kit,
        title: str,
        pdf: bytes,
        filename: str,
        save: Save,
        printers: ChoosePrinter = choose_printer,
    ) -> None:
        super().__init__(parent, kit.theme, title, width=_WIDTH)
        self._kit = kit
        self._over = parent
        self._pdf = pdf
        self._filename = filename
        self._write = save
        self._printers = printers
        self._open = True
        self._document = self._load(pdf)
        self._look_for_boxes()
        self.add_widget(Pages(kit.theme, self._document))
        self.verb("Skriv ut …", self._print)
        self.verb("Spara som PDF …", self._save)
        self.cancel_verb("Stäng")

    def value(self) -> None:
        """Nothing: the preview only shows."""

    def _look_for_boxes(self) -> None:
        """Tell of signs that could not be printed, if there are any: page by page, while the sheet is read."""
        boxes = QPdfSearchModel(self)
        boxes.setDocument(self._document)
        boxes.rowsInserted.connect(lambda *_: self._tell_of_boxes(boxes))
        boxes.setSearchString(MISSING)

    def _tell_of_boxes(self, boxes: QPdfSearchModel) -> None:
        boxes.deleteLater()
        self.hold_up(LACKING, LACKING_MORE)

    def _load(self, pdf: bytes) -> QPdfDocument:
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(self._buffer)
        if document.error() is not QPdfDocument.Error.None_:
            raise ValueError("the sheet is no PDF")
        return document

    def _print(self) -> None:
        printer = self._printers(self)
        if printer is not None:
            print_pages(self._document, printer)
            self.say("Utskriften är skickad till skrivaren.")

    def _save(self) -> None:
        sure = self._kit.messages.ask(
            self, "Spara som en läsbar fil?", WARNING, "Spara som PDF", "Avbryt", danger=True
        )
        path = self._kit.files.save(self, "Spara som PDF", self._filename, "PDF (*.pdf)") if sure else None
        if path is not None:
            job = partial(self._write, path, self._pdf)
            saved = partial(self._saved, path)
            save(self, self._kit, FILE_SAVED, job, saved, self._unsaved, initiator=self._over)

    def _saved(self, path: Path, _nothing: object) -> None:
        if self._open:
            self.say(f"Sparad som {path.name}.")

    def _unsaved(self, error: Exception) -> None:
        if self._open and isinstance(error, KnownError):
            self.complain(error)
        else:
            self._kit.messages.fail(self._over, error)

    def done(self, result: int) -> None:
        """Close; what is being saved then has nobody to tell but the window below."""
        self._open = False
        super().done(result)


class Pages(QPdfView):
    """Every page under the other, as wide as the window."""

    def __init__(self, theme: Theme, document: QPdfDocument) -> None:
        super().__init__()
        self._theme = theme
        pages = counted(document.pageCount(), "sida", "sidor")
        self.setAccessibleName(f"Förhandsvisning, {pages}")
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setDocument(document)

    def sizeHint(self) -> QSize:
        """As much as the screen gives."""
        return QSize(self._theme.px(_WIDTH), fitting(self, self._theme, self._theme.px(99), beside=6.5))

    def minimumSizeHint(self) -> QSize:
        """Room to see what it is."""
        return QSize(self._theme.px(12), self._theme.px(9))


def show(parent: QWidget | None, kit: Kit, title: str, pdf: bytes, filename: str, save: Save) -> None:
    """Show the sheet until it is closed. ``filename`` is the name suggested when it is saved."""
    PreviewDialog(parent, kit, title, pdf, filename, save).outcome()
