"""Queries that are built once. Building one anew costs more than running it, and a saved cell runs twenty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Delete, Select, bindparam

from samordning_desktop.store.bulk import DIALECT

#: How many values a statement binds at most.
CHUNK = 500
_EACH = "each_"


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    """The items in runs of at most ``size``, so that no statement binds too many values."""
    for at in range(0, len(items), size):
        yield items[at : at + size]


class Narrowed:
    """A query of everything, or of the rows whose ``column`` is one of some values."""

    def __init__(self, query: Select[*tuple[Any, ...]], column: ColumnElement[Any]) -> None:
        self._all = query
        self._one = query.where(
            column == bindparam("only")
        )  # no text to put together for a list of unknown length
        self._some = query.where(column.in_(bindparam("only", expanding=True)))
        self._chunk = query.where(column.in_([bindparam(f"{_EACH}{at}") for at in range(CHUNK)]))

    def run(
        self, connection: Connection, only: Sequence[Any] | None, **more: object
    ) -> CursorResult[*tuple[Any, ...]]:
        """The rows; ``only`` None for all of them. ``more`` are the query's own values."""
        if only is None:
            return connection.execute(self._all, more)
        if len(only) == 1:
            return connection.execute(self._one, more | {"only": only[0]})
        if len(only) == CHUNK:
            sql, order, own = self._plain
            values, given = iter(only), own | more
            bound = tuple([next(values) if name.startswith(_EACH) else given[name] for name in order])
            return connection.exec_driver_sql(sql, bound)
        return connection.execute(self._some, more | {"only": list(only)})

    @cached_property
    def _plain(self) -> tuple[str, Sequence[str], dict[str, object]]:
        """What a large package is looked up by, as SQL: the text, the values it binds in their order, and its own."""
        compiled: Any = self._chunk.compile(dialect=DIALECT)
        return str(compiled), compiled.positiontup, compiled.construct_params(_check=False)


def narrowed_delete(statement: Delete, column: ColumnElement[Any]) -> Delete:
    """The deletion of the rows whose ``column`` is one of the values bound as ``only``."""
    return statement.where(column.in_(bindparam("only", expanding=True)))
