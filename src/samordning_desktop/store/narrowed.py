"""Queries that are built once. Building one anew costs more than running it, and a saved cell runs twenty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Delete, Select, bindparam


class Narrowed:
    """A query of everything, or of the rows whose ``column`` is one of some values."""

    def __init__(self, query: Select[*tuple[Any, ...]], column: ColumnElement[Any]) -> None:
        self._all = query
        self._one = query.where(
            column == bindparam("only")
        )  # no text to put together for a list of unknown length
        self._some = query.where(column.in_(bindparam("only", expanding=True)))

    def run(
        self, connection: Connection, only: Sequence[Any] | None, **more: object
    ) -> CursorResult[*tuple[Any, ...]]:
        """The rows; ``only`` None for all of them. ``more`` are the query's own values."""
        if only is None:
            return connection.execute(self._all, more)
        if len(only) == 1:
            return connection.execute(self._one, more | {"only": only[0]})
        return connection.execute(self._some, more | {"only": list(only)})


def narrowed_delete(statement: Delete, column: ColumnElement[Any]) -> Delete:
    """The deletion of the rows whose ``column`` is one of the values bound as ``only``."""
    return statement.where(column.in_(bindparam("only", expanding=True)))
