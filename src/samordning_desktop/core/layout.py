"""Which column of an old board feeds which field, when headings double, are missing, or only resemble ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Cell, Grid, Row
from samordning_desktop.core.header_row import NAME_FIELDS, Head, HeaderRow, covering
from samordning_desktop.core.headings import Sureness, heading_key
from samordning_desktop.core.loose_text import tidy_line
from samordning_desktop.core.table import Doubt

#: Fields where several columns can be laid together; the others hold one value.
_TEXTS = ("goal", "situation", "interventions", "planning")
_RUNNING_HEADINGS = frozenset({"", "nr", "löpnr", "löpnummer", "rad", "radnr", "nummer"})
_IGNORED = "running number"


class Layout:
    """The columns under one header row.

    ``doubts`` tells what about the headings was not plain; ``headless`` are the columns asked for that have none.
    """

    def __init__(self, grid: Grid, header: HeaderRow, body: Sequence[Row]) -> None:
        self.doubts: list[Doubt] = []
        self.headless: set[int] = set()
        self._grid = grid
        self._row = grid.rows[header.index][0].row
        unknown = _texts_of_unknown(header.heads, body)
        heads = self._settled(self._named(header.heads, unknown))
        self.heads = tuple(_counted_out(head, unknown) for head in heads)
        self._columns = {
            column: self._head_for(column, "", _IGNORED)
            for column, texts in unknown.items()
            if covering(heads, column) is None and _is_running(texts)
        }

    @property
    def has_names(self) -> bool:
        """Whether a column holds the names: without one there is no board."""
        return any(head.field in NAME_FIELDS for head in self.heads)

    def place(self, cell: Cell) -> str:
        """Where a cell stands, by its heading where the file's program shows no letters."""
        head = None if cell.column in self.headless else self.head(cell.column)
        return self._grid.cell_place(cell.row, cell.column, head.heading if head else "")

    def head(self, column: int) -> Head | None:
        """The heading over a column, one made up for a column without; None where only rows are counted."""
        head = self._columns.get(column)
        if head is None:
            name = self._grid.column_name(column)
            head = covering(self.heads, column)
            if head is None:
                head = self._head_for(column, f"Kolumn {name} utan rubrik")
                self.headless.add(column)
            self._columns[column] = head
        return None if head.field == _IGNORED else head

    def _head_for(self, column: int, heading: str, field: str = "") -> Head:
        return Head(self._row, column, column + 1, heading, field)

    def _named(self, heads: Sequence[Head], unknown: dict[int, list[str]]) -> list[Head]:
        """The headings, with one for the names if their column has none and stands first."""
        fields = {head.field for head in heads}
        if "surname" in fields and "name" in fields and "given" not in fields:
            return [replace(head, field="given") if head.field == "name" else head for head in heads]
        if fields & NAME_FIELDS:
            return list(heads)
        first = min(head.start for head in heads if head.field)
        filled = [
            column
            for column, texts in unknown.items()
            if column < first and covering(heads, column) is None and not _is_running(texts)
        ]
        if len(filled) != 1:
            return list(heads)
        place = self._grid.cell_place(self._row, filled[0])
        self.doubts.append(Doubt(place, "", doubts.HEADING_INFERRED))
        return [self._head_for(filled[0], "Patient", "name"), *heads]

    def _settled(self, heads: list[Head]) -> list[Head]:
        """Each field's own column or columns; the others become unknown. Says so wherever that happens."""
        halves: set[Head] = set()
        if any(head.field == "name" for head in heads):
            halves = {replace(head, field="name") for head in heads if head.field in ("given", "surname")}
            heads = [replace(head, field="name") if head.field in NAME_FIELDS else head for head in heads]
        for field in dict.fromkeys(head.field for head in heads if head.field):
            rivals = [head for head in heads if head.field == field]
            rivals.sort(key=lambda head: (head in halves, head.sureness, head.start))
            settled = dict(zip(rivals, self._rivals(field, rivals), strict=True))
            heads = [settled.get(head, head) for head in heads]
        return heads

    def _rivals(self, field: str, rivals: list[Head]) -> list[Head]:
        """The headings of one field, the surest first, as they are to be read.

        Texts under equally sure headings are laid together, each under its heading; a sure one comes first
        and bare. Whatever else claims the field is unknown.
        """
        best = rivals[0]
        loose = best.sureness is Sureness.LOOSE
        together = (
            [head for head in rivals if (head.sureness is Sureness.LOOSE) is loose]
            if field in _TEXTS
            else [best]
        )
        if len(together) > 1:
            self._doubt(best, doubts.heading_joined(field))
        for head in together if loose else ():
            self._doubt(head, doubts.heading_loose(field))
        settled = []
        for head in rivals:
            if head not in together:
                self._doubt(head, doubts.HEADING_AGAIN)
                head = replace(head, field="", label="")
            elif len(together) > 1 and (loose or head is not best):
                head = replace(head, label=head.label or head.heading)
            settled.append(head)
        return settled

    def _doubt(self, head: Head, reason: str) -> None:
        place = self._grid.cell_place(head.row, head.start, head.heading)
        self.doubts.append(Doubt(place, head.heading, reason))


def _texts_of_unknown(heads: Sequence[Head], body: Sequence[Row]) -> dict[int, list[str]]:
    """The texts in each column, from left to right, that no known heading covers."""
    known: dict[int, bool] = {}
    texts: dict[int, list[str]] = {}
    for cell in (cell for row in body for cell in row if cell.text):
        if cell.column not in known:
            head = covering(heads, cell.column)
            known[cell.column] = bool(head and head.field)
        if not known[cell.column]:
            texts.setdefault(cell.column, []).append(tidy_line(cell.text))
    return dict(sorted(texts.items()))


def _counted_out(head: Head, unknown: dict[int, list[str]]) -> Head:
    """The heading, marked if it stands over plain running numbers."""
    running = heading_key(head.heading) in _RUNNING_HEADINGS and _is_running(unknown.get(head.start, ()))
    return replace(head, field=_IGNORED) if running else head


def _is_running(texts: Sequence[str]) -> bool:
    """Whether the texts are running numbers: 1, 2, 3 …, with or without full stops."""
    first = texts[0].rstrip(".)") if texts else ""
    if not (first.isascii() and first.isdigit() and len(first) < 6):
        return False
    return all(text.rstrip(".)") == str(number) for number, text in enumerate(texts, start=int(first)))
