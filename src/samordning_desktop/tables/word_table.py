"""A Word table as a grid: merged cells, rows that were deleted, tables inside tables."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Cell, Grid
from samordning_desktop.core.loose_text import tidy_text
from samordning_desktop.core.table import Doubt
from samordning_desktop.tables.tally import Tally
from samordning_desktop.tables.word_text import W, blocks, cells_of, has_picture, rows_of, text_of

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_WIDEST = 10_000


class TableReader:
    """Reads tables one after another; ``doubts`` tells of pictures in their cells."""

    def __init__(self, tally: Tally) -> None:
        self.doubts: list[Doubt] = []
        self._tally = tally

    def read(self, table: Element, name: str) -> Grid:
        """The table as a grid called ``name``. Its rows are numbered as they stand, from 1."""
        rows = [self._row(number, row, name) for number, row in enumerate(rows_of(table), start=1)]
        rows = [row for row in rows if row]
        _line_up(rows)
        _span_down(rows)
        grid_rows = (tuple(cell.as_cell() for cell in row if cell.counts) for row in rows)
        return Grid(name, tuple(row for row in grid_rows if row))

    def _row(self, number: int, row: Element, name: str) -> list[_WordCell]:
        if row.find(f"{W}trPr/{W}del") is not None:
            return []
        column = _number(row, f"{W}trPr/{W}gridBefore", 0)
        cells = []
        for element in cells_of(row):
            cell = _WordCell(number, column, element)
            column += cell.width
            if cell.deleted:
                continue
            self._fill(cell, element, name)
            cells.append(cell)
        return cells

    def _fill(self, cell: _WordCell, element: Element, name: str) -> None:
        cell.text = tidy_text(text_of(element))
        if cell.text:
            self._tally.add()
        inner = [block for block in blocks(element) if block.tag == f"{W}tbl"]
        if inner:
            cell.inner = tuple(
                self.read(table, f"{name}.{index}") for index, table in enumerate(inner, start=1)
            )
            cell.beside = tidy_text(text_of(element, tables=False))
        elif has_picture(element):
            self.doubts.append(Doubt(f"{name}, rad {cell.row}, cell {cell.column + 1}", "", doubts.PICTURE))


class _WordCell:
    """A cell while the table around it is read."""

    def __init__(self, row: int, column: int, element: Element) -> None:
        self.row = row
        self.column = column
        self.width = max(1, _number(element, f"{W}tcPr/{W}gridSpan", 1))
        self.height = 1
        merge = element.find(f"{W}tcPr/{W}vMerge")
        self.continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        self.restarts = merge is not None and not self.continues
        self.deleted = element.find(f"{W}tcPr/{W}cellDel") is not None
        self.text = self.beside = ""
        self.inner: tuple[Grid, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the cell holds anything."""
        return bool(self.text or self.inner)

    def as_cell(self) -> Cell:
        """The cell as it goes into the grid."""
        problem = doubts.UNDER_MERGE if self.continues else ""
        size = (self.width, self.height)
        return Cell(self.row, self.column, self.text, None, *size, problem, self.inner, self.beside)


def _span_down(rows: list[list[_WordCell]]) -> None:
    """Gives each cell that is merged downwards its height in rows."""
    open_at: dict[int, _WordCell] = {}
    for row in rows:
        for cell in row:
            if cell.continues and cell.column in open_at:
                above = open_at[cell.column]
                above.height = cell.row - above.row + 1
                continue
            cell.continues = False
            if cell.restarts:
                open_at[cell.column] = cell
            else:
                open_at.pop(cell.column, None)


def _line_up(rows: list[list[_WordCell]]) -> None:
    """Counts columns as the table's full rows have them, when borders drawn by hand have shifted some rows.

    Word counts columns by every border anywhere in the table, so a border moved in one row gives that row other
    columns than the headings. Rows with the full number of cells are lined up cell by cell, the others by where
    they begin.
    """
    counts = Counter(len(row) for row in rows)
    full = max((count for count, times in counts.items() if times > 1), default=0)
    shapes = {tuple(cell.column for cell in row) for row in rows if len(row) == full}
    if len(shapes) < 2:
        return
    starts = next([cell.column for cell in row] for row in rows if len(row) == full)
    for row in rows:
        for index, cell in enumerate(row):
            if len(row) == full:
                cell.column, cell.width = index, 1
            else:
                first, last = (
                    bisect_right(starts, at) - 1 for at in (cell.column, cell.column + cell.width - 1)
                )
                cell.column, cell.width = max(0, first), max(1, last - first + 1)


def _number(element: Element, path: str, default: int) -> int:
    found = element.find(path)
    return min(_WIDEST, int(found.get(f"{W}val", default))) if found is not None else default
