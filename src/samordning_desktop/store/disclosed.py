"""Who has got something about a participant otherwise than in a package: on paper, in a file, in speech."""

from __future__ import annotations

from sqlalchemy import Connection, select

from samordning_desktop.core.swedish import sort_key
from samordning_desktop.store.schema import disclosure


def told_by_hand(connection: Connection, participant_id: str) -> list[str]:
    """Their names as they were noted, each once, in Swedish order."""
    query = select(disclosure.c.receiver).where(
        disclosure.c.participant == participant_id, disclosure.c.way != "package"
    )
    return sorted(connection.execute(query.distinct()).scalars(), key=sort_key)
