"""Queries that are built once. Building one anew costs more than running it, and a saved cell runs twenty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Delete, Select, bindparam

from samordning_desktop.store.bulk import Plain

#: How many values a statement binds at most.
CHUNK = 500
_PLACES = [f"each_{at}" for at in range(CHUNK)]
#: How many places there are for values in a query, one of which serves: what is over says the last value again.
_SIZES = (1, 8, 64, CHUNK)


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    """The items in runs of at most ``size``, so that no statement binds too many values."""
    for at in range(0, len(items), size):
        yield items[at : at + size]


class Narrowed:
    """A query of everything, or of the rows whose ``column`` is one of at most CHUNK values."""

    def __init__(self, query: Select[*tuple[Any, ...]], column: ColumnElement[Any]) -> None:
        self._all = query
        self._some = query.where(column.in_(bindparam("only", expanding=True)))
        self._column = column
        self._sized: dict[int, Plain] = {}  # made at first use: every start imports this file

    def run(
        self, connection: Connection, only: Sequence[Any] | None, **more: object
    ) -> CursorResult[*tuple[Any, ...]]:
        """The rows, their values by name; ``only`` None for all of them. ``more`` are the query's own values."""
        if only is None:
            return connection.execute(self._all, more)
        return connection.execute(self._some, more | {"only": list(only)})

    def rows(self, connection: Connection, only: Sequence[Any], **more: object) -> list[tuple[Any, ...]]:
        """As ``run``, at a fraction of the cost: the values in the query's order."""
        if not only:
            return []
        size = next(size for size in _SIZES if size >= len(only))
        given = {place: only[min(at, len(only) - 1)] for at, place in enumerate(_PLACES[:size])}
        return self._of(size).rows(connection, **given, **more)

    def _of(self, size: int) -> Plain:
        """The query with so many places."""
        if size not in self._sized:
            places: list[Any] = [bindparam(place) for place in _PLACES[:size]]
            self._sized[size] = Plain(self._all.where(self._column.in_(places)))
        return self._sized[size]


def narrowed_delete(statement: Delete, column: ColumnElement[Any]) -> Delete:
    """The deletion of the rows whose ``column`` is one of the values bound as ``only``."""
    return statement.where(column.in_(bindparam("only", expanding=True)))
