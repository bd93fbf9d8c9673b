"""What kind of file it is, by its content: the ending of a name may be wrong."""

from __future__ import annotations

from enum import Enum, auto

from samordning_desktop.tables.upload import Upload

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
#: In the old container format, the stream that holds a newer document behind a password ([MS-OFFCRYPTO] 2.3.4).
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (
    b"%pdf",
    b"{\\rtf",
    b"<?xml",
    b"<!doctype",
    b"<html",
    b"<table",
    b"<meta",
    b"{",
    b"\x89png",
    b"\xff\xd8\xff",
    b"gif8",
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
#: Bytes below the space that text does not hold; 0x1a ended files in DOS.
_NEVER_IN_TEXT = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a"))


class Kind(Enum):
    """The kinds of file a board can come in."""

    PACKAGE = auto()
    SEPARATED = auto()


def kind_of(upload: Upload) -> Kind:
    """Whether the file is an Office package (Word, Excel) or separated text.

    Raises KnownError ``board.locked`` for an encrypted Office file, ``board.format`` for anything else: old
    .xls and .doc, PDF, pictures, unknown bytes.
    """
    content = upload.content
    if content.startswith(_ZIP):
        return Kind.PACKAGE
    if content.startswith(_OLE):
        raise upload.error("board.locked" if _ENCRYPTED_STREAM in content else "board.format")
    if content.startswith(_UTF16_MARKS):
        return Kind.SEPARATED
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_OTHER_KINDS) or content.translate(None, _NEVER_IN_TEXT) != content:
        raise upload.error("board.format")
    return Kind.SEPARATED
