"""Operations as steps that can be taken back: the newest first, each once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, exists, select, update

from samordning_desktop.core.entry import Entry
from samordning_desktop.store.journal import entry_of, rows_of
from samordning_desktop.store.schema import journal, operation


def undo_candidate(connection: Connection, actor: str) -> Row[Any] | None:
    """The newest operation of this coordinator that can be taken back, if any."""
    query = select(operation).where(
        operation.c.actor == actor, operation.c.undoable == 1,
        operation.c.undoes.is_(None), operation.c.undone_by.is_(None),
    )  # fmt: skip
    return connection.execute(query.order_by(operation.c.seq.desc()).limit(1)).first()


def redo_candidate(connection: Connection, actor: str) -> Row[Any] | None:
    """The newest taking-back that can be made undone: only while nothing else has been done since."""
    later, target = operation.alias("later"), operation.alias("target")
    query = (
        select(operation, target.c.label.label("target_label"))
        .join(target, target.c.id == operation.c.undoes)
        .where(operation.c.actor == actor, operation.c.undone_by.is_(None), target.c.undoes.is_(None))
        .where(
            ~exists().where(later.c.seq > operation.c.seq, later.c.actor == actor, later.c.undoes.is_(None))
        )
    )
    return connection.execute(query.order_by(operation.c.seq.desc()).limit(1)).first()


def mark_undone(connection: Connection, operation_id: str, by: str | None) -> None:
    """Notes which operation took this one back; None when it is in force again."""
    connection.execute(update(operation).where(operation.c.id == operation_id).values(undone_by=by))


def entries_of(connection: Connection, operation_id: str) -> list[tuple[bytes, Entry]]:
    """The entries of an operation, in the order they were written."""
    query = select(journal).where(journal.c.operation == operation_id).order_by(journal.c.pos)
    return [(row.id, entry_of(row)) for row in connection.execute(query)]


def values_replaced(connection: Connection, entry: Entry) -> list[Any]:
    """The values that an entry replaced."""
    rows = rows_of(connection, entry.replaces)
    return [entry_of(rows[old]).value for old in entry.replaces if old in rows]
