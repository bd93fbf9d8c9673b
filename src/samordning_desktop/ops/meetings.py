"""Meetings at the board: begun, ended, and what changed. A meeting belongs to this store alone."""

from __future__ import annotations

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.meeting import BoardChange, Meeting
from samordning_desktop.store import board_changes, meetings
from samordning_desktop.store.board import rows_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.logs import log_access

_CHANGED = frozenset({Kind.MEETING})


def begin(desk: Desk) -> Done[Meeting]:
    """Begins a meeting. Raises KnownError ``meeting.going_on``."""
    now = desk.clock.now()
    with desk.write() as writing:
        going_on = meetings.current(writing.connection)
        if going_on is not None:
            raise KnownError("meeting.going_on", begun=f"{going_on.begun.astimezone():%Y-%m-%d %H.%M}")
        own_id = meetings.begin(writing.connection, desk.actor.id, now)
        log_access(writing.connection, desk.actor, now, "börjat möte vid tavlan")
    return Done(Meeting(own_id, now, desk.actor.name), Changes(_CHANGED))


def end(desk: Desk) -> Done[Meeting]:
    """Ends the meeting that goes on. Returns it. Raises KnownError ``meeting.none``."""
    now = desk.clock.now()
    with desk.write() as writing:
        going_on = meetings.current(writing.connection)
        if going_on is None:
            raise KnownError("meeting.none")
        meetings.end(writing.connection, going_on.id, now)
        log_access(writing.connection, desk.actor, now, "avslutat möte vid tavlan")
    return Done(Meeting(going_on.id, going_on.begun, going_on.led_by, now), Changes(_CHANGED))


def current(desk: Desk) -> Meeting | None:
    """The meeting that goes on, or None."""
    with desk.read() as connection:
        return meetings.current(connection)


def last(desk: Desk) -> Meeting | None:
    """The latest meeting that has ended, or None."""
    with desk.read() as connection:
        return meetings.last_ended(connection)


def changed_since_last(desk: Desk) -> dict[str, frozenset[str]]:
    """What has been written since the latest meeting ended, by participant: fields and things of NEWS_LABELS.

    What came in a package counts from when it was taken in. Without a meeting behind us nothing is marked.
    """
    with desk.read() as connection:
        before = meetings.last_ended(connection)
        if before is None:
            return {}
        _, ended = meetings.span(connection, before.id)
        return board_changes.fields_after(connection, ended or 0)


def changes_of(desk: Desk, meeting_id: int) -> list[BoardChange]:
    """What was written during a meeting (so far), about those on the board."""
    with desk.read() as connection:
        found = board_changes.changes_between(connection, *meetings.span(connection, meeting_id))
        return _on_board(desk, connection, found)


def _on_board(desk: Desk, connection: Connection, changes: list[BoardChange]) -> list[BoardChange]:
    people = {change.participant for change in changes}
    shown = rows_of(connection, desk.store.site_id, desk.clock.today(), people)
    return [change for change in changes if change.participant in shown]
