"""From plain grids to a board: where the headings are, who the rows are about, and all that was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samordning_desktop.core import doubts
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.grid import Grid, Loose, Row, Source
from samordning_desktop.core.header_row import NAME_FIELDS, Head, HeaderRow, find_headers
from samordning_desktop.core.layout import Layout
from samordning_desktop.core.loose_names import same_name
from samordning_desktop.core.loose_text import tidy_line, tidy_text
from samordning_desktop.core.person_rows import PersonRows
from samordning_desktop.core.table import Doubt, TableReading, TableRow

_LONGEST_TITLE = 120
_MOST_TITLE_LINES = 4
_MOST_TITLE_CELLS = 2


def recognise(source: Source, file: str) -> TableReading:
    """The board that ``source`` holds. Every text in it ends up in a row, an extra, a title or a doubt.

    Raises KnownError ``board.no_header`` (``file`` is the name to show) when no table has a board's headings.
    """
    found = _Findings()
    boards = [_read_grid(grid, found) for grid in source.grids]
    if not any(boards):
        raise KnownError("board.no_header", file=file)
    for loose in source.loose:
        _read_loose(loose, found)
    found.doubts += source.doubts
    found.doubts += _doubles(found.rows)
    return found.reading()


class _Findings:
    """What has come to light so far."""

    def __init__(self) -> None:
        self.rows: list[TableRow] = []
        self.doubts: list[Doubt] = []
        self._titles: dict[str, None] = {}
        self._unknown: dict[str, None] = {}
        self._headings: dict[tuple[str, str], None] = {}

    def title(self, text: str) -> None:
        self._titles[tidy_line(text)] = None

    def heading(self, head: Head) -> None:
        """Remembers how a heading was understood."""
        if head.field:
            field = "name" if head.field in NAME_FIELDS else head.field
            self._headings[(head.heading, field)] = None
        else:
            self._unknown[head.heading] = None

    def reading(self) -> TableReading:
        return TableReading(
            rows=tuple(self.rows),
            unknown_headings=tuple(self._unknown),
            doubts=tuple(self.doubts),
            headings=tuple(self._headings),
            titles=tuple(self._titles),
        )


def _read_grid(grid: Grid, found: _Findings) -> bool:
    """Reads one table; tells whether it was a board. Tables inside a table that only frames them are read too."""
    sections = _sections(grid)
    if not sections:
        return _read_frame(grid, found)
    for row in grid.rows[: sections[0].header.index]:
        _read_above(grid, row, found)
    said: set[tuple[str, str]] = set()
    for section in sections:
        _read_section(grid, section, said, found)
    return True


@dataclass(frozen=True, slots=True)
class _Section:
    """A header row, what its columns mean, the rows about people under it, and the next section's title."""

    header: HeaderRow
    layout: Layout
    body: Sequence[Row]
    title: Row


def _sections(grid: Grid) -> list[_Section]:
    """The parts of a table, each under a header of its own; none when no part has a column of names."""
    headers = list(find_headers(grid.rows))
    sections = []
    for number, header in enumerate(headers):
        last = headers[number + 1].index if number + 1 < len(headers) else len(grid.rows)
        body = list(grid.rows[header.index + header.count : last])
        title = (
            body.pop() if body and last < len(grid.rows) and _is_title_between(grid.rows, last - 1) else ()
        )
        sections.append(_Section(header, Layout(grid, header, body), body, title))
    return sections if any(section.layout.has_names for section in sections) else []


def _read_section(grid: Grid, section: _Section, said: set[tuple[str, str]], found: _Findings) -> None:
    """Reads the rows under one header row. ``said`` holds (heading, reason): a repeated header is told of once."""
    layout = section.layout
    for doubt in layout.doubts:
        if (doubt.text, doubt.reason) not in said:
            said.add((doubt.text, doubt.reason))
            found.doubts.append(doubt)
    first = section.header.index
    for cell in (
        cell for row in grid.rows[first : first + section.header.count] for cell in row if cell.problem
    ):
        found.doubts.append(Doubt(layout.place(cell), tidy_text(cell.text), cell.problem))
    people = PersonRows(grid, layout)
    for row in section.body:
        people.read(row)
    people.close()
    for head in (*layout.heads, *people.headless):
        if layout.head(head.start):
            found.heading(head)
    found.rows += people.rows
    found.doubts += people.doubts
    for cell in section.title:
        found.title(cell.text)


def _is_board(grid: Grid) -> bool:
    return bool(_sections(grid)) or any(_is_board(table) for table in _inner(grid))


def _inner(grid: Grid) -> list[Grid]:
    return [table for row in grid.rows for cell in row for table in cell.inner]


def _read_frame(grid: Grid, found: _Findings) -> bool:
    """A table without headings of a board: perhaps it only frames others, else it is told of as a whole."""
    if not any(_is_board(table) for table in _inner(grid)):
        text = "\n".join(" | ".join(tidy_text(cell.text) for cell in row if cell.text) for row in grid.rows)
        if text:
            found.doubts.append(Doubt(grid.name, text, doubts.NOT_A_BOARD))
        return False
    for cell in (cell for row in grid.rows for cell in row):
        own = cell.beside if cell.inner else cell.text
        _read_loose(Loose(grid.cell_place(cell.row, cell.column), own, above=True), found)
        for table in cell.inner:
            _read_grid(table, found)
    return True


def _read_above(grid: Grid, row: Row, found: _Findings) -> None:
    """A row above the headings: a title, unless it holds more than titles do."""
    short = all(len(cell.text) <= _LONGEST_TITLE and not cell.problem for cell in row)
    if short and len(row) <= _MOST_TITLE_CELLS:
        for cell in row:
            found.title(cell.text)
        return
    for cell in row:
        place = grid.cell_place(cell.row, cell.column)
        found.doubts.append(Doubt(place, tidy_text(cell.text), cell.problem or doubts.ABOVE_BOARD))


def _is_title_between(rows: Sequence[Row], index: int) -> bool:
    """Whether the last row before a repeated header is that part's title, not a person: alone, wide or set apart."""
    cell = rows[index][0]
    if len(rows[index]) > 1 or len(cell.text) > _LONGEST_TITLE or cell.problem:
        return False
    return cell.width > 1 or cell.row > rows[index - 1][0].row + 1


def _read_loose(loose: Loose, found: _Findings) -> None:
    """Text outside tables: short lines above a table are titles, all else might matter."""
    text = tidy_text(loose.text)
    lines = [line for line in text.split("\n") if line.strip()]
    if loose.above and len(lines) <= _MOST_TITLE_LINES and all(len(line) <= _LONGEST_TITLE for line in lines):
        for line in lines:
            found.title(line)
    elif text:
        found.doubts.append(Doubt(loose.place, text, doubts.OUTSIDE_TABLE))


def _doubles(rows: Sequence[TableRow]) -> list[Doubt]:
    """A doubt for each row whose name has stood before, unless two personal numbers tell the people apart."""
    by_name: dict[str, list[TableRow]] = {}
    result = []
    for row in rows:
        earlier = by_name.setdefault(same_name(row.fields.name), [])
        own = row.fields.personal_id
        if any(
            not own or not other.fields.personal_id or own == other.fields.personal_id for other in earlier
        ):
            result.append(Doubt(row.place, row.fields.name, doubts.NAME_TWICE))
        earlier.append(row)
    return result
