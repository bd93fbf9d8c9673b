"""Pages of a PDF that is made anew as what it shows is written. Import at first use: QtPdf is not needed to start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samordning_desktop.core.document import Document
from samordning_desktop.ui.dialogs.account import fitting
from samordning_desktop.ui.kit import Kit

#: Makes the sheet, on the worker.
Draw = Callable[[Document], bytes]

#: How long after the last key the pages are made, in milliseconds.
PAUSE_MS = 350


class LivePages(QWidget):
    """Shows the document last asked for. ``stop`` before it goes away."""

    def __init__(self, kit: Kit, draw: Draw) -> None:
        super().__init__()
        self._kit = kit
        self._draw = draw
        self._asked: Document | None = None
        self._stopped = False
        self._pages = QPdfDocument(self)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._make)
        self._view = QPdfView(self)  # no parent of its document: Qt falls when the view goes first
        self._view.setAccessibleName("Så här blir papperet")
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._pages.pageCount()

    def show_document(self, document: Document) -> None:
        """Show a document, when no other has been asked for in a while."""
        if document != self._asked:
            self._pause.start(0 if self._asked is None else PAUSE_MS)
            self._asked = document

    def stop(self) -> None:
        """Show nothing more: what is being made then is not wanted."""
        self._stopped = True
        self._pause.stop()

    def sizeHint(self) -> QSize:
        """As much as the screen gives."""
        px = self._kit.theme.px
        return QSize(px(24), fitting(self, self._kit.theme, px(34), beside=10))

    def minimumSizeHint(self) -> QSize:
        """Room to see what it is."""
        return QSize(self._kit.theme.px(12), self._kit.theme.px(14))

    def _make(self) -> None:
        asked = self._asked
        if asked is not None:
            self._kit.runner.run(partial(self._draw, asked), partial(self._show, asked), initiator=self._kit)

    def _show(self, made_of: Document, pdf: bytes) -> None:
        if self._stopped or made_of != self._asked:
            return
        place = self._view.verticalScrollBar().value()
        # A document of its own each time: Qt may still be drawing pages of the one before.
        before, self._pages = self._pages, QPdfDocument(self)
        buffer = QBuffer(self._pages)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(buffer)
        self._view.setDocument(self._pages)
        before.deleteLater()
        self._view.verticalScrollBar().setValue(place)
