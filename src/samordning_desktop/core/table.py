"""What came out of a board that was kept elsewhere: rows, and everything that was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from samordning_desktop.core.participant import BoardFields


@dataclass(frozen=True, slots=True)
class Doubt:
    """One cell (or row, or table) that was not understood: where it stands, its text, and why, in Swedish."""

    place: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One participant of the table.

    ``place`` says where the row stands (``Blad1, rad 4``); ``extra`` holds what the board has no field for, as
    (heading, text) in the table's order: unknown columns, and what was left over of a start or a name.
    ``further`` are the places of the other rows in the file that are about the same person.
    """

    place: str
    fields: BoardFields
    extra: tuple[tuple[str, str], ...] = ()
    further: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableReading:
    """A whole file: its participants, its unknown headings, and every doubt.

    ``headings`` tells how the headings were understood, as (heading in the file, name of the field in code);
    ``titles`` are the lines above the tables that were taken for titles and are no part of the board.
    """

    rows: tuple[TableRow, ...]
    unknown_headings: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    headings: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
