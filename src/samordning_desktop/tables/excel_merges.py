"""Merged areas of a worksheet: one cell each, with the area's size."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Cell, Row

#: Beyond this many (merged area × row) the merges are noise, and only their first cells are looked at.
_MOST_AREAS = 200_000

_Area = tuple[int, int, int, int]


class Merges:
    """The merged areas of one sheet."""

    def __init__(self) -> None:
        self._sizes: dict[tuple[int, int], tuple[int, int]] = {}
        self._areas: list[_Area] = []

    def add(self, bounds: tuple[int, int, int, int]) -> None:
        """Remembers an area: first column, first row, last column, last row, all numbered from 1."""
        left, top, right, bottom = bounds
        if right < left or bottom < top:
            return
        self._sizes[top, left - 1] = (right - left + 1, bottom - top + 1)
        self._areas.append((top, bottom, left - 1, right))

    def applied(self, rows: Sequence[Row]) -> Iterator[Row]:
        """The rows with merged cells as one; a text that lies hidden under one becomes a problem, not a cell."""
        over = self._over(rows)
        for row in rows:
            areas = over.get(row[0].row, ())
            yield tuple(self._applied(cell, areas) for cell in row)

    def _over(self, rows: Sequence[Row]) -> dict[int, list[_Area]]:
        """The areas that each of the rows meets. An area may claim a million rows; only those that exist count."""
        numbers = sorted(row[0].row for row in rows)
        over: dict[int, list[_Area]] = {}
        left = _MOST_AREAS
        for area in self._areas:
            first = bisect_left(numbers, area[0])
            for number in numbers[first : bisect_left(numbers, area[1] + 1)][: max(left, 0)]:
                over.setdefault(number, []).append(area)
                left -= 1
        return over

    def _applied(self, cell: Cell, areas: Iterable[_Area]) -> Cell:
        size = self._sizes.get((cell.row, cell.column))
        if size:
            return cell._replace(width=size[0], height=size[1])
        if any(start <= cell.column < end for _, _, start, end in areas):
            return cell._replace(problem=cell.problem or doubts.UNDER_MERGE)
        return cell
