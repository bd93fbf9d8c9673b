"""The one way in: local edits, undo and packages all become entries and pass through ``apply_entries``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.core import entities
from samordning_desktop.core.entry import Entry, FieldKey, Head
from samordning_desktop.core.heads import Item, Stood, Superseded, Thing, after, by_thing
from samordning_desktop.core.projection import ALONE, Heads, Row, project, with_fields
from samordning_desktop.core.scopes import notice_scope, participant_scope, split_scope
from samordning_desktop.store import journal as log
from samordning_desktop.store import schema
from samordning_desktop.store.bulk import Bulk, Plain
from samordning_desktop.store.codec import entry_id, unpack_value
from samordning_desktop.store.erasing import empty
from samordning_desktop.store.narrowed import CHUNK, Narrowed, chunks, narrowed_delete
from samordning_desktop.store.schema import head, journal, superseded

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

#: How many rows are made at a time; a deletion among them binds so many values at most.
_ROWS = CHUNK
#: How many entries are made into rows at a time: of a large package no more is held in memory beside it.
_RUN = 5_000

#: The fields of a participant that decide nothing of what the identity number shows.
_BUT_NUMBER = ALONE - {"personal_id"}

_NONE: Mapping[Thing, Row] = MappingProxyType({})
_SUPERSEDED = Narrowed(select(superseded), superseded.c.id)
_ANY_SUPERSEDED = select(superseded.c.id).limit(1)
_STOOD_BEFORE = Narrowed(
    select(journal.c.id, journal.c.entity, journal.c.entity_id, journal.c.field).where(
        journal.c.field == bindparam("field"), journal.c.pos <= bindparam("before")
    ),
    journal.c.entity_id,
)
_ERASED = Narrowed(select(journal.c.entity_id).where(journal.c.field == "erased"), journal.c.scope)
_HEADS_OF = (
    select(
        head.c.entity_id, head.c.field, head.c.id, journal.c.value, journal.c.wall, journal.c.tick,
        journal.c.device, journal.c.number,
    )
    .join(journal, journal.c.pos == head.c.pos)
    .where(head.c.entity == bindparam("entity"))
)  # fmt: skip
_HEADS = Narrowed(_HEADS_OF, head.c.entity_id)
_HEADS_OF_FIELD = Narrowed(_HEADS_OF.where(head.c.field == bindparam("field")), head.c.entity_id)
_PARTICIPANTS = Narrowed(select(schema.participant), schema.participant.c.id)

_DROP_ROWS = {
    entity: narrowed_delete(delete(table), next(iter(table.primary_key.columns)))
    for entity, table in _TABLES.items()
}
_WRITE_ROWS = {entity: Bulk(insert(table).prefix_with("OR REPLACE")) for entity, table in _TABLES.items()}


def _but_number() -> Bulk:
    """How a participant's row is written where nothing is that decides the number: its index is left alone."""
    row = upsert(schema.participant)
    stays = ("id", "personal_id")
    return Bulk(row.on_conflict_do_update(set_={k: v for k, v in row.excluded.items() if k not in stays}))


_WRITE_BUT_NUMBER = _but_number()
#: What a part of the journal holds, each entry a head: the database has it all.
_ADD_HEADS_FROM = Plain(
    insert(head)
    .prefix_with("OR FAIL")
    .from_select(
        head.c.keys(),
        select(*(journal.c[one.name] for one in head.c)).where(
            journal.c.pos > bindparam("before"), journal.c.pos <= bindparam("upto")
        ),
    )
)
_ADD_HEAD, _ADD_SUPERSEDED = (Bulk(insert(table).prefix_with("OR IGNORE")) for table in (head, superseded))
_DROP_HEAD, _DROP_SUPERSEDED = (
    Bulk(delete(table).where(*(column == bindparam(column.name) for column in table.primary_key.columns)))
    for table in (head, superseded)
)


def apply_entries(connection: Connection, entries: Iterable[Entry], source: str = "") -> list[Item]:
    """Appends the entries that the journal lacks, and brings the projection up to them.

    ``source`` names the device that handed them over (empty: written here). Returns what was new, in order.
    The order, repetition and grouping of entries make no difference to the projection.
    """
    items = _unknown(connection, entries)
    erased = _erased_scopes(connection, items)
    _empty_all(connection, erased)
    for part in chunks(items, _RUN):  # read back at once: later the pages are no longer in the cache
        end = log.journal_end(connection)
        log.append(connection, end, part, source, erased)
        _project(connection, part, erased, end.pos)
    return items


