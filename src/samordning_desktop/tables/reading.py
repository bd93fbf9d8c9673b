"""One way in for old boards, whatever program they were kept in."""

from __future__ import annotations

from pathlib import Path

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.grid import Source
from samordning_desktop.core.recognise import recognise
from samordning_desktop.core.table import TableReading
from samordning_desktop.tables.kind import Kind, kind_of
from samordning_desktop.tables.package import unpack
from samordning_desktop.tables.upload import Upload, open_upload


def read_board(path: Path) -> TableReading:
    """The board in the file at ``path``: Excel (.xlsx), Word (.docx) or CSV, told apart by content.

    Every text in its tables ends up in a row, in a row's extra, among the titles or among the doubts.
    Raises KnownError, and nothing else: ``file.missing``, ``file.unreadable``, ``board.empty``,
    ``board.too_big`` (over 25 MB, 64 MB unpacked or 200,000 cells), ``board.format``, ``board.locked``,
    ``board.damaged``, ``board.no_header``.
    """
    upload = open_upload(path)
    try:
        return recognise(_source(upload), upload.name)
    except KnownError:
        raise
    except Exception:
        # The libraries raise some forty kinds of error for broken files; what they say may quote the file.
        raise upload.error("board.damaged") from None


def _source(upload: Upload) -> Source:
    """The file as plain grids. The readers come in when they are needed: Excel's alone takes a third of a second."""
    if kind_of(upload) is Kind.SEPARATED:
        from samordning_desktop.tables import separated

        return separated.read(upload)
    parts = unpack(upload)
    if any(name.startswith("word/") for name in parts):
        from samordning_desktop.tables import word

        return word.read(upload, parts)
    if any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in parts):
        from samordning_desktop.tables import excel

        return excel.read(upload, parts)
    raise upload.error("board.format")
