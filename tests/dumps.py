"""Everything in a store, so that a test can see that nothing changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from samordning_desktop.ops import Desk
from samordning_desktop.store.schema import metadata

Dump = dict[str, list[tuple[Any, ...]]]

#: What reads each table: made once, for that is half of the cost.
_WHOLE = {table.name: select(table).order_by(*table.primary_key.columns) for table in metadata.sorted_tables}


def dump(desk: Desk) -> Dump:
    """Every row of every table, in a fixed order."""
    with desk.read() as connection:
        return dump_of(connection)


def dump_of(connection: Connection) -> Dump:
    """As ``dump``, inside a transaction."""
    found = {name: [tuple(row) for row in connection.execute(whole)] for name, whole in _WHOLE.items()}
    tables = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    return found | {"sqlite_master": [tuple(row) for row in connection.exec_driver_sql(tables)]}


def put_back(desk: Desk, rows: Dump) -> None:
    """Makes the store's tables hold just these rows again."""
    with desk.write() as writing:
        for table in metadata.sorted_tables:
            writing.connection.execute(delete(table))
            values = [dict(zip(table.c.keys(), row, strict=True)) for row in rows[table.name]]
            if values:
                writing.connection.execute(insert(table), values)
