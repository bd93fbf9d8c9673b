"""Meetings at the board: begun, ended, and what changed. A meeting belongs to this store alone."""

from __future__ import annotations

from dataclasses import replace

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.meeting import BoardChange, Meeting, MeetingStanding
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
            raise KnownError("meeting.going_on", begun=local_time(going_on.begun))
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
        ended = max(now, going_on.begun)  # the laptop's clock may have been put back meanwhile
        meetings.end(writing.connection, going_on.id, ended)
        log_access(writing.connection, desk.actor, now, "avslutat möte vid tavlan")
    return Done(replace(going_on, ended=ended), Changes(_CHANGED))


def current(desk: Desk) -> Meeting | None:
    """The meeting that goes on, or None."""
    with desk.read() as connection:
        return meetings.current(connection)


def last(desk: Desk) -> Meeting | None:
    """The latest meeting that has ended, or None."""
    with desk.read() as connection:
        return meetings.last_ended(connection)


def standing(desk: Desk) -> MeetingStanding:
    """The meetings now and last, and what has changed between them and now, about those on the board.

    What came in a package counts from when it was taken in. Without a meeting behind us nothing has changed since.
    """
    with desk.read() as connection:
        going_on, before = meetings.current(connection), meetings.last_ended(connection)
        began = meetings.span(connection, going_on.id)[0] if going_on else None
        return MeetingStanding(
            current=going_on,
            last=before,
            since=_after_meeting(desk, connection, before, began),
            during=() if began is None else _between(desk, connection, began, None),
        )


def changes_of(desk: Desk, meeting_id: int) -> list[BoardChange]:
    """What was written during a meeting (so far), about those on the board. Raises KnownError ``meeting.unknown``."""
    with desk.read() as connection:
        return list(_between(desk, connection, *meetings.span(connection, meeting_id)))


def _after_meeting(
    desk: Desk, connection: Connection, before: Meeting | None, upto: int | None
) -> tuple[BoardChange, ...]:
    if before is None:
        return ()
    _, ended = meetings.span(connection, before.id)
    return _between(desk, connection, ended or 0, upto)


def _between(desk: Desk, connection: Connection, after: int, upto: int | None) -> tuple[BoardChange, ...]:
    changes = board_changes.changes_between(connection, after, upto)
    people = {change.participant for change in changes}
    shown = rows_of(connection, desk.store.site_id, desk.clock.today(), people)
    return tuple(
        change
        for change in changes
        if (row := shown.get(change.participant)) and change.kind not in row.veiled
    )
