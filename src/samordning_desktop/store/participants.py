"""One participant, found by id."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.store.board import board_row, ids_beginning

#: The shortest beginning of an id that is taken for the whole.
SHORTEST_PREFIX = 4


def find(connection: Connection, own_site: str, today: date, participant_id: str) -> ParticipantRow:
    """The row on the board with this id, or with the only id that begins so.

    Raises KnownError ``participant.unknown`` (also for someone who has left the board) or
    ``participant.ambiguous``.
    """
    row = None
    if len(participant_id) >= SHORTEST_PREFIX:
        row = board_row(connection, own_site, today, participant_id)
        row = row or _only_one(connection, own_site, today, participant_id)
    if row is None:
        raise KnownError("participant.unknown", id=participant_id)
    return row


def _only_one(connection: Connection, own_site: str, today: date, beginning: str) -> ParticipantRow | None:
    found = ids_beginning(connection, beginning)
    if len(found) > 1 and beginning not in found:
        raise KnownError("participant.ambiguous", id=beginning)
    return board_row(connection, own_site, today, found[0]) if found else None
