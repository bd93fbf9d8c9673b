"""Pages of a PDF in memory, drawn on a printer. No file of ours in between."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

#: Pages are drawn at this many dots an inch at most: sharp in print, and 35 MB a page instead of 560.
_DOTS = 300
_POINTS = 72

#: The name that the print queue and its logs show: never a person's.
JOB_NAME = "Samordning Desktop"


def choose_printer(parent: QWidget | None) -> QPrinter | None:
    """The printer chosen in the system's own window, or None."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    # A file is saved by our own way, which asks first; and the participant's screen shows nobody's folders.
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    try:
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Draw every page, turned as the page is, as large as the paper holds without stretching."""
    printer.setDocName(JOB_NAME)
    printer.setFullPage(True)
    painter = QPainter()
    for page in range(document.pageCount()):
        points = document.pagePointSize(page)
        _turn(printer, points)
        if page == 0:
            painter.begin(printer)
        else:
            printer.newPage()
        _draw(painter, document, page, printer.pageLayout().fullRectPixels(printer.resolution()))
    painter.end()


def _turn(printer: QPrinter, points: QSizeF) -> None:
    wide = points.width() > points.height()
    printer.setPageSize(QPageSize(QSizeF(min(points.toTuple()), max(points.toTuple())), QPageSize.Unit.Point))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )


def _draw(painter: QPainter, document: QPdfDocument, page: int, paper: QRect) -> None:
    points = document.pagePointSize(page)
    fitted = points.scaled(QSizeF(paper.size()), Qt.AspectRatioMode.KeepAspectRatio)
    scale = min(fitted.width(), points.width() * _DOTS / _POINTS) / points.width()
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    image = on_white(document.render(page, size))
    place = QRectF(0, 0, fitted.width(), fitted.height())
    place.moveCenter(QRectF(paper).center())
    painter.drawImage(place, image, QRectF(image.rect()))


def on_white(image: QImage) -> QImage:
    """The image on white paper: Qt renders pages with nothing behind them, which printers draw badly."""
    sheet = QImage(image.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    return sheet
