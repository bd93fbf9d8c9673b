"""Self-ratings out of the projection."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, func, select

from samordning_desktop.core.rating import Rating
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.schema import rating


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
        query = select(rating.c.participant, func.count()).where(rating.c.participant.in_(part))
        found.update(
            (owner, count) for owner, count in connection.execute(query.group_by(rating.c.participant))
        )
    return found
