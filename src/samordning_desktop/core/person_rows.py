"""The rows under a board's headings: one person each, or several where the name's cell is merged over them."""

from __future__ import annotations

import re
from datetime import date

from samordning_desktop.core import doubts
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.grid import Cell, Grid, Row
from samordning_desktop.core.header_row import NAME_FIELDS, Head
from samordning_desktop.core.layout import Layout
from samordning_desktop.core.loose_dates import checked_day, read_day
from samordning_desktop.core.loose_names import split_name, tidy_personal_id
from samordning_desktop.core.loose_text import tidy_text
from samordning_desktop.core.participant import TEXT_LIMIT, BoardFields
from samordning_desktop.core.table import Doubt, TableRow

_LONG_NAME = 100
_TEXTS = ("goal", "situation", "interventions", "planning")
_MANY_DIGITS = re.compile(r"\d(?:[\s-]?\d){5}")
#: A row with nothing but a "name" like this is a note under the table, not a person.
_NOTE = re.compile(
    r"(?:(?:senast\s+)?(?:uppdaterad|ändrad|reviderad)|summa|totalt?|antal|obs|not|anm|avslutade?|vilande|kö)(?!\w)"
    r"|\d+\s+(?:deltagare|personer|patienter|brukare|st)(?!\w)|.*:(?:\s|$)|.{61,}|(?:\S+\s+){5,}|(?:\S+\s+){2,}\S+\.$",
    re.IGNORECASE,
)


class PersonRows:
    """Reads rows one after another into ``rows`` and ``doubts``; ``headless`` are columns with text and no heading."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self.rows: list[TableRow] = []
        self.doubts: list[Doubt] = []
        self.headless: dict[Head, None] = {}
        self._grid = grid
        self._layout = layout
        self._cells: list[tuple[Head, Cell]] = []
        self._reach = 0

    def read(self, row: Row) -> None:
        """Takes the next row: a person, more about the one above, or something that is no person."""
        if self._is_section(row):
            self.close()
            self.doubts += [self._doubt(cell, doubts.SECTION_ROW) for cell in row]
            return
        cells = [(head, cell) for cell in row if (head := self._readable(cell)) is not None]
        names = [cell for head, cell in cells if head.field in NAME_FIELDS]
        if names:
            self.close()
            self._reach = max(cell.row + cell.height - 1 for cell in names)
        if names or (self._cells and row[0].row <= self._reach):
            self._cells += cells
        else:
            self.doubts += [self._doubt(cell, doubts.NO_NAME) for _, cell in cells]

    def close(self) -> None:
        """Finishes the person that was being read."""
        if self._cells:
            person = _Person(self._grid, self._layout, self._cells)
            if person.row is not None:
                self.rows.append(person.row)
            self.doubts += person.doubts
        self._cells = []

    def _readable(self, cell: Cell) -> Head | None:
        """The cell's heading, or None when there is nothing to read in it; tells of what could not be read."""
        head = self._layout.head(cell.column)
        if head is None:
            return None
        if cell.problem:
            self.doubts.append(self._doubt(cell, cell.problem))
            return None
        text = tidy_text(cell.text)
        if text and cell.column in self._layout.headless:
            self.headless[head] = None
        return head if text else None

    def _is_section(self, row: Row) -> bool:
        """Whether one cell covers both the name and what comes after it: a heading within the table."""
        first = row[0]
        if len(row) > 1 or first.problem:
            return False
        covered = [
            head
            for head in self._layout.heads
            if first.column < head.end and head.start < first.column + first.width
        ]
        fields = {head.field for head in covered}
        return bool(fields & NAME_FIELDS) and len(covered) > 1 and bool(fields - NAME_FIELDS)

    def _doubt(self, cell: Cell, reason: str) -> Doubt:
        return Doubt(self._layout.place(cell), tidy_text(cell.text), reason)


