"""The one way in: local edits, undo and packages all become entries and pass through ``apply_entries``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.core import entities
from samordning_desktop.core.entry import Entry, FieldKey, Head
from samordning_desktop.core.projection import project
from samordning_desktop.core.scopes import notice_scope, participant_scope, split_scope
from samordning_desktop.store import journal as log
from samordning_desktop.store import schema
from samordning_desktop.store.codec import entry_id, unpack_value
from samordning_desktop.store.erasing import empty
from samordning_desktop.store.narrowed import Narrowed, narrowed_delete
from samordning_desktop.store.schema import head, journal, superseded

#: One entry with its id.
Item = tuple[bytes, Entry]
#: The heads of each field of some things of one entity, by the things' ids.
ThingHeads = Mapping[str, Mapping[str, list[Head]]]
#: The heads of each field of things, by entity and id.
Stood = Mapping[tuple[str, str], Mapping[str, list[Head]]]

_TABLES: dict[str, Table] = {
    entities.PARTICIPANT: schema.participant,
    entities.CONSENT: schema.consent,
    entities.RATING: schema.rating,
    entities.NETWORK: schema.network,
    entities.STEP: schema.step,
    entities.ELIGIBILITY: schema.eligibility,
    entities.NARROWING: schema.narrowing,
    entities.WITHDRAWAL: schema.withdrawal,
    entities.INFORMED: schema.informed,
    entities.NOTICE: schema.notice,
    entities.SITE_RECALL: schema.site_recall,
    entities.TEXT: schema.text_,
    entities.INFORMATION_KIND: schema.information_kind,
    entities.DEVICE: schema.barred_device,
    entities.SITE: schema.site,
    entities.STAFF: schema.staff,
}

_SUPERSEDED = Narrowed(select(superseded), superseded.c.id)
_ERASED = Narrowed(select(journal.c.entity_id).where(journal.c.field == "erased"), journal.c.scope)
_HEADS = Narrowed(
    select(
        head.c.entity_id, head.c.field, head.c.id, journal.c.value, journal.c.wall, journal.c.tick,
        journal.c.device, journal.c.number,
    )
    .join(journal, journal.c.id == head.c.id)
    .where(head.c.entity == bindparam("entity")),
    head.c.entity_id,
)  # fmt: skip

_DROP_ROWS = {
    entity: narrowed_delete(delete(table), next(iter(table.primary_key.columns)))
    for entity, table in _TABLES.items()
}
_WRITE_ROWS = {entity: insert(table).prefix_with("OR REPLACE") for entity, table in _TABLES.items()}
_ADD_HEAD, _ADD_SUPERSEDED = (upsert(table).on_conflict_do_nothing() for table in (head, superseded))
_DROP_HEAD = delete(head).where(*(column == bindparam(f"old_{column.name}") for column in head.c))


def apply_entries(connection: Connection, entries: Iterable[Entry], source: str = "") -> list[Item]:
    """Appends the entries that the journal lacks, and brings the projection up to them.

    ``source`` names the device that handed them over (empty: written here). Returns what was new, in order.
    The order, repetition and grouping of entries make no difference to the projection.
    """
    items = _unknown(connection, entries)
    if items:
        erased = _erased_scopes(connection, items)
        log.append(connection, log.journal_end(connection), items, source, erased)
        _project(connection, items, erased)
    return items


def apply_own(connection: Connection, end: log.End, entries: Iterable[Entry], stood: Stood) -> list[Item]:
    """As ``apply_entries``, for entries made just now at the journal's ``end``, each replacing all that its field held.

    ``stood`` is what the fields of their things held. As no journal can have the entries yet, and nothing can
    replace them, the rows are made from that without reading anything more.
    """
    items = [(entry_id(entry), entry) for entry in entries]
    erased = _erased_scopes(connection, items)
    log.append(connection, end, items, "", erased)
    kept = _emptied(connection, items, erased)
    _drop_replaced(connection, kept)
    _add_heads(connection, kept)
    after: dict[tuple[str, str], dict[str, list[Head]]] = {}
    for own_id, entry in kept:
        thing = entry.entity, entry.entity_id
        fields = after.setdefault(thing, dict(stood.get(thing, {})))
        fields[entry.field] = [Head(own_id, entry.value, entry.wall, entry.tick, entry.device, entry.number)]
    _write_rows(connection, kept, lambda entity, ids: {one: after[entity, one] for one in ids})
    return items


def rebuild(connection: Connection) -> None:
    """Drops the projection and makes it again from the journal."""
    for table in schema.PROJECTION:
        connection.execute(delete(table))
    for rows in log.read_rows(connection):
        items = [(row.id, log.entry_of(row)) for row in rows]
        _project(connection, items, _erased_scopes(connection, items))


def _unknown(connection: Connection, entries: Iterable[Entry]) -> list[Item]:
    items = {entry_id(entry): entry for entry in entries}
    known = log.known_ids(connection, list(items))
    return [(own_id, entry) for own_id, entry in items.items() if own_id not in known]


def _erased_scopes(connection: Connection, items: Sequence[Item]) -> set[str]:
    """The participants' scopes among these entries that an erasure, known or just arriving, empties."""
    subjects = {split_scope(entry.scope)[1] for _, entry in items}
    arriving = {e.entity_id for _, e in items if e.entity == entities.NOTICE and e.field == "erased"}
    known: set[str] = set()
    for part in log.chunks([notice_scope(subject) for subject in subjects]):
        known.update(_ERASED.run(connection, part).scalars())
    return {participant_scope(subject) for subject in known | arriving}


