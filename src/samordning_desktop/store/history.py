"""Who changed what, when: read from the journal itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.scopes import notice_scope, participant_scope
from samordning_desktop.core.wording import label_of, text_of
from samordning_desktop.store import schema
from samordning_desktop.store.codec import unpack_value
from samordning_desktop.store.schema import journal

UNKNOWN_AUTHOR = "okänd"


def history_of(connection: Connection, participant_id: str, limit: int | None = None) -> list[HistoryLine]:
    """Every entry about a participant, newest first."""
    query = (
        authored()
        .where(journal.c.scope.in_([participant_scope(participant_id), notice_scope(participant_id)]))
        .where(journal.c.field != "site")
        .order_by(journal.c.wall.desc(), journal.c.tick.desc(), journal.c.device, journal.c.number.desc())
    )
    if limit is not None:
        query = query.limit(limit)
    return [_line(row) for row in connection.execute(query)]


def authored() -> Any:
    """A query of journal rows with their authors' names, units and sites."""
    return (
        select(
            journal,
            schema.staff.c.name.label("author_name"),
            schema.staff.c.unit.label("author_unit"),
            schema.staff.c.site.label("author_site"),
            schema.site.c.name.label("site_name"),
        )
        .outerjoin(schema.staff, schema.staff.c.id == journal.c.author)
        .outerjoin(schema.site, schema.site.c.id == schema.staff.c.site)
    )


def moment(wall: int) -> datetime:
    """A stamp's milliseconds as a time (UTC)."""
    return datetime.fromtimestamp(wall / 1000, UTC)


def _line(row: Row[Any]) -> HistoryLine:
    key = FieldKey(row.entity, row.entity_id, row.field)
    value = None if row.value is None else unpack_value(row.value)
    return HistoryLine(
        when=moment(row.wall),
        what=label_of(key),
        field=row.field,
        value=text_of(row.entity, value),
        author=row.author_name or UNKNOWN_AUTHOR,
        site=row.site_name or "",
    )
