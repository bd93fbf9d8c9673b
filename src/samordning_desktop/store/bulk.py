"""Statements said of many rows at once, put into SQL once.

SQLAlchemy makes a dict of each row's values and asks each column's type about them, which costs more than what SQLite
does with the row. Here a row is a tuple in the order of the table's columns, of types that the driver takes as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Delete, Insert
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

#: How many rows are handed to the driver at a time: what is made of a package is never all in memory at once.
_BATCH = 5_000
DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")


class Bulk:
    """A statement whose values come as tuples, in the order of the table's columns."""

    def __init__(self, statement: Insert | Delete) -> None:
        self._statement = statement

    def run(self, connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        """Says it of each row, if there is one."""
        for batch in _batches(iter(rows)):
            connection.exec_driver_sql(self._plain[0], batch)

    def run_named(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """As ``run``, of rows whose values come by name."""
        order = self._plain[1]
        self.run(connection, (tuple([row[name] for name in order]) for row in rows))

    @cached_property
    def _plain(self) -> tuple[str, Sequence[str]]:
        """The statement as SQL, and the names of the values that it binds, in their order."""
        compiled: Any = self._statement.compile(dialect=DIALECT)
        return str(compiled), compiled.positiontup


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
