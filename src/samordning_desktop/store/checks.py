"""Checks of the whole store, each in a transaction that is taken back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from samordning_desktop.store.apply import rebuild
from samordning_desktop.store.bulk import Plain
from samordning_desktop.store.journal import broken_link
from samordning_desktop.store.schema import PROJECTION

_ROWS = {table.name: Plain(select(table).order_by(*table.primary_key.columns)) for table in PROJECTION}


def pages_hold(connection: Connection) -> bool:
    """Whether every page's authentication code is right."""
    return not connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()


def database_holds(connection: Connection) -> bool:
    """Whether SQLite finds its own structures sound."""
    return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def journal_holds(connection: Connection) -> bool:
    """Whether the hash chain, and each entry's id, holds."""
    return broken_link(connection) is None


def projection_holds(connection: Connection) -> bool:
    """Whether a rebuild from the journal gives the rows that stand there now."""
    before = projection_rows(connection)
    rebuild(connection)
    return projection_rows(connection) == before


def projection_rows(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the projection in a fixed order, by table."""
    return {name: query.rows(connection) for name, query in _ROWS.items()}
