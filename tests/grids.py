"""Plain grids for tests of what reads them."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.grid import Cell, Grid, Source
from samordning_desktop.core.recognise import recognise
from samordning_desktop.core.table import Doubt, TableReading

HEADINGS = ("Patient", "Start", "Mål/syfte", "Nuläge", "Pågående insatser", "Planering")


def grid(*rows: Sequence[str | Cell], name: str = "Blad1", lettered: bool = True) -> Grid:
    """A grid of texts, row by row from 1; a ``Cell`` keeps its content and size but gets its place here."""
    made = []
    for number, row in enumerate(rows, start=1):
        cells = [
            (value if isinstance(value, Cell) else Cell(0, 0, value))._replace(row=number, column=column)
            for column, value in enumerate(row)
        ]
        kept = tuple(cell for cell in cells if cell.text or cell.problem)
        if kept:
            made.append(kept)
    return Grid(name, tuple(made), lettered)


def wide(text: str, width: int) -> Cell:
    """A cell merged over several columns."""
    return Cell(0, 0, text, width=width)


def tall(text: str, height: int) -> Cell:
    """A cell merged over several rows."""
    return Cell(0, 0, text, height=height)


def reading(*grids: Grid) -> TableReading:
    """What is recognised in the grids."""
    return recognise(Source(grids), "tavla.xlsx")


def texts(found: Sequence[Doubt], reason: str) -> list[str]:
    """The texts of the doubts with this reason."""
    return [doubt.text for doubt in found if doubt.reason == reason]
