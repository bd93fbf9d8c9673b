"""Rows, columns and sheets that Excel does not show: they are read like the others, and that is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Row, column_letters
from samordning_desktop.core.table import Doubt


class Hidden:
    """What is hidden in one sheet."""

    def __init__(self) -> None:
        self._rows: set[int] = set()
        self._columns: list[tuple[int, int]] = []

    def row(self, number: int) -> None:
        """Remembers a hidden row, numbered from 1."""
        self._rows.add(number)

    def columns(self, start: int, end: int) -> None:
        """Remembers hidden columns, numbered from 0, up to but not including ``end``."""
        self._columns.append((start, end))

    def doubts(self, sheet: str, whole: bool, rows: Sequence[Row]) -> list[Doubt]:
        """One doubt for the sheet, naming what is hidden in it and holds something; ``whole``: the sheet itself."""
        if not rows:
            return []
        if whole:
            return [Doubt(sheet, "hela bladet", doubts.HIDDEN)]
        numbers = [row[0].row for row in rows if row[0].row in self._rows]
        columns = sorted({cell.column for row in rows for cell in row if self._covers(cell.column)})
        parts = [f"rad {_span(run)}" for run in _runs(numbers)]
        parts += [f"kolumn {_span([column_letters(column) for column in run])}" for run in _runs(columns)]
        return [Doubt(sheet, ", ".join(parts), doubts.HIDDEN)] if parts else []

    def _covers(self, column: int) -> bool:
        return any(start <= column < end for start, end in self._columns)


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Ascending numbers as runs without a gap."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _span(run: Sequence[object]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"