def apply_own(connection: Connection, end: log.End, entries: Iterable[Entry], stood: Stood) -> list[Item]:
    """As ``apply_entries``, for entries made just now at the journal's ``end``, each replacing all that its field held.

    ``stood`` is what the fields of their things held. As no journal can have the entries yet, and nothing can
    replace them, the rows are made from that without reading anything more.
    """
    items = [(entry_id(entry), entry) for entry in entries]
    erased = _erased_scopes(connection, items)
    log.append(connection, end, items, "", erased)
    _empty_all(connection, erased)
    kept = _of_others(items, erased)
    things = by_thing(kept)
    _DROP_HEAD.run(connection, _replaced(kept))
    _add_heads(connection, kept, _places(items, end.pos))
    _write_rows(connection, things, after(stood, things))
    return items


def rebuild(connection: Connection) -> None:
    """Drops the projection and makes it again from the journal."""
    for table in schema.PROJECTION:
        connection.execute(delete(table))
    for rows in log.read_rows(connection):
        items = [(row.id, log.entry_of(row)) for row in rows]
        erased = _erased_scopes(connection, items)
        _empty_all(connection, erased)
        _project(connection, items, erased, rows[0].pos - 1)


def _unknown(connection: Connection, entries: Iterable[Entry]) -> list[Item]:
    items = {entry_id(entry): entry for entry in entries}
    known = log.known_ids(connection, items)
    return [item for item in items.items() if item[0] not in known] if known else list(items.items())


def _erased_scopes(connection: Connection, items: Sequence[Item]) -> set[str]:
    """The participants' scopes among these entries that an erasure, known or just arriving, empties."""
    subjects = {split_scope(scope)[1] for scope in {entry.scope for _, entry in items}}
    arriving = {e.entity_id for _, e in items if e.entity == entities.NOTICE and e.field == "erased"}
    known: set[str] = set()
    for part in chunks([notice_scope(subject) for subject in subjects]):
        known.update(subject for (subject,) in _ERASED.rows(connection, part))
    return {participant_scope(subject) for subject in known | arriving}


def _project(connection: Connection, items: Sequence[Item], erased: set[str], before: int) -> None:
    """Brings the projection up to entries that stand in the journal after the place ``before``.

    What they replace of those who stand before it goes; of what is to come, it is kept that it is ``superseded``.
    """
    kept = _of_others(items, erased)
    things = by_thing(kept)
    rows = _to_alter(connection, things)
    stood = {
        **_stood(connection, [thing for thing in things if thing not in rows]),
        **_stood_in_fields(connection, rows, things),
    }
    replaced = list(_replaced(kept))
    _DROP_HEAD.run(connection, replaced)
    gone = {(old, entity, own_id, field) for entity, own_id, field, old in replaced}
    awaited = _superseded(connection, items)
    _DROP_SUPERSEDED.run(connection, awaited)
    _ADD_SUPERSEDED.run(connection, _to_come(connection, gone, items, before))
    gone |= awaited
    fresh = [item for item in kept if (item[0], *item[1].key) not in gone] if gone else kept
    if len(fresh) == len(items):
        _ADD_HEADS_FROM.run(connection, before=before, upto=before + len(items))
    else:
        _add_heads(connection, fresh, _places(items, before))
    _write_rows(connection, things, after(stood, things, gone), rows)


def _stood(connection: Connection, things: Iterable[Thing]) -> Stood:
    """The heads of some things."""
    return {
        (entity, own_id): heads
        for entity, ids in _by_entity(things).items()
        for part in chunks(ids)
        for own_id, heads in heads_of(connection, entity, part).items()
    }


def _to_alter(connection: Connection, things: Mapping[Thing, Sequence[Item]]) -> dict[Thing, Row]:
    """The rows there are of participants of whom no field is written that decides what another one shows."""
    ids = [
        own_id
        for (entity, own_id), items in things.items()
        if entity == entities.PARTICIPANT and ALONE.issuperset(entry.field for _, entry in items)
    ]
    names = schema.participant.c.keys()
    return {
        (entities.PARTICIPANT, row[0]): dict(zip(names, row, strict=True))
        for part in chunks(ids)
        for row in _PARTICIPANTS.rows(connection, part)
    }


def _stood_in_fields(
    connection: Connection, rows: Iterable[Thing], things: Mapping[Thing, Sequence[Item]]
) -> Stood:
    """The heads of the fields of some participants that are written, and of no others."""
    ids: dict[str, dict[str, None]] = {}
    found: dict[Thing, dict[str, list[Head]]] = {}
    for thing in rows:
        found[thing] = {}
        for _, entry in things[thing]:
            ids.setdefault(entry.field, {})[thing[1]] = None
    for field, wanted in ids.items():
        for part in chunks(list(wanted)):
            rows_of = _HEADS_OF_FIELD.rows(connection, part, entity=entities.PARTICIPANT, field=field)
            for own_id, heads in _by_field(rows_of).items():
                found[entities.PARTICIPANT, own_id] |= heads
    return found


def _by_entity(things: Iterable[Thing]) -> dict[str, list[str]]:
    """The ids of some things."""
    found: dict[str, list[str]] = {}
    for entity, own_id in things:
        found.setdefault(entity, []).append(own_id)
    return found


