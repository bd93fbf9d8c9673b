"""A participant's own things, found by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from samordning_desktop.core.entry import Value
from samordning_desktop.store.schema import THINGS

_TABLES = {table.name: table for table in THINGS}


class ThingRow(NamedTuple):
    """A thing as it is shown: its values by field, and the fields that hold two."""

    values: Mapping[str, Value]
    waiting: tuple[str, ...]


def find_thing(connection: Connection, entity: str, own_id: str, participant_id: str) -> ThingRow | None:
    """A thing of a participant's; None when the participant has no such thing (any more)."""
    table = _TABLES[entity]
    query = select(table).where(table.c.id == own_id, table.c.participant == participant_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    return ThingRow(dict(row), tuple(row["conflicts"].split(",")) if row["conflicts"] else ())
