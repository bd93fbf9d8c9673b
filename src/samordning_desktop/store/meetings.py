"""Meetings at the board: where the journal ended when each began and ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.meeting import Meeting
from samordning_desktop.store.history import UNKNOWN_AUTHOR
from samordning_desktop.store.journal import journal_head
from samordning_desktop.store.schema import meeting, staff


def current(connection: Connection) -> Meeting | None:
    """The meeting that goes on, if one does."""
    return _meeting(_newest(connection, meeting.c.ended.is_(None)))


def last_ended(connection: Connection) -> Meeting | None:
    """The latest meeting that has ended."""
    return _meeting(_newest(connection, meeting.c.ended.is_not(None)))


def held(connection: Connection, meeting_id: int) -> Meeting:
    """A meeting by its id. Raises KnownError ``meeting.unknown``."""
    found = _meeting(_newest(connection, meeting.c.seq == meeting_id))
    if found is None:
        raise KnownError("meeting.unknown")
    return found


def begin(connection: Connection, actor: str, now: datetime) -> int:
    """Notes that a meeting begins. Returns its id."""
    row = {"begun": now.isoformat(), "actor": actor, "begun_pos": journal_head(connection).pos}
    return int(connection.execute(insert(meeting).values(row).returning(meeting.c.seq)).scalar_one())


def end(connection: Connection, meeting_id: int, now: datetime) -> None:
    """Notes that a meeting has ended."""
    values = {"ended": now.isoformat(), "ended_pos": journal_head(connection).pos}
    connection.execute(update(meeting).where(meeting.c.seq == meeting_id).values(values))


def span(connection: Connection, meeting_id: int) -> tuple[int, int | None]:
    """The positions in the journal after which a meeting began and at which it ended (None while it goes on).

    Raises KnownError ``meeting.unknown``.
    """
    row = connection.execute(select(meeting).where(meeting.c.seq == meeting_id)).first()
    if row is None:
        raise KnownError("meeting.unknown")
    return row.begun_pos, row.ended_pos


def _newest(connection: Connection, which: Any) -> Row[Any] | None:
    query = select(meeting, staff.c.name.label("led_by")).outerjoin(staff, staff.c.id == meeting.c.actor)
    return connection.execute(query.where(which).order_by(meeting.c.seq.desc()).limit(1)).first()


def _meeting(row: Row[Any] | None) -> Meeting | None:
    if row is None:
        return None
    ended = datetime.fromisoformat(row.ended) if row.ended else None
    return Meeting(row.seq, datetime.fromisoformat(row.begun), row.led_by or UNKNOWN_AUTHOR, ended)
