"""Pictures and PDFs as a scanner, a telephone or somebody with bad intentions would make them."""

from __future__ import annotations

import zlib
from struct import pack

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage


def picture(kind: str = "PNG", width: int = 80, height: int = 60) -> bytes:
    """A picture with a dark corner at its upper left."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(width // 4):
        for y in range(height // 4):
            image.setPixelColor(x, y, QColor("black"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(content.data())


def turned(jpeg: bytes, way: int) -> bytes:
    """A JPEG that says the camera was held another way (EXIF orientation)."""
    tags = b"MM\0*\0\0\0\x08\0\x01" + pack(">HHIHH", 0x0112, 3, 1, way, 0) + b"\0\0\0\0"
    exif = b"Exif\0\0" + tags
    return jpeg[:2] + b"\xff\xe1" + pack(">H", len(exif) + 2) + exif + jpeg[2:]


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