def _project(connection: Connection, items: Sequence[Item], erased: set[str]) -> None:
    kept = _emptied(connection, items, erased)
    _drop_replaced(connection, kept)
    gone = _superseded(connection, [own_id for own_id, _ in kept])
    _add_heads(connection, [item for item in kept if (item[0], *item[1].key) not in gone])
    _write_rows(connection, kept, partial(heads_of, connection))


def _emptied(connection: Connection, items: Sequence[Item], erased: set[str]) -> list[Item]:
    """Empties the scopes that are erased. Returns the entries of the others."""
    for scope in erased:
        empty(connection, scope)
    return [(own_id, entry) for own_id, entry in items if entry.scope not in erased]


def _drop_replaced(connection: Connection, items: Sequence[Item]) -> None:
    """Takes away the heads that these entries replace, those that are still to come among them."""
    replaced = [entry.key._asdict() | {"id": old} for _, entry in items for old in entry.replaces]
    if replaced:
        connection.execute(_ADD_SUPERSEDED, replaced)
        connection.execute(_DROP_HEAD, _old(replaced))


def _add_heads(connection: Connection, items: Sequence[Item]) -> None:
    rows = [entry.key._asdict() | {"id": own_id} for own_id, entry in items]
    if rows:
        connection.execute(_ADD_HEAD, rows)


def _old(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{f"old_{name}": value for name, value in row.items()} for row in rows]


def _superseded(connection: Connection, ids: Sequence[bytes]) -> set[tuple[Any, ...]]:
    """Which of these entries an entry of a field replaces: the id, then that field's key."""
    found: set[tuple[Any, ...]] = set()
    for part in log.chunks(ids):
        found.update(tuple(row) for row in _SUPERSEDED.run(connection, part))
    return found


def _write_rows(
    connection: Connection, items: Sequence[Item], heads_by_id: Callable[[str, Sequence[str]], ThingHeads]
) -> None:
    """Makes the rows of the things that these entries are about, from their heads."""
    touched = {(entry.entity, entry.entity_id): split_scope(entry.scope)[1] for _, entry in items}
    by_entity: dict[str, list[str]] = defaultdict(list)
    for entity, entity_id in touched:
        by_entity[entity].append(entity_id)
    for entity, ids in by_entity.items():
        for part in log.chunks(ids):
            heads = heads_by_id(entity, part)
            rows = [project(entity, one, touched[entity, one], heads.get(one, {})) for one in part]
            gone = [one for one, row in zip(part, rows, strict=True) if row is None]
            if gone:
                connection.execute(_DROP_ROWS[entity], {"only": gone})
            present = [row for row in rows if row is not None]
            if present:
                connection.execute(_WRITE_ROWS[entity], present)


def heads_of(connection: Connection, entity: str, ids: Sequence[str]) -> dict[str, dict[str, list[Head]]]:
    """The heads of each field of some things of one entity: id → field → heads."""
    found: dict[str, dict[str, list[Head]]] = defaultdict(lambda: defaultdict(list))
    for entity_id, field, own_id, value, wall, tick, device, number in _HEADS.run(
        connection, ids, entity=entity
    ):
        unpacked = None if value is None else unpack_value(value)
        found[entity_id][field].append(Head(own_id, unpacked, wall, tick, device, number))
    return found


def field_heads(connection: Connection, key: FieldKey) -> list[Head]:
    """The heads of one field."""
    return heads_of(connection, key.entity, [key.entity_id]).get(key.entity_id, {}).get(key.field, [])
