"""Finding the rows that hold a board's headings, and what each column under them means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from samordning_desktop.core.grid import Cell, Row
from samordning_desktop.core.headings import Meaning, Sureness, exact_meaning, meaning
from samordning_desktop.core.loose_text import tidy_line

NAME_FIELDS = frozenset({"name", "given", "surname"})
_SURE_WITHOUT_NAME = 3
#: No board is wider; a row that is cannot be its header.
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Head:
    """One heading over the columns ``start`` up to but not including ``end``, in file row ``row``.

    ``field`` is what it means (empty: unknown). ``label`` is the lower heading where a merged one has several
    columns below it.
    """

    row: int
    start: int
    end: int
    heading: str
    field: str = ""
    sureness: Sureness = Sureness.OWN
    label: str = ""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Headings found at ``index`` among a grid's rows; they take up ``count`` rows."""

    index: int
    count: int
    heads: tuple[Head, ...]


def find_headers(rows: Sequence[Row]) -> Iterator[HeaderRow]:
    """Every header row from top to bottom: the first wherever it stands, and those repeated further down."""
    index, found_any = 0, False
    while index < len(rows):
        header = _header_at(rows, index, repeated=found_any)
        if header:
            found_any = True
            yield header
        index += header.count if header else 1


def known_fields(heads: Sequence[Head]) -> set[str]:
    """The board's fields among the headings; the two halves of a name count as one."""
    return {"name" if head.field in NAME_FIELDS else head.field for head in heads if head.field}


def covering(heads: Sequence[Head], column: int) -> Head | None:
    """The heading that stands over a column."""
    return next((head for head in heads if head.start <= column < head.end), None)


def _header_at(rows: Sequence[Row], index: int, *, repeated: bool) -> HeaderRow | None:
    if len(rows[index]) > _MOST_COLUMNS or not any(exact_meaning(cell.text) for cell in rows[index]):
        return None
    below = rows[index + 1][:_MOST_COLUMNS] if index + 1 < len(rows) else ()
    top = _heads(rows[index])
    split = () if repeated else _joined(rows[index], below)
    if len(_sure(split)) > max(len(_sure(top)), len(_sure(_heads(below)))) and _is_header(split, repeated):
        return HeaderRow(index, 2, split)
    if not _is_header(top, repeated):
        return None
    if below and _continues(rows[index], below):
        return HeaderRow(index, 2, _joined(rows[index], below))
    return HeaderRow(index, 1, top)


def _heads(row: Row) -> tuple[Head, ...]:
    return tuple(_head(cell, tidy_line(cell.text), meaning(cell.text)) for cell in row if _is_heading(cell))


def _is_heading(cell: Cell) -> bool:
    return bool(cell.text) and not cell.problem


def _head(cell: Cell, heading: str, found: Meaning | None) -> Head:
    head = Head(cell.row, cell.column, cell.column + cell.width, heading)
    return replace(head, field=found.field, sureness=found.sureness) if found else head


def _sure(heads: Sequence[Head]) -> set[str]:
    return known_fields([head for head in heads if head.sureness is not Sureness.LOOSE])


def _is_header(heads: Sequence[Head], repeated: bool) -> bool:
    """Whether headings make a header row.

    A name and one more, at least; or three others, when the name's column may lack its heading. Further down,
    where people's texts stand, all must be sure, and most of the row's cells must be headings.
    """
    sure = _sure(heads)
    if repeated:
        known = sum(bool(head.field) for head in heads)
        return "name" in sure and len(sure) > 1 and 2 * known >= len(heads)
    if "name" in sure:
        return len(known_fields(heads)) > 1
    return len(sure) >= _SURE_WITHOUT_NAME


def _continues(top: Row, below: Row) -> bool:
    """Whether the headings go on in the row below: the name's cell reaches down to it, or it only names the
    columns under merged headings."""
    name = next((cell for cell in top if (found := meaning(cell.text)) and found.field in NAME_FIELDS), None)
    if name and below[0].row < name.row + name.height:
        return True
    wide = [cell for cell in top if cell.width > 1]
    return bool(wide) and all(any(_stands_over(cell, low) for cell in wide) for low in below)


def _stands_over(high: Cell, low: Cell) -> bool:
    return high.column <= low.column < high.column + high.width


def _joined(top: Row, below: Row) -> tuple[Head, ...]:
    """Headings that are written over two rows."""
    heads = [_lower_head(top, below, low) for low in below if _is_heading(low)]
    taken = {head.start for head in heads}
    heads += [
        head
        for head in _heads(top)
        if not any(head.start <= start < head.end for start in taken) and head.heading
    ]
    return tuple(sorted(heads, key=lambda head: head.start))


def _lower_head(top: Row, below: Row, low: Cell) -> Head:
    high = next((cell for cell in top if _is_heading(cell) and _stands_over(cell, low)), None)
    text = tidy_line(low.text)
    if high is None:
        return _head(low, text, meaning(low.text))
    both = tidy_line(f"{high.text} {low.text}")
    if high.width > 1 and sum(_stands_over(high, other) for other in below) > 1:
        found = exact_meaning(both) or meaning(high.text) or meaning(low.text)
        return replace(_head(low, both, found), row=high.row, label=text)
    found = exact_meaning(both) or exact_meaning(high.text) or exact_meaning(low.text) or meaning(both)
    return replace(
        _head(low, both, found), row=high.row, end=max(low.column + low.width, high.column + high.width)
    )
