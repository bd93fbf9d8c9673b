"""Boards as separated text: CSV as Excel, Numbers and others write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Cell, Grid, Row, Source
from samordning_desktop.core.header_row import find_headers, known_fields
from samordning_desktop.core.table import Doubt
from samordning_desktop.tables.decoding import decode
from samordning_desktop.tables.guard import unguarded
from samordning_desktop.tables.tally import Tally
from samordning_desktop.tables.upload import Upload

_SEPARATORS = ";\t,"
_SEPARATOR_LINE = "sep="
_FIRST_ROWS = 1_000
_SHOWN = 80


def read(upload: Upload) -> Source:
    """The file as one grid. Rows are numbered as Excel would show them, whatever line breaks stand in cells.

    Raises KnownError ``board.damaged``, ``board.format`` or ``board.too_big``; ``csv.Error`` when a cell is
    too long to be one.
    """
    text, cut_off = decode(upload)
    found = [Doubt("slutet av filen", "", doubts.CUT_OFF)] if cut_off else []
    separator = _stated_separator(text)
    tally = Tally(upload)
    tally.check_row(max(text.count("\n"), text.count("\r")))
    if separator:
        text = text[text.index("\n") + 1 :]
    else:
        separator = _likeliest(text)
    rows = []
    for row in _rows(text, separator):
        tally.add(len(row))
        rows.append(row)
    return Source((Grid("", tuple(rows)),), doubts=tuple(found + _unbalanced(text, separator, rows)))


def _stated_separator(text: str) -> str:
    """The separator that a first line like ``sep=;`` states, which only Excel knows of."""
    line = text[:8].split("\n", 1)[0].rstrip("\r")
    stated = (
        line.lower().startswith(_SEPARATOR_LINE)
        and len(line) == len(_SEPARATOR_LINE) + 1
        and "\n" in text[:8]
    )
    return line[-1] if stated else ""


def _likeliest(text: str) -> str:
    """The separator under which most of a board's header shows, near the top or else anywhere."""
    for count in (_FIRST_ROWS, None):
        strengths = {separator: _strength(text, separator, count) for separator in _SEPARATORS}
        if any(strengths.values()):
            break
    return max(_SEPARATORS, key=lambda separator: strengths[separator])


def _strength(text: str, separator: str, count: int | None) -> int:
    try:
        rows = list(islice(_rows(text, separator), count))
    except csv.Error:
        return 0
    return max((len(known_fields(header.heads)) for header in find_headers(rows)), default=0)


def _rows(text: str, separator: str) -> Iterator[Row]:
    for number, values in enumerate(_records(text, separator), start=1):
        row = tuple(
            Cell(number, column, unguarded(value)) for column, value in enumerate(values) if value.strip()
        )
        if row:
            yield row


def _records(text: str, separator: str, *, strict: bool = False) -> Iterator[list[str]]:
    return iter(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict))


def _unbalanced(text: str, separator: str, rows: Sequence[Row]) -> list[Doubt]:
    """A doubt where quotation marks do not pair up: the longest cell has swallowed what came after it."""
    try:
        for _ in _records(text, separator, strict=True):
            pass
    except csv.Error as error:
        if rows and "end of data" in str(error):
            longest = max((cell for row in rows for cell in row), key=lambda cell: len(cell.text))
            return [Doubt(f"rad {longest.row}", f"{longest.text[:_SHOWN]} …", doubts.QUOTES)]
    return []
