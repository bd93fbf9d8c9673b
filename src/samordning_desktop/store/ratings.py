"""Self-ratings out of the projection."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from samordning_desktop.core.rating import Rating
from samordning_desktop.store.schema import rating


def ratings_of(connection: Connection, participant_id: str) -> list[Rating]:
    """A participant's self-ratings, oldest first."""
    query = select(rating).where(rating.c.participant == participant_id).order_by(rating.c.day, rating.c.id)
    return [
        Rating(row.id, date.fromisoformat(row.day), (row.first, row.second, row.third), row.instrument)
        for row in connection.execute(query)
    ]
