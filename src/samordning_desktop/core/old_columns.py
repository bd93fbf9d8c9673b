"""Where the text under an old board's headings goes: a field of the board, under its heading, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samordning_desktop.core.loose_dates import read_day
from samordning_desktop.core.participant import FIELD_LABELS, TEXT_LIMIT
from samordning_desktop.core.table import TableReading, TableRow

#: The fields of longer text: what a column can be laid to, on a line of its own.
TEXT_FIELDS = ("goal", "situation", "interventions", "planning")

#: Targets beside the fields: not taken in, and last in Nuläge under the column's heading.
LEAVE_OUT, UNDER_HEADING = "leave_out", "under_heading"

#: Every target; the identity number and the start only where the row has none.
TARGETS = (LEAVE_OUT, UNDER_HEADING, *TEXT_FIELDS, "personal_id", "start")


@dataclass(frozen=True, slots=True)
class Column:
    """One heading of the file that can be directed; ``field`` is what it was read as (empty: unknown).

    ``rest``: not a column of its own, but what was left over of names or starts, which their doubts tell of.
    """

    heading: str
    field: str = ""
    rest: bool = False

    @property
    def label(self) -> str:
        """The heading as a person chooses by it."""
        return f"{self.heading} (det som inte lästes)" if self.rest else self.heading

    @property
    def usual(self) -> str:
        """Where its text goes unless somebody says otherwise."""
        return self.field or LEAVE_OUT

    def text(self, row: TableRow) -> str:
        """What a row has in it."""
        if self.field:
            return row.fields.text(self.field)
        return next((text for heading, text in row.extra if heading == self.heading), "")

    def piece(self, row: TableRow, target: str) -> str:
        """The row's text as it stands at ``target``: with the heading before it where that is lost."""
        text = self.text(row).strip()
        if target == UNDER_HEADING:
            return f"{self.heading}: {text}" if text else ""
        if target == "start":
            day = read_day(text).day
            return day.isoformat() if day else text
        return text


def target_field(target: str) -> str:
    """The field that a target's text stands in; empty when it is left out."""
    if target == UNDER_HEADING:
        return "situation"
    return "" if target == LEAVE_OUT else target


def columns_of(reading: TableReading) -> tuple[Column, ...]:
    """The columns of a file that hold text and can be directed: the board's own first, then the unknown."""
    return (*_known(reading), *_unknown(reading))


def _known(reading: TableReading) -> Iterator[Column]:
    for field in TEXT_FIELDS:
        if any(row.fields.text(field) for row in reading.rows):
            headings = [heading for heading, meant in reading.headings if meant == field]
            yield Column(" + ".join(headings) or FIELD_LABELS[field], field)


def _unknown(reading: TableReading) -> Iterator[Column]:
    filled = dict.fromkeys(heading for row in reading.rows for heading, text in row.extra if text.strip())
    known = {heading for heading, meant in reading.headings if meant not in TEXT_FIELDS}
    yield from (Column(heading, rest=heading in known) for heading in filled)


def composed(row: TableRow, field: str, pieces: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """A field's text out of the pieces that are laid to it, its own first, and the pieces that find no room."""
    if field not in TEXT_FIELDS:
        own = row.fields.text(field)
        taken = [own] if own else list(pieces[:1])
        return "".join(taken), tuple(pieces if own else pieces[1:])
    text, left = "", []
    for piece in pieces:
        longer = f"{text}\n{piece}" if text else piece
        if text and len(longer) > TEXT_LIMIT:
            left.append(piece)
        else:
            text = longer
    return text, tuple(left)
