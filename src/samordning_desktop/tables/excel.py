"""Boards kept in Excel (.xlsx): each worksheet becomes a grid.

openpyxl opens the workbook and turns cells into values; the sheets' own XML is walked here, so that merged
areas, formulas without a value and hidden rows are seen without building a worksheet of a million cells.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Grid, Row, Source
from samordning_desktop.core.table import Doubt
from samordning_desktop.tables.excel_hidden import Hidden
from samordning_desktop.tables.excel_merges import Merges
from samordning_desktop.tables.excel_notes import notes
from samordning_desktop.tables.excel_values import cell_of
from samordning_desktop.tables.package import Parts, packed
from samordning_desktop.tables.tally import Tally
from samordning_desktop.tables.upload import Upload

_TAG = f"{{{SHEET_MAIN_NS}}}"
#: Parts that say nothing about the cells, and that broken generators often get wrong.
_NEEDLESS = (
    "docProps/",
    "xl/theme/",
    "xl/drawings/",
    "xl/charts/",
    "xl/chartsheets/",
    "xl/externalLinks/",
    "xl/pivot",
)
_STYLES = "xl/styles.xml"


def read(upload: Upload, parts: Parts) -> Source:
    """The workbook as grids, a worksheet each, hidden ones too.

    Raises KnownError ``board.too_big``; what openpyxl raises for a damaged file.
    """
    found: list[Doubt] = []
    with warnings.catch_warnings():
        # openpyxl warns of everything that it would not write back; nothing is written back here.
        warnings.simplefilter("ignore")
        book = _open(parts, found)
        tally = Tally(upload)
        grids = []
        for sheet in book.worksheets:
            grid, doubtful = _Sheet(sheet, book, parts[sheet._worksheet_path], tally).read()
            found += doubtful
            found += notes(sheet.title, sheet._worksheet_path, parts)
            grids.append(grid)
    return Source(tuple(grids), doubts=tuple(found))


def _open(parts: Parts, found: list[Doubt]) -> Any:
    """The workbook. Where its styles are broken, as some programs write them, it opens without."""
    needed = {name: data for name, data in parts.items() if not name.startswith(_NEEDLESS)}
    try:
        return load_workbook(packed(needed), read_only=True, data_only=True, keep_links=False)
    except Exception:
        # What can be wrong with a style sheet is without end; a second failure means a damaged file.
        if needed.pop(_STYLES, None) is None:
            raise
        book = load_workbook(packed(needed), read_only=True, data_only=True, keep_links=False)
        found.append(Doubt("hela filen", "", doubts.NO_STYLES))
        return book


@dataclass
class _Sheet:
    """One worksheet on its way to a grid."""

    sheet: Any
    book: Any
    data: bytes
    tally: Tally
    rows: list[Row] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)
    merges: Merges = field(default_factory=Merges)

    def read(self) -> tuple[Grid, list[Doubt]]:
        for row in self._walk():
            self.tally.add(len(row))
            if row:
                self.rows.append(row)
        rows = tuple(self.merges.applied(sorted(self.rows, key=lambda row: row[0].row)))
        found = self.hidden.doubts(self.sheet.title, self.sheet.sheet_state != "visible", rows)
        return Grid(self.sheet.title, rows, lettered=True), found

    def _walk(self) -> Iterator[Row]:
        parser = WorkSheetParser(
            None,
            self.sheet._shared_strings,
            data_only=True,
            epoch=self.book.epoch,
            date_formats=self.book._date_formats,
            timedelta_formats=self.book._timedelta_formats,
        )
        for _, element in iterparse(io.BytesIO(self.data)):
            if element.tag == f"{_TAG}row":
                yield self._row(parser, element)
                element.clear()
            elif element.tag == f"{_TAG}mergeCell":
                self.merges.add(range_boundaries(element.get("ref")))
            elif element.tag == f"{_TAG}col" and _is_on(element.get("hidden")):
                self.hidden.columns(int(element.get("min", "0")) - 1, int(element.get("max", "0")))

    def _row(self, parser: Any, element: Element) -> Row:
        number, values = parser.parse_row(element)
        if _is_on(element.get("hidden")):
            self.hidden.row(number)
        cells = (
            cell_of(value, source.find(f"{_TAG}f")) for value, source in zip(values, element, strict=True)
        )
        return tuple(sorted((cell for cell in cells if cell is not None), key=lambda cell: cell.column))


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")
