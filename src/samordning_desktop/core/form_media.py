"""What a chosen file is, by its content and not by its name."""

from __future__ import annotations

from samordning_desktop.core.attachment import FILE_LIMIT
from samordning_desktop.core.errors import KnownError

_PDF = b"%PDF-"
#: A PDF may have some bytes before its header (ISO 32000-1, annex H.3).
_PDF_WITHIN = 1024
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevx", b"mif1", b"msf1")
_BOX = b"ftyp"

#: The most points of a picture: Qt refuses to make room for more (256 MB at four bytes each).
MOST_PIXELS = 64_000_000


def is_heic(content: bytes) -> bool:
    """Whether a file is a photo in HEIC (ISO 23008-12), as telephones make them."""
    return content[4:8] == _BOX and content[8:12] in _HEIC


def media_of(content: bytes) -> str:
    """The media type of a signed form (a key of MEDIA), by how its bytes begin.

    Raises KnownError ``form.empty``, ``form.too_large`` or ``form.other``.
    """
    if not content:
        raise KnownError("form.empty")
    if len(content) > FILE_LIMIT:
        raise KnownError("form.too_large", limit=FILE_LIMIT >> 20)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if _PDF in content[:_PDF_WITHIN]:
        return "application/pdf"
    raise KnownError("form.other")