class _Person:
    """One person's cells, put together. ``row`` is None when they turn out to be about nobody."""

    def __init__(self, grid: Grid, layout: Layout, cells: list[tuple[Head, Cell]]) -> None:
        self.doubts: list[Doubt] = []
        self._grid = grid
        self._layout = layout
        self._cells = cells
        self._extra: dict[str, list[str]] = {}
        self.row = self._read()

    def _read(self) -> TableRow | None:
        names = [(head, cell) for head, cell in self._cells if head.field in NAME_FIELDS]
        names.sort(key=lambda pair: pair[0].field == "surname")
        whole = names[0][0].field == "name"
        parts = split_name(("\n" if whole else " ").join(cell.text for _, cell in names))
        if not parts.name:
            self._nobody(doubts.NO_NAME)
            return None
        if len(self._cells) == len(names) and _NOTE.match(parts.name):
            self._nobody(doubts.NOTE_ROW)
            return None
        self._check_name(*names[0], parts.name, parts.rest)
        start = self._start()
        fields = BoardFields(
            name=self._limited(names[0][1], parts.name, LABEL_LIMIT),
            personal_id=self._personal_id(parts.personal_id),
            start=start,
            **{field: self._text(field) for field in _TEXTS},
        )
        for head, cell in self._cells:
            if not head.field:
                self._keep(head, tidy_text(cell.text))
        extra = tuple((heading, "\n".join(texts)) for heading, texts in self._extra.items())
        places = dict.fromkeys(self._grid.row_place(cell.row) for _, cell in self._cells)
        first, *further = places
        return TableRow(first, fields, extra, tuple(further))

    def _nobody(self, reason: str) -> None:
        for _, cell in self._cells:
            self._doubt(cell, tidy_text(cell.text), reason)

    def _check_name(self, head: Head, cell: Cell, name: str, rest: str) -> None:
        if rest:
            self._doubt(cell, rest, doubts.NAME_REST)
            self._keep(head, rest)
        if len(name) > _LONG_NAME:
            self._doubt(cell, name, doubts.NAME_LONG)
        if _MANY_DIGITS.search(name):
            self._doubt(cell, name, doubts.NAME_DIGITS)

    def _personal_id(self, beside_name: str) -> str:
        """The personal number in its own column, else the one beside the name."""
        own = [(head, cell) for head, cell in self._cells if head.field == "personal_id"]
        if not own:
            return beside_name
        numbers = list(dict.fromkeys(tidy_personal_id(cell.text) for _, cell in own))
        head, cell = own[0]
        for other in (*numbers[1:], beside_name):
            if other and other != numbers[0]:
                self._doubt(cell, other, doubts.ID_DIFFERS)
                self._keep(head, other)
        return self._limited(cell, numbers[0], LABEL_LIMIT)

    def _start(self) -> date | None:
        day = None
        for head, cell in self._cells:
            if head.field != "start":
                continue
            read = checked_day(cell.day) if cell.day else read_day(cell.text)
            second = day is not None and read.day is not None
            left = tidy_text(cell.text) if second else read.rest
            if left:
                reason = doubts.START_SECOND if second else read.reason or doubts.START_REST
                self._doubt(cell, left, reason)
                self._keep(head, left)
            day = day or read.day
        return day

    def _text(self, field: str) -> str:
        """All that stands about one field, a line break between, each part under its own label if it has one."""
        own = [(head, cell) for head, cell in self._cells if head.field == field]
        parts = [
            f"{head.label}: {text}" if head.label else text
            for head, cell in own
            if (text := tidy_text(cell.text))
        ]
        return self._limited(own[0][1], "\n".join(parts)) if own else ""

    def _limited(self, cell: Cell, text: str, limit: int = TEXT_LIMIT) -> str:
        if len(text) > limit:
            self._doubt(cell, text[limit:].strip(), doubts.too_long(limit))
        return text[:limit].rstrip()

    def _keep(self, head: Head, text: str) -> None:
        self._extra.setdefault(head.heading, []).append(text)

    def _doubt(self, cell: Cell, text: str, reason: str) -> None:
        self.doubts.append(Doubt(self._layout.place(cell), text, reason))
