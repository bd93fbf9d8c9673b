"""The file of a signed form: is it what it says, can it be shown, and how it looks as pages. All of it in memory.

Import this at first use: QtPdf is not needed to start.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument

from samordning_desktop.core.attachment import FILE_LIMIT, Attachment
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.form_media import MOST_PIXELS
from samordning_desktop.ops import files
from samordning_desktop.photos.heic import kept_form

#: A picture's longer side is shown with so many points: sharp on A4 in print.
_SHOWN = 3_500
_DOTS = 300

#: What a whole picture of each kind ends with.
_ENDS = {"image/png": b"IEND", "image/jpeg": b"\xff\xd9"}
_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg"}
_LOCKED = (QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme)


def read_form(path: Path) -> Attachment:
    """The file as it will be kept, once it has been seen to open.

    Raises KnownError ``file.missing``, ``file.unreadable``, ``form.empty``, ``form.too_large``, ``form.other``,
    ``form.damaged``, ``form.too_wide`` or ``form.locked``.
    """
    form = kept_form(files.read_file(path, FILE_LIMIT))
    if form.media == "application/pdf":
        _open_pdf(form.content)
    else:
        _open_picture(form)
    return form


def as_pdf(form: Attachment) -> bytes:
    """A kept form as pages: a PDF as it is, a picture on a page of its own. Raises KnownError ``form.damaged``."""
    return form.content if form.media == "application/pdf" else _page(_open_picture(form))


def _open_pdf(content: bytes) -> None:
    buffer = _device(content)
    document = QPdfDocument()
    document.load(buffer)
    error, pages = document.error(), document.pageCount()
    document.close()
    if error in _LOCKED:
        raise KnownError("form.locked")
    if error is not QPdfDocument.Error.None_ or pages < 1:
        raise KnownError("form.damaged")


def _open_picture(form: Attachment) -> QImage:
    """The picture, turned as the camera was held, no larger than is shown."""
    if form.content.rfind(_ENDS[form.media]) < len(form.content) // 2:
        raise KnownError("form.damaged")  # cut off: the decoder would fill it up with grey and a warning
    buffer = _device(form.content)
    reader = QImageReader(buffer, QByteArray(_FORMATS[form.media]))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise KnownError("form.damaged")
    if size.width() * size.height() > MOST_PIXELS:
        raise KnownError("form.too_wide")
    if max(size.width(), size.height()) > _SHOWN:
        reader.setScaledSize(size.scaled(QSize(_SHOWN, _SHOWN), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise KnownError("form.damaged")
    return image


def _page(image: QImage) -> bytes:
    """The picture as large as an A4 holds, upright or across as it is."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    across = image.width() > image.height()
    size = QPageSize(QPageSize.PageSizeId.A4).sizePoints()
    writer.setPageSize(QPageSize(size.transposed() if across else size))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DOTS)
    painter = QPainter(writer)
    room = QRectF(0, 0, writer.width(), writer.height())
    place = QRectF(room)
    place.setSize(image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(room.center())
    painter.drawImage(place, image, QRectF(image.rect()))
    painter.end()
    buffer.close()
    return bytes(content.data())


def _device(content: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer
