"""A step, or somebody in the network, whom one site took away while the other went on writing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from samordning_desktop.core.entry import Entry, FieldKey, Head, Value
from samordning_desktop.core.scopes import split_scope
from samordning_desktop.core.wording import THING_NAMES
from samordning_desktop.store.apply import heads_of
from samordning_desktop.store.journal import chunks, entry_of, replaced_by, rows_of
from samordning_desktop.store.narrowed import Narrowed
from samordning_desktop.store.schema import THINGS, journal

_SHOWN = {str(table.name): Narrowed(select(table.c.id), table.c.id) for table in THINGS}
#: The heads of each field of one thing.
_Fields = Mapping[str, list[Head]]


class WrittenOn(NamedTuple):
    """A participant's thing that is taken away, in which something was written by who had not seen that: the fields that
    hold it, with their values. ``away`` are the entries that took it away."""

    participant: str
    key: FieldKey
    away: frozenset[bytes]
    written: tuple[tuple[str, Head], ...]


def is_away(connection: Connection, key: FieldKey) -> bool:
    """Whether the thing of a field has been taken away, at every site that is known here."""
    fields = heads_of(connection, key.entity, [key.entity_id]).get(key.entity_id, {})
    return _is_away(key.entity, fields)


def went_with_it(connection: Connection, entry: Entry) -> bool:
    """Whether an entry emptied a field of a thing in taking the thing away."""
    if entry.value is not None:
        return False
    named = select(journal).where(
        journal.c.operation == entry.operation, journal.c.entity == entry.entity,
        journal.c.entity_id == entry.entity_id, journal.c.field == THING_NAMES[entry.entity],
    )  # fmt: skip
    return any(entry_of(row).value is None for row in connection.execute(named))


def written_on(connection: Connection, entries: Iterable[Entry]) -> list[WrittenOn]:
    """Of the things that some entries are about, those that are taken away and in which something stands all the same."""
    things: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        if entry.entity in THING_NAMES:
            things[entry.entity][entry.entity_id] = entry.scope
    found = []
    for entity, scopes in sorted(things.items()):
        for part in chunks(sorted(scopes)):
            shown = {own_id for (own_id,) in _SHOWN[entity].rows(connection, part)}
            absent = [own_id for own_id in part if own_id not in shown]
            for own_id, fields in sorted(heads_of(connection, entity, absent).items()):
                written = tuple(_standing(fields))
                if written and _is_away(entity, fields):
                    key = FieldKey(entity, own_id, THING_NAMES[entity])
                    away = frozenset(head.id for head in fields[key.field])
                    found.append(WrittenOn(split_scope(scopes[own_id])[1], key, away, written))
    return found


def comes_back_with(connection: Connection, key: FieldKey) -> dict[str, Value]:
    """What a thing is to hold in its fields once one of them is kept: all that was emptied when it was taken away.

    A field in which two people wrote different things meanwhile waits as before. Empty where nobody took it away.
    """
    fields = heads_of(connection, key.entity, [key.entity_id]).get(key.entity_id, {})
    written = rows_of(connection, ((key.entity_id, head.id) for heads in fields.values() for head in heads))
    operation = {own_id: row.operation for own_id, row in written.items()}
    names = fields.get(THING_NAMES[key.entity], ())
    away = {operation[head.id] for head in names if head.value is None}
    back: dict[str, Value] = {}
    for field, heads in fields.items():
        with_it = [head for head in heads if head.value is None and operation[head.id] in away]
        if not with_it:
            continue
        values = {head.value for head in heads if head not in with_it} or _before(
            connection, with_it, written
        )
        if len(values) == 1:
            back[field] = values.pop()
    return back


def _standing(fields: _Fields) -> Iterator[tuple[str, Head]]:
    """What stands in a thing's fields, each value with its field."""
    for field, heads in sorted(fields.items()):
        yield from ((field, head) for head in heads if head.value is not None)


def _is_away(entity: str, fields: _Fields) -> bool:
    names = fields.get(THING_NAMES[entity], ())
    return bool(names) and all(head.value is None for head in names)


def _before(connection: Connection, heads: list[Head], written: Mapping[bytes, Row[Any]]) -> set[Value]:
    """What stood where these heads were written."""
    olds = replaced_by(written[head.id] for head in heads)
    return {entry_of(row).value for row in rows_of(connection, olds).values()}