def _empty_all(connection: Connection, erased: set[str]) -> None:
    """Empties the scopes that are erased."""
    for scope in erased:
        empty(connection, scope)


def _of_others(items: Sequence[Item], erased: set[str]) -> list[Item]:
    """The entries that are of no erased scope."""
    if not erased:
        return list(items)
    return [(own_id, entry) for own_id, entry in items if entry.scope not in erased]


def _replaced(items: Iterable[Item]) -> Iterator[tuple[str, str, str, bytes]]:
    """The heads that these entries replace."""
    return ((*entry.key, old) for _, entry in items for old in entry.replaces)


def _to_come(
    connection: Connection, replaced: Iterable[Superseded], items: Sequence[Item], before: int
) -> list[Superseded]:
    """Those of the replaced that are of their field neither in the journal up to ``before`` nor among ``items``."""
    away = set(replaced)
    if away:
        away -= _as_superseded(items)
    things: dict[str, set[str]] = {}
    for _, _, thing, field in away:
        things.setdefault(field, set()).add(thing)
    for field, ids in things.items():
        for part in chunks(sorted(ids)):
            away.difference_update(_STOOD_BEFORE.rows(connection, part, field=field, before=before))
    return sorted(away)


def _as_superseded(items: Iterable[Item]) -> set[Superseded]:
    """What says of these entries that another one of their field replaces them."""
    return {(own_id, *entry.key) for own_id, entry in items}


def _places(items: Iterable[Item], before: int) -> dict[bytes, int]:
    """Where entries that stand in the journal one after the other, after the place ``before``, stand."""
    return {own_id: pos for pos, (own_id, _) in enumerate(items, before + 1)}


def _add_heads(connection: Connection, items: Sequence[Item], places: Mapping[bytes, int]) -> None:
    rows = ((entry.entity, entry.entity_id, entry.field, own_id, places[own_id]) for own_id, entry in items)
    _ADD_HEAD.run(connection, rows)


def _superseded(connection: Connection, items: Sequence[Item]) -> set[Superseded]:
    """Which of these entries one of their field that came before replaces."""
    found: set[Superseded] = set()
    if connection.execute(_ANY_SUPERSEDED).first() is None:
        return found
    for part in chunks([own_id for own_id, _ in items]):
        found.update(_SUPERSEDED.rows(connection, part))
    return found & _as_superseded(items) if found else found


def _write_rows(
    connection: Connection,
    things: Mapping[Thing, Sequence[Item]],
    heads: Mapping[Thing, Heads],
    before: Mapping[Thing, Row] = _NONE,
) -> None:
    """Makes the rows of the things that some entries are about, from their heads.

    Of those whose row was there ``before`` the heads are only those of the fields that are written.
    """
    for entity, ids in _by_entity(things).items():
        for part in chunks(ids, _ROWS):
            rows = [_row_of((entity, one), things, heads, before.get((entity, one))) for one in part]
            gone = [one for one, row in zip(part, rows, strict=True) if row is None]
            if gone:
                connection.execute(_DROP_ROWS[entity], {"only": gone})
            _way(entity, (entry.field for one in part for _, entry in things[entity, one])).run_named(
                connection, (row for row in rows if row is not None)
            )


def _way(entity: str, fields: Iterable[str]) -> Bulk:
    """How the rows of an entity are written, of which some fields are."""
    number_stays = entity == entities.PARTICIPANT and _BUT_NUMBER.issuperset(fields)
    return _WRITE_BUT_NUMBER if number_stays else _WRITE_ROWS[entity]


def _row_of(
    thing: Thing, things: Mapping[Thing, Sequence[Item]], heads: Mapping[Thing, Heads], before: Row | None
) -> Row | None:
    if before is not None:
        return with_fields(before, heads[thing])
    owner = split_scope(things[thing][-1][1].scope)[1]
    return project(*thing, owner, heads[thing])


def heads_of(connection: Connection, entity: str, ids: Sequence[str]) -> dict[str, dict[str, list[Head]]]:
    """The heads of each field of some things of one entity: id → field → heads."""
    return _by_field(_HEADS.rows(connection, ids, entity=entity))


def _by_field(rows: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, list[Head]]]:
    """Heads as ``_HEADS_OF`` finds them: id → field → heads."""
    found: dict[str, dict[str, list[Head]]] = {}
    for entity_id, field, own_id, value, wall, tick, device, number in rows:
        unpacked = None if value is None else unpack_value(value)
        made = Head(own_id, unpacked, wall, tick, device, number)
        found.setdefault(entity_id, {}).setdefault(field, []).append(made)
    return found


def field_heads(connection: Connection, key: FieldKey) -> list[Head]:
    """The heads of one field."""
    return heads_of(connection, key.entity, [key.entity_id]).get(key.entity_id, {}).get(key.field, [])
