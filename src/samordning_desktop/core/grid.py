"""A table as a file shows it, before anybody asks what it means: cells with their places, nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from samordning_desktop.core.table import Doubt


class Cell(NamedTuple):
    """One cell that holds something. The cells of a merged area are one cell: its first, with the area's size.

    ``row`` is numbered from 1 as the file's own program shows it, ``column`` from 0. ``day`` is set where the
    file holds a real date. ``problem`` says in Swedish why the content could not be read; ``text`` is then
    what can be shown of it. ``inner`` are tables that stand inside the cell (their text is in ``text`` too),
    and ``beside`` is the cell's text without them.
    """

    row: int
    column: int
    text: str
    day: date | None = None
    width: int = 1
    height: int = 1
    problem: str = ""
    inner: tuple[Grid, ...] = ()
    beside: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet or table: its rows from top to bottom, only those that hold something, cells from left to right.

    ``name`` is what a person calls it (``Blad1``, ``Tabell 2``; empty when the file is one single table);
    ``lettered`` tells whether its program shows columns as letters.
    """

    name: str
    rows: tuple[Row, ...]
    lettered: bool = False

    def row_place(self, row: int) -> str:
        """Where a row stands: ``Blad1, rad 4``."""
        return f"{self.name}, rad {row}" if self.name else f"rad {row}"

    def cell_place(self, row: int, column: int, heading: str = "") -> str:
        """Where a cell stands: ``Blad1, rad 4, kolumn C`` or ``Tabell 1, rad 4, kolumn Nuläge``."""
        return f"{self.row_place(row)}, kolumn {self.column_name(column, heading)}"

    def column_name(self, column: int, heading: str = "") -> str:
        """What a person calls the column: its letter, else its heading, else its number."""
        if self.lettered:
            return column_letters(column)
        return heading or str(column + 1)


@dataclass(frozen=True, slots=True)
class Loose:
    """Text that stands outside the tables. ``above`` tells whether a table comes after it."""

    place: str
    text: str
    above: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file as grids, its text outside them, and what the reader itself could not make out."""

    grids: tuple[Grid, ...]
    loose: tuple[Loose, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def column_letters(column: int) -> str:
    """A column, numbered from 0, as a spreadsheet writes it: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number > 0:
        number, left = divmod(number - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters
