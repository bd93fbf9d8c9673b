"""Bytes to text, for files that do not say in what encoding they are."""

from __future__ import annotations

from samordning_desktop.tables.upload import Upload

_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
#: Excel's choices for a CSV file in Sweden: ordinary, for Macintosh, for MS-DOS.
_OLD_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_SWEDISH_LETTERS = "åäöÅÄÖ"
_LONGEST_CHARACTER = 4


def decode(upload: Upload) -> tuple[str, bool]:
    """The file's text, and whether it ends in the middle of a character.

    UTF-16 and UTF-8 with their marks, UTF-8 without, else the old encoding that gives the most å, ä and ö.
    Raises KnownError ``board.damaged`` when a marked file is not in the encoding it says, and
    ``board.format`` when it is text in no encoding.
    """
    content = upload.content
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _marked(upload, content.removeprefix(mark), encoding)
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError as error:
        if _at_end(error, content) and error.start > 0 and not content[: error.start].isascii():
            return content[: error.start].decode("utf-8"), True
    return _old(upload), False


def _marked(upload: Upload, content: bytes, encoding: str) -> tuple[str, bool]:
    try:
        return content.decode(encoding), False
    except UnicodeDecodeError as error:
        if not _at_end(error, content):
            raise upload.error("board.damaged") from None
        return content[: error.start].decode(encoding), True


def _at_end(error: UnicodeDecodeError, content: bytes) -> bool:
    return error.start > len(content) - _LONGEST_CHARACTER


def _old(upload: Upload) -> str:
    texts = []
    for encoding in _OLD_ENCODINGS:
        try:
            texts.append(upload.content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return max(texts, key=lambda text: sum(text.count(letter) for letter in _SWEDISH_LETTERS))
