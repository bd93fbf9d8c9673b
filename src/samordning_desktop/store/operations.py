"""Operations as steps that can be taken back: the newest first, each once.

A step is undone by an operation that cannot itself be undone, only redone; a redo is again a step as any other.
``undone_by`` tells that an operation is no longer in force.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select, update

from samordning_desktop.core.entry import Entry, FieldKey, Value
from samordning_desktop.core.heads import Item
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.store.apply import heads_of
from samordning_desktop.store.codec import split_ids
from samordning_desktop.store.journal import Span, chunks, entry_of, rows_of
from samordning_desktop.store.package_steps import TURNING, is_of_package, span_of, stood_at, turning
from samordning_desktop.store.schema import journal, operation, participant

#: How many steps back undo reaches.
REACH = 100


class Step(NamedTuple):
    """An operation that can be taken back: its id, its name in the user's words, its place among the others.

    ``wrote`` is the part of the journal where the entries are that it wrote itself.
    """

    id: str
    label: str
    seq: int
    wrote: Span


#: What a step is made from.
_STEP = (operation.c.id, operation.c.label, operation.c.seq, operation.c.wrote_after, operation.c.wrote_upto)


def undo_steps(connection: Connection, actor: str) -> Iterator[Step]:
    """The operations of this coordinator that can be taken back, newest first."""
    query = select(*_STEP).where(
        operation.c.actor == actor, operation.c.undoable == 1, operation.c.undone_by.is_(None)
    )
    return _newest_first(connection, query)


def package_undo_steps(connection: Connection, actor: str) -> Iterator[Step]:
    """Of those in ``undo_steps``, the packages taken in, and taken in again."""
    query = select(*_STEP).where(
        TURNING, operation.c.actor == actor, operation.c.undoable == 1, operation.c.undone_by.is_(None)
    )
    return (step for step in _newest_first(connection, query) if is_of_package(connection, step.id))


def steps_in_force(connection: Connection, actor: str) -> Iterator[Step]:
    """All that this coordinator has done and that has not been undone, whether it can be or not, newest first."""
    query = select(*_STEP).where(
        operation.c.actor == actor, operation.c.undone_by.is_(None),
        operation.c.undoes.is_(None) | (operation.c.undoable == 1),
    )  # fmt: skip
    return _newest_first(connection, query)


def redo_steps(connection: Connection, actor: str) -> Iterator[Step]:
    """The takings-back that can be made undone, newest first: only while nothing else has been done since."""
    later = operation.alias("later")
    query = (
        select(*_STEP)
        .where(operation.c.actor == actor, operation.c.undoable == 0)
        .where(operation.c.undoes.is_not(None), operation.c.undone_by.is_(None))
        .where(
            ~exists().where(later.c.seq > operation.c.seq, later.c.actor == actor, later.c.undoes.is_(None))
        )
    )
    return _newest_first(connection, query)


def others_of(connection: Connection, step: Step, own_site: str) -> set[str]:
    """Other sites' participants whom an operation was about, but for those whose adding has been undone.

    A whole board can have come in by one operation, so the database does the looking through.
    """
    own_id = func.substr(journal.c.scope, len(participant_scope("")) + 1)
    query = select(participant.c.id).join_from(journal, participant, participant.c.id == own_id)
    query = query.where(
        *_written_by(step),
        journal.c.scope.startswith(participant_scope("")),
        participant.c.site.is_distinct_from(own_site),
        participant.c.name.is_not(None),
    )
    return set(connection.execute(query.distinct()).scalars())


def pass_over(connection: Connection, step: Step) -> None:
    """Notes that an operation can no longer be taken back, so that those before it can be reached."""
    connection.execute(update(operation).where(*_is(step)).values(undoable=0))


def mark_undone(connection: Connection, step: Step, by: str) -> None:
    """Notes which operation took this one back."""
    connection.execute(update(operation).where(*_is(step)).values(undone_by=by))


def entries_of(connection: Connection, step: Step) -> list[Item]:
    """The entries of an operation, in the order they were written."""
    query = select(journal).where(*_written_by(step)).order_by(journal.c.pos)
    return [(row.id, entry_of(row)) for row in connection.execute(query)]


def heads_of_keys(connection: Connection, keys: Sequence[FieldKey]) -> dict[FieldKey, list[bytes]]:
    """The ids of the heads of each of these fields."""
    ids: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        ids[key.entity].add(key.entity_id)
    found = {
        FieldKey(entity, one, field): [head.id for head in heads]
        for entity, wanted in ids.items()
        for part in chunks(sorted(wanted))
        for one, fields in heads_of(connection, entity, part).items()
        for field, heads in fields.items()
    }
    return {key: found.get(key, []) for key in keys}


def values_replaced(connection: Connection, entries: Sequence[Entry]) -> dict[bytes, Value]:
    """The values that some entries replaced, by the replaced entries' ids."""
    replaced = [(entry.entity_id, old) for entry in entries for old in entry.replaces]
    return {own_id: entry_of(row).value for own_id, row in rows_of(connection, replaced).items()}


def still_stands(connection: Connection, key: FieldKey, own_id: bytes, heads: Sequence[bytes]) -> bool:
    """Whether a field is as this entry left it: untouched since, or brought back to that by undo and redo."""
    return len(heads) == 1 and (
        heads[0] == own_id or _origin(connection, key, heads[0]) == _origin(connection, key, own_id)
    )


def _origin(connection: Connection, key: FieldKey, own_id: bytes) -> bytes | None:
    """The entry whose state this one brought back, if undo or redo wrote it; None for the state before any."""
    while True:
        row = rows_of(connection, [(key.entity_id, own_id)]).get(own_id)
        step = row and turning(connection, row.operation)
        if row is None or step is None or step.undoes is None:
            return own_id
        before = _stood_before(connection, step.undoes, key)
        if before is None or len(before) > 1:
            return own_id
        if not before:
            return None
        own_id = before[0]


def _stood_before(connection: Connection, operation_id: str, key: FieldKey) -> Sequence[bytes] | None:
    """The entries that stood in a field before an operation wrote in it, or brought what a package wrote; None where it
    did not."""
    span = span_of(connection, operation_id)
    if span is not None:
        past = stood_at(connection, [key], span.start).get(key)
        return list(past.heads) if past else []
    written = select(journal.c.replaces).where(
        journal.c.operation == operation_id, journal.c.entity == key.entity,
        journal.c.entity_id == key.entity_id, journal.c.field == key.field,
    )  # fmt: skip
    replaced = connection.execute(written).scalar()
    return None if replaced is None else split_ids(replaced)


def _is(step: Step) -> tuple[ColumnElement[bool], ...]:
    """By its place, where an erasure can have let another one in."""
    return operation.c.seq == step.seq, operation.c.id == step.id


def _written_by(step: Step) -> tuple[ColumnElement[bool], ...]:
    return (
        journal.c.pos > step.wrote.start, journal.c.pos <= step.wrote.end, journal.c.operation == step.id,
    )  # fmt: skip


def _newest_first(connection: Connection, query: Select[Any]) -> Iterator[Step]:
    rows = connection.execute(query.order_by(operation.c.seq.desc()).limit(REACH)).all()
    return (Step(row.id, row.label, row.seq, Span(row.wrote_after or 0, row.wrote_upto or 0)) for row in rows)
