"""Fields that hold two values until a person settles them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from samordning_desktop.core import entities
from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.wording import CODES, STAFF_FIELDS, label_of
from samordning_desktop.store.codec import split_ids, unpack_value
from samordning_desktop.store.history import (
    UNKNOWN_AUTHOR,
    authored,
    moment,
    replaced_text,
    shown_value,
    staff_names,
)
from samordning_desktop.store.journal import rows_of
from samordning_desktop.store.schema import THINGS, head, journal
from samordning_desktop.store.staff import staff_of


def conflicts_of(connection: Connection, rows: Sequence[ParticipantRow], own_site: str) -> Iterator[Conflict]:
    """The conflicts of the participants in ``rows``, in their order: their own fields, then those of their things."""
    names = staff_names(connection) if any(row.conflicts for row in rows) else {}
    for row in rows:
        for key in _keys(connection, row):
            versions = tuple(_versions(connection, key, own_site, names))
            yield Conflict(
                id=f"{key.entity_id}.{key.field}",
                participant=row.id,
                entity=key.entity,
                entity_id=key.entity_id,
                name=row.fields.name,
                field=key.field,
                label=label_of(key),
                versions=versions,
                choices=tuple(_choices(connection, key, versions)),
            )


def _keys(connection: Connection, row: ParticipantRow) -> Iterator[FieldKey]:
    things = {str(table.name): table for table in THINGS}
    for field in row.conflicts:
        if field not in things:
            yield FieldKey(entities.PARTICIPANT, row.id, field)
            continue
        table = things[field]
        query = select(table.c.id, table.c.conflicts).where(table.c.participant == row.id)
        for own_id, fields in connection.execute(query.where(table.c.conflicts != "").order_by(table.c.id)):
            yield from (FieldKey(field, own_id, one) for one in fields.split(","))


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


def _versions(
    connection: Connection, key: FieldKey, own_site: str, names: Mapping[str, str]
) -> Iterator[Version]:
    """The values that wait, this site's first, then by time."""
    ids = select(head.c.id).where(
        head.c.entity == key.entity, head.c.entity_id == key.entity_id, head.c.field == key.field
    )
    rows = connection.execute(authored().where(journal.c.id.in_(ids))).all()
    olds = rows_of(connection, {old for row in rows for old in split_ids(row.replaces)})
    for row in sorted(rows, key=lambda row: (row.author_site != own_site, row.wall, row.tick, row.id)):
        yield _version(row, olds, own_site, names)


def _version(
    row: Row[Any], olds: Mapping[bytes, Row[Any]], own_site: str, names: Mapping[str, str]
) -> Version:
    value = None if row.value is None else unpack_value(row.value)
    return Version(
        entry=row.id.hex(),
        text=shown_value(row.entity, row.field, value, names),
        author=row.author_name or UNKNOWN_AUTHOR,
        unit=row.author_unit or "",
        site=row.site_name or "",
        when=moment(row.wall),
        ours=row.author_site == own_site,
        saw=replaced_text(row, olds, names) if all(old in olds for old in split_ids(row.replaces)) else None,
    )
