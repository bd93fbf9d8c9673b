"""Statements put into SQL once, and said of one row or of many.

SQLAlchemy makes a dict of each row's values and asks each column's type about them, which costs more than what SQLite
does with the row. Here values are tuples in the order of the statement's places, of types that the driver takes as they are.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import ClauseElement, Connection, Delete, Insert
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

#: How many rows are handed to the driver at a time: what is made of a package is never all in memory at once.
_BATCH = 5_000
#: How many places for values there are in a statement that puts in many rows, at most.
_PLACES = 500
DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")


class Plain:
    """A statement whose values come by name, said straight to the driver. What it binds of its own need not be given."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement

    def run(self, connection: Connection, **values: object) -> None:
        """Says it."""
        say_in(connection, self.sql, self.places(values)).close()

    def row(self, connection: Connection, **values: object) -> tuple[Any, ...] | None:
        """The first row that it finds."""
        cursor = say_in(connection, self.sql, self.places(values))
        try:
            found: tuple[Any, ...] | None = cursor.fetchone()
        finally:
            cursor.close()
        return found

    def rows(self, connection: Connection, **values: object) -> list[tuple[Any, ...]]:
        """Every row that it finds."""
        found: list[tuple[Any, ...]] = say_in(connection, self.sql, self.places(values)).fetchall()
        return found

    def named(self, connection: Connection, **values: object) -> list[Any]:
        """Every row that it finds, its values by name."""
        return named(say_in(connection, self.sql, self.places(values)))

    def places(self, values: Mapping[str, object]) -> tuple[object, ...]:
        """The values in the order of the statement's places."""
        given = {**self._own, **values}
        return tuple([given[name] for name in self.order])

    @property
    def sql(self) -> str:
        """The statement as SQL."""
        return self._put[0]

    @property
    def order(self) -> Sequence[str]:
        """The names of the values that it binds, in their order."""
        return self._put[1]

    @property
    def _own(self) -> dict[str, object]:
        return self._put[2]

    @cached_property
    def _put(self) -> tuple[str, Sequence[str], dict[str, object]]:
        compiled: Any = self._statement.compile(dialect=DIALECT)
        return str(compiled), compiled.positiontup, compiled.construct_params(_check=False)


class Bulk:
    """A statement whose values come as tuples, in the order of the table's columns.

    One that puts rows in is said of many at a time: the driver and SQLite take as long to begin and end a statement as
    to put a row in.
    """

    def __init__(self, statement: Insert | Delete) -> None:
        self._plain = Plain(statement)

    def run(self, connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        """Says it of each row, if there is one."""
        for batch in _batches(iter(rows)):
            sql, count = self._wide
            full = len(batch) - len(batch) % count
            joined = [_end_to_end(batch[at : at + count]) for at in range(0, full, count)]
            for statement, values in ((sql, joined), (self._plain.sql, batch[full:])):
                if values:
                    say_in(connection, statement, values, many=True).close()

    def run_named(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """As ``run``, of rows whose values come by name, two at least: ``itemgetter`` makes no tuple of one."""
        self.run(connection, map(itemgetter(*self._plain.order), rows))

    @cached_property
    def _wide(self) -> tuple[str, int]:
        """The statement for as many rows as there are places for, and how many those are. A deletion is said of one."""
        sql, places = self._plain.sql, len(self._plain.order)
        row = f"({', '.join('?' * places)})"
        count = max(_PLACES // places, 1) if f"VALUES {row}" in sql else 1
        return sql.replace(f"VALUES {row}", f"VALUES {', '.join([row] * count)}"), count


def say(connection: Connection, sql: str, values: Sequence[Any] = (), *, many: bool = False) -> Any:
    """Says some SQL: of ``values``, or of each of ``many``; what begins a transaction too. Returns the driver's cursor.

    SQLAlchemy's own way costs eight times what SQLite does with a row. Its listeners hear of it all the same. Errors
    are the driver's own.
    """
    cursor = connection.connection.cursor()
    heard = connection.dispatch
    for tell in heard.before_cursor_execute:
        tell(connection, cursor, sql, values, None, many)
    (cursor.executemany if many else cursor.execute)(sql, values)
    for tell in heard.after_cursor_execute:
        tell(connection, cursor, sql, values, None, many)
    return cursor


def say_in(connection: Connection, sql: str, values: Sequence[Any], *, many: bool = False) -> Any:
    """As ``say``, inside a transaction."""
    if not connection.in_transaction():
        connection.begin()
    return say(connection, sql, values, many=many)


def named(cursor: Any) -> list[Any]:
    """What a cursor has found, as rows whose values are had by name too."""
    row = _row_of(tuple(column for column, *_ in cursor.description))
    return list(map(row._make, cursor.fetchall()))


@cache
def _row_of(columns: tuple[str, ...]) -> Any:
    """A kind of row with these columns."""
    return namedtuple("Row", columns, rename=True)


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _end_to_end(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """The values of some rows. To make a tuple of ``chain`` takes twice as long: it has to grow."""
    values: list[Any] = []
    for row in rows:
        values += row
    return values
