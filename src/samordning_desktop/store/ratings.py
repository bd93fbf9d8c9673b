"""Self-ratings out of the projection."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, func, select

from samordning_desktop.core.rating import Rating
from samordning_desktop.store.narrowed import Narrowed, chunks
from samordning_desktop.store.schema import participant, rating

_COUNTS = Narrowed(
    select(rating.c.participant, func.count()).group_by(rating.c.participant), rating.c.participant
)


def ratings_of(connection: Connection, participant_id: str) -> list[Rating]:
    """A participant's self-ratings, oldest first."""
    query = select(rating).where(rating.c.participant == participant_id).order_by(rating.c.day, rating.c.id)
    return [
        Rating(row.id, date.fromisoformat(row.day), (row.first, row.second, row.third), row.instrument)
        for row in connection.execute(query)
    ]


def count_by_participant(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """How many self-ratings each of some participants has; those with none are not among them."""
    found: dict[str, int] = {}
    for part in chunks(sorted(ids)):
        found.update((owner, count) for owner, count in _COUNTS.rows(connection, part))
    return found


def rhythms(connection: Connection) -> dict[str, int]:
    """Days between self-ratings by participant, for those with whom a rhythm has been agreed on."""
    query = select(participant.c.id, participant.c.rhythm).where(participant.c.rhythm.is_not(None))
    return {row.id: row.rhythm for row in connection.execute(query)}


def last_rated(connection: Connection) -> dict[str, date]:
    """The day of the newest self-rating by participant, for those with whom a rhythm has been agreed on."""
    with_rhythm = select(participant.c.id).where(participant.c.rhythm.is_not(None))
    query = select(rating.c.participant, func.max(rating.c.day)).where(rating.c.participant.in_(with_rhythm))
    return {
        owner: date.fromisoformat(day)
        for owner, day in connection.execute(query.group_by(rating.c.participant))
    }
