"""A participant's own things, found by id."""

from __future__ import annotations

from sqlalchemy import Connection, select

from samordning_desktop.store.schema import THINGS

_TABLES = {table.name: table for table in THINGS}


def fields_in_conflict(
    connection: Connection, entity: str, own_id: str, participant_id: str
) -> tuple[str, ...] | None:
    """The fields of a thing that hold two values; None when the participant has no such thing (any more)."""
    table = _TABLES[entity]
    query = select(table.c.conflicts).where(table.c.id == own_id, table.c.participant == participant_id)
    conflicts = connection.execute(query).scalar()
    return None if conflicts is None else tuple(conflicts.split(",")) if conflicts else ()
