"""What the other site changed and nobody here has looked at yet."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, insert

from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.store.bulk import Bulk
from samordning_desktop.store.schema import news

_ADD = Bulk(insert(news).prefix_with("OR IGNORE"))
_FORGET = Bulk(delete(news).where(*(column == bindparam(column.name) for column in news.c)))


def add_news(connection: Connection, changed: Iterable[tuple[str, str]]) -> None:
    """Marks fields, given as (participant, field)."""
    _ADD.run(connection, changed)


def forget_written(connection: Connection, written: Iterable[tuple[str, str]]) -> None:
    """Takes the marks of participants' fields away, given as (participant, field): who writes has seen."""
    _FORGET.run(connection, written)


def clear_news(connection: Connection, participant_id: str, field: str | None = None) -> bool:
    """Takes a participant's marks away, or that of one field. Returns whether there were any.

    With the mark of a new person all the others go.
    """
    gone = delete(news).where(news.c.participant == participant_id)
    if field not in (None, NEW_PERSON):
        gone = gone.where(news.c.field == field)
    return connection.execute(gone).rowcount > 0
