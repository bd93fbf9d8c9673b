"""Fields that hold two values until a person settles them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from samordning_desktop.core import entities
from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.wording import label_of, text_of
from samordning_desktop.store.codec import unpack_value
from samordning_desktop.store.history import UNKNOWN_AUTHOR, authored, moment
from samordning_desktop.store.schema import head, journal


def conflicts_of(connection: Connection, rows: Sequence[ParticipantRow], own_site: str) -> Iterator[Conflict]:
    """The conflicts of the participants in ``rows``, in their order."""
    for row in rows:
        for field in row.conflicts:
            key = FieldKey(entities.PARTICIPANT, row.id, field)
            yield Conflict(
                id=f"{row.id}.{field}",
                participant=row.id,
                name=row.fields.name,
                field=field,
                label=label_of(key),
                versions=tuple(_versions(connection, key, own_site)),
            )


def _versions(connection: Connection, key: FieldKey, own_site: str) -> Iterator[Version]:
    """The values that wait, this site's first, then by time."""
    ids = select(head.c.id).where(
        head.c.entity == key.entity, head.c.entity_id == key.entity_id, head.c.field == key.field
    )
    rows = connection.execute(authored().where(journal.c.id.in_(ids))).all()
    for row in sorted(rows, key=lambda row: (row.author_site != own_site, row.wall, row.tick, row.id)):
        yield _version(row, own_site)


def _version(row: Row[Any], own_site: str) -> Version:
    return Version(
        entry=row.id.hex(),
        text=text_of(row.entity, None if row.value is None else unpack_value(row.value)),
        author=row.author_name or UNKNOWN_AUTHOR,
        unit=row.author_unit or "",
        site=row.site_name or "",
        when=moment(row.wall),
        ours=row.author_site == own_site,
    )
