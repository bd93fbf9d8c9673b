"""A package taken in as a step that can be taken back: which entries came with it, and what stood before them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, or_, select, update

from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.heads import Item
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.store.codec import split_ids, unpack_value
from samordning_desktop.store.journal import Span, chunks, entry_of
from samordning_desktop.store.schema import journal, operation

#: As the index of those that are found by id has it.
TURNING = or_(operation.c.undoes.is_not(None), operation.c.taken_upto.is_not(None))


class Past(NamedTuple):
    """A field at a place in the journal: the entries that stood there, by id, with their values."""

    heads: dict[bytes, Value]


def note_span(connection: Connection, operation_id: str, span: Span) -> None:
    """Notes which entries the operation recorded last took in."""
    noted = {"taken_from": span.start, "taken_upto": span.end}
    last = select(func.max(operation.c.seq)).scalar_subquery()
    mine = (operation.c.seq == last, operation.c.id == operation_id)
    connection.execute(update(operation).where(*mine).values(noted))


def span_of(connection: Connection, operation_id: str) -> Span | None:
    """The entries that an operation itself took in; None when it is no package."""
    row = turning(connection, operation_id)
    return None if row is None or row.taken_upto is None else Span(row.taken_from, row.taken_upto)


def is_taken_back(connection: Connection, label: str, device: str) -> bool:
    """Whether the step by which a package of a device was taken in was last undone, and not done again.

    ``label`` is what it is called as a step; another device's package can be called the same.
    """
    query = select(operation).where(operation.c.label == label, TURNING).order_by(operation.c.seq.desc())
    for row in connection.execute(query).all():
        taking = taking_of(connection, row.id)
        span = span_of(connection, taking) if taking else None
        if span is not None and _is_from(connection, span, device):
            return row.undoes is not None and not row.undoable
    return False


def _is_from(connection: Connection, span: Span, device: str) -> bool:
    """Whether a device handed over the entries of a part of the journal."""
    first = select(journal.c.source).where(journal.c.pos == span.start + 1)
    return connection.execute(first).scalar() == device


def is_of_package(connection: Connection, operation_id: str) -> bool:
    """Whether an operation took a package in, or took that back, or did it again, however many times."""
    return taking_of(connection, operation_id) is not None


def taking_of(connection: Connection, operation_id: str) -> str | None:
    """The operation that took the package in which this one took in, back or in again; None when it is no package."""
    row = turning(connection, operation_id)
    while row is not None and row.taken_upto is None:
        row = turning(connection, row.undoes)
    return None if row is None else str(row.id)


def turning(connection: Connection, operation_id: str) -> Row[Any] | None:
    """The row of an operation that took something back or in; None for any other."""
    return connection.execute(select(operation).where(operation.c.id == operation_id, TURNING)).first()


def items_in(connection: Connection, span: Span) -> list[Item]:
    """The entries that a package brought, in the journal's order."""
    query = (
        select(journal).where(journal.c.pos > span.start, journal.c.pos <= span.end).order_by(journal.c.pos)
    )
    return [(row.id, entry_of(row)) for row in connection.execute(query)]


def known_at(connection: Connection, participant_ids: Iterable[str], pos: int) -> set[str]:
    """Which participants something was written about up to a place in the journal."""
    found: set[str] = set()
    for part in chunks(sorted(participant_scope(one) for one in participant_ids)):
        query = select(journal.c.scope).where(journal.c.scope.in_(part), journal.c.pos <= pos).distinct()
        found.update(scope.partition("/")[2] for scope in connection.execute(query).scalars())
    return found


def stood_at(connection: Connection, keys: Collection[FieldKey], pos: int) -> dict[FieldKey, Past]:
    """What stood in some fields at a place in the journal; nothing for those where nothing had been written."""
    rows: dict[FieldKey, list[tuple[bytes, Value, Sequence[bytes]]]] = defaultdict(list)
    columns = (
        journal.c.id,
        journal.c.entity,
        journal.c.entity_id,
        journal.c.field,
        journal.c.value,
        journal.c.replaces,
    )
    for part in chunks(sorted({key.entity_id for key in keys})):
        query = select(*columns).where(journal.c.entity_id.in_(part), journal.c.pos <= pos)
        for row in connection.execute(query.order_by(journal.c.pos)):
            key = FieldKey(row.entity, row.entity_id, row.field)
            value = None if row.value is None else unpack_value(row.value)
            rows[key].append((row.id, value, split_ids(row.replaces)))
    return {key: _heads(rows[key]) for key in keys if key in rows}


def things_at(connection: Connection, ids: Iterable[str], pos: int, *, after: bool = False) -> set[str]:
    """About which of these things something was written up to a place in the journal, or else ``after`` it."""
    found: set[str] = set()
    where = journal.c.pos > pos if after else journal.c.pos <= pos
    for part in chunks(sorted(set(ids))):
        query = select(journal.c.entity_id).where(journal.c.entity_id.in_(part), where).distinct()
        found.update(connection.execute(query).scalars())
    return found


def _heads(written: Sequence[tuple[bytes, Value, Sequence[bytes]]]) -> Past:
    """Those that none of the others replaces."""
    replaced = {old for _, _, olds in written for old in olds}
    return Past({own_id: value for own_id, value, _ in written if own_id not in replaced})
