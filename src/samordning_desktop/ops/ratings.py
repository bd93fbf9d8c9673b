"""Self-ratings."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Rating, parse_value
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.ops.participants import new_id
from samordning_desktop.ops.veiling import shown_ratings, unveiled
from samordning_desktop.store.desk import Desk


def add_rating(desk: Desk, participant_id: str, day: date, values: tuple[int, int, int]) -> Done[Rating]:
    """Keeps a filled-in form. Raises KnownError ``participant.unknown``, ``rating.value``, ``date.future`` or
    ``field.veiled``.
    """
    for value in values:
        parse_value(str(value))
    if day > desk.clock.today():
        raise KnownError("date.future", date=day)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        rating = Rating(entities.owned_id(row.id, new_id()), day, values, DEFAULT_INSTRUMENT.version)
        label = f"lägg till självskattning för {row.short_name}"
        filled: list[str | int] = [day.isoformat(), rating.instrument, *values]
        written = unveiled(row, entities.RATING, {"filled": filled})
        writing.put(participant_scope(row.id), entities.RATING, rating.id, written)
        writing.record(label, undoable=True)
    return Done(rating, Changes(frozenset({Kind.RATING}), frozenset({row.id}), label))


def ratings(desk: Desk, participant_id: str) -> list[Rating]:
    """A participant's self-ratings, oldest first. Raises KnownError ``participant.unknown``."""
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        return shown_ratings(connection, row)
