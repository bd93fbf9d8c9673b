"""Small PDFs, made by Qt in memory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

A4, A3 = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3


def pdf(pages: Sequence[tuple[QPageSize.PageSizeId, bool]] = ((A4, False), (A4, False))) -> bytes:
    """Pages of a size, lying down or not; the left half of each is black and the right half white."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter()
    for number, (size, wide) in enumerate(pages):
        turn = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(QPageSize(size), turn, QMarginsF(0, 0, 0, 0)))
        painter.begin(writer) if number == 0 else writer.newPage()
        whole = QRectF(0, 0, writer.width(), writer.height())
        painter.fillRect(QRectF(0, 0, whole.width() / 2, whole.height()), QColor(Qt.GlobalColor.black))
    painter.end()
    return bytes(buffer.data().data())


def points(size: QPageSize.PageSizeId, *, wide: bool = False) -> QSizeF:
    """The size of such a page in points."""
    upright = QPageSize(size).size(QPageSize.Unit.Point)
    return upright.transposed() if wide else upright
