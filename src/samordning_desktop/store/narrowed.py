"""Queries that are built once. Building one anew costs more than running it, and a saved cell runs twenty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Delete, Select, bindparam

from samordning_desktop.store.bulk import Plain, named, say_in

#: How many values a statement binds at most.
CHUNK = 500
#: How many places there are for values in a query, one of which serves: what is over says the last value again.
_SIZES = (1, 8, 64, CHUNK)
_ONLY = "only"
#: What stands in the text where the places are to go: put in there, they cost nothing to build.
_PLACES = f"__[POSTCOMPILE_{_ONLY}]"


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    """The items in runs of at most ``size``, so that no statement binds too many values."""
    for at in range(0, len(items), size):
        yield items[at : at + size]


class Narrowed:
    """A query of everything, or of the rows whose ``column`` is one of at most CHUNK values."""

    def __init__(self, query: Select[*tuple[Any, ...]], column: ColumnElement[Any]) -> None:
        self._all = Plain(query)
        self._some = Plain(query.where(column.in_(bindparam(_ONLY, expanding=True))))
        self._sized: dict[int, str] = {}

    def run(self, connection: Connection, only: Sequence[Any] | None, **more: object) -> list[Any]:
        """The rows, their values by name; ``only`` None for all of them. ``more`` are the query's own values."""
        return [] if _nobody(only) else named(say_in(connection, *self._said(only, more)))

    def rows(
        self, connection: Connection, only: Sequence[Any] | None, **more: object
    ) -> list[tuple[Any, ...]]:
        """As ``run``, at less cost: the values in the query's order."""
        if _nobody(only):
            return []
        found: list[tuple[Any, ...]] = say_in(connection, *self._said(only, more)).fetchall()
        return found

    def _said(self, only: Sequence[Any] | None, more: Mapping[str, object]) -> tuple[str, tuple[Any, ...]]:
        """The query as SQL with places enough, and what is bound in it."""
        if only is None:
            return self._all.sql, self._all.places(more)
        size = next(size for size in _SIZES if size >= len(only))
        if size not in self._sized:
            self._sized[size] = self._some.sql.replace(_PLACES, ",".join("?" * size))
        values = [*only, *[only[-1]] * (size - len(only))]
        bound: list[Any] = []
        for name, value in zip(self._some.order, self._some.places(more), strict=True):
            bound += values if name == _ONLY else [value]
        return self._sized[size], tuple(bound)


def _nobody(only: Sequence[Any] | None) -> bool:
    return only is not None and not only


def narrowed_delete(statement: Delete, column: ColumnElement[Any]) -> Delete:
    """The deletion of the rows whose ``column`` is one of the values bound as ``only``."""
    return statement.where(column.in_(bindparam(_ONLY, expanding=True)))
