"""Fields that hold two values until a person settles them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, exists, select

from samordning_desktop.core import entities
from samordning_desktop.core.conflict import Conflict, Version, conflict_id, names_thing
from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.merge_plan import Told
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.wording import CODES, STAFF_FIELDS, THING_NAMES, label_of
from samordning_desktop.store.codec import split_ids, unpack_value
from samordning_desktop.store.history import (
    UNKNOWN_AUTHOR,
    authored,
    moment,
    names_of_things,
    replaced_text,
    shown_value,
    staff_names,
)
from samordning_desktop.store.journal import replaced_by, rows_of
from samordning_desktop.store.narrowed import Narrowed, chunks
from samordning_desktop.store.schema import THINGS, head, journal
from samordning_desktop.store.staff import staff_of

_OTHER = head.alias("other")
#: The values that wait in fields of some things of one entity, with their authors.
_WAITING = Narrowed(
    authored()
    .join(head, head.c.pos == journal.c.pos)
    .where(
        head.c.entity == bindparam("entity"),
        exists().where(
            *(_OTHER.c[name] == head.c[name] for name in ("entity", "entity_id", "field")),
            _OTHER.c.id != head.c.id,
        ),
    ),
    head.c.entity_id,
)
_THINGS = {
    str(table.name): Narrowed(
        select(table.c.participant, table.c.id, table.c.conflicts)
        .where(table.c.conflicts != "")
        .order_by(table.c.id),
        table.c.participant,
    )
    for table in THINGS
}


def conflicts_of(connection: Connection, rows: Sequence[ParticipantRow], own_site: str) -> Iterator[Conflict]:
    """The conflicts of the participants in ``rows``, in their order: their own fields, then those of their things.

    Cost follows the conflicts, and those who have none cost nothing.
    """
    troubled = [row for row in rows if row.conflicts]
    if not troubled:
        return
    names = staff_names(connection)
    keys, found = _waiting(connection, troubled, own_site)
    olds = rows_of(connection, replaced_by(row for of_one in found.values() for row in of_one))
    for row in troubled:
        called = _called(connection, row.id, keys[row.id])
        for key in keys[row.id]:
            versions = tuple(_version(one, olds, own_site, names) for one in found[key])
            yield Conflict(
                id=conflict_id(key),
                participant=row.id,
                entity=key.entity,
                entity_id=key.entity_id,
                name=row.fields.name,
                field=key.field,
                label=label_of(key),
                versions=versions,
                choices=tuple(_choices(connection, key, versions)),
                about=called.get(key, ""),
                apart=row.apart,
            )


def _called(connection: Connection, participant_id: str, keys: Iterable[FieldKey]) -> dict[FieldKey, str]:
    """What the things are called in which fields wait, but for the fields that say so themselves."""
    unnamed = [key for key in keys if key.entity in THING_NAMES and not names_thing(key)]
    if not unnamed:
        return {}
    names = names_of_things(connection, participant_id)
    return {key: names.get(key.entity_id, "") for key in unnamed}


class WaitingTexts(NamedTuple):
    """A participant's field in which several values wait, as ``conflicts_of`` orders them, and ``about``."""

    participant: str
    key: FieldKey
    values: tuple[Told, ...]
    about: str


def texts_waiting(
    connection: Connection, rows: Sequence[ParticipantRow], own_site: str
) -> Iterator[WaitingTexts]:
    """As ``conflicts_of``, with nothing but what the values say, who wrote them and when."""
    troubled = [row for row in rows if row.conflicts]
    if not troubled:
        return
    names = staff_names(connection)
    keys, found = _waiting(connection, troubled, own_site)
    for row in troubled:
        called = _called(connection, row.id, keys[row.id])
        for key in keys[row.id]:
            values = tuple(_told(one, names) for one in found[key])
            yield WaitingTexts(row.id, key, values, called.get(key, ""))


def _waiting(
    connection: Connection, rows: Sequence[ParticipantRow], own_site: str
) -> tuple[dict[str, list[FieldKey]], dict[FieldKey, list[Row[Any]]]]:
    """The fields in which values wait, by participant; and the journal's rows of those values, our own first."""
    keys = _keys(connection, rows)
    found = _versions(connection, [key for of_one in keys.values() for key in of_one])
    for of_one in found.values():
        of_one.sort(key=lambda one: (one.author_site != own_site, one.wall, one.tick, one.id))
    return keys, found


def _keys(connection: Connection, rows: Sequence[ParticipantRow]) -> dict[str, list[FieldKey]]:
    """The fields in which values wait, by participant, in the order of each row's ``conflicts``."""
    things: dict[tuple[str, str], list[FieldKey]] = defaultdict(list)
    for kind, query in _THINGS.items():
        owners = sorted(row.id for row in rows if kind in row.conflicts)
        for part in chunks(owners):
            for owner, own_id, fields in query.run(connection, part):
                things[owner, kind] += [
                    FieldKey(kind, own_id, one)
                    for one in sorted(fields.split(","), key=lambda one: (one != THING_NAMES.get(kind), one))
                ]
    return {
        row.id: [
            key
            for one in row.conflicts
            for key in (
                things[row.id, one] if one in _THINGS else [FieldKey(entities.PARTICIPANT, row.id, one)]
            )
        ]
        for row in rows
    }


def _choices(connection: Connection, key: FieldKey, versions: Sequence[Version]) -> Iterator[tuple[str, str]]:
    """What can be chosen in the field beside what waits."""
    waiting = {version.text for version in versions}
    if key.entity == entities.PARTICIPANT and key.field in STAFF_FIELDS:
        for member in staff_of(connection):
            if member.name not in waiting:
                yield member.id, ", ".join(part for part in (member.name, member.unit) if part)
    else:
        for code, word in CODES.get((key.entity, key.field), {}).items():
            if word not in waiting:
                yield str(code), word


def _versions(connection: Connection, keys: Iterable[FieldKey]) -> dict[FieldKey, list[Row[Any]]]:
    """The journal's rows of the values that wait in each field."""
    ids: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        ids[key.entity].add(key.entity_id)
    found: dict[FieldKey, list[Row[Any]]] = defaultdict(list)
    for entity, wanted in ids.items():
        for part in chunks(sorted(wanted)):
            for row in _WAITING.run(connection, part, entity=entity):
                found[FieldKey(row.entity, row.entity_id, row.field)].append(row)
    return found


def _version(
    row: Row[Any], olds: Mapping[bytes, Row[Any]], own_site: str, names: Mapping[str, str]
) -> Version:
    replaced = split_ids(row.replaces)
    return Version(
        entry=row.id.hex(),
        text=_text(row, names),
        author=row.author_name or UNKNOWN_AUTHOR,
        unit=row.author_unit or "",
        site=row.site_name or "",
        when=moment(row.wall),
        ours=row.author_site == own_site,
        saw=replaced_text(row, olds, names) if all(old in olds for old in replaced) else None,
        settled=len(replaced) > 1,
    )


def _told(row: Row[Any], names: Mapping[str, str]) -> Told:
    author = ", ".join(part for part in (row.author_name, row.site_name) if part)
    return Told(_text(row, names), author, moment(row.wall))


def _text(row: Row[Any], names: Mapping[str, str]) -> str:
    value = None if row.value is None else unpack_value(row.value)
    return shown_value(row.entity, row.field, value, names)
