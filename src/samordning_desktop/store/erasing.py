"""Erasing a participant: what was said about them goes out of every table; that something was done stays.

What stays: the entries' ids (so the journal's chain holds), the notices (a day and ids), the access log, and of each
disclosure the day, the way, the ground and by whom. Backups made before hold what they held until they are thinned out.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, tuple_, update

from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.scopes import notice_scope, split_scope
from samordning_desktop.store import drafts, schema
from samordning_desktop.store import journal as log
from samordning_desktop.store.codec import split_ids
from samordning_desktop.store.schema import disclosure, head, journal, superseded

#: The tables whose rows about a participant go, or lose their words.
EMPTIED = (*schema.OWNED, schema.attachment, schema.sent_file, schema.peer_file, schema.news, disclosure)

_DROP_SUPERSEDED = delete(superseded).where(
    *(column == bindparam(f"old_{column.name}") for column in superseded.c)
)


def empty(connection: Connection, scope: str) -> None:
    """Erases a participant: values out of the journal, every trace out of the projection and of what is this store's."""
    log.hollow_out(connection, scope)
    replaced = _replaced_in(connection, scope)
    if replaced:
        connection.execute(_DROP_SUPERSEDED, replaced)
    participant_id = split_scope(scope)[1]
    things = select(journal.c.entity, journal.c.entity_id).where(journal.c.scope == scope).distinct()
    for part in log.chunks([tuple(row) for row in connection.execute(things)]):
        connection.execute(delete(head).where(tuple_(head.c.entity, head.c.entity_id).in_(part)))
    connection.execute(delete(schema.participant).where(schema.participant.c.id == participant_id))
    for table in EMPTIED:
        if table is not disclosure:
            connection.execute(delete(table).where(table.c.participant == participant_id))
    about = journal.c.scope.in_([scope, notice_scope(participant_id)])
    steps = select(journal.c.operation).where(about)  # their names for undo hold the person's name
    connection.execute(delete(schema.operation).where(schema.operation.c.id.in_(steps)))
    _empty_disclosures(connection, participant_id)
    drafts.drop(connection, participant_id)


def _empty_disclosures(connection: Connection, participant_id: str) -> None:
    """Words that a person wrote go; a package's are the program's own, and tell of nobody."""
    noted = (disclosure.c.participant == participant_id, disclosure.c.way != Way.PACKAGE.value)
    connection.execute(update(disclosure).where(*noted).values(what="", receiver="", reason=""))


def _replaced_in(connection: Connection, scope: str) -> list[dict[str, Any]]:
    """What the entries of a scope replace, as rows of ``superseded`` to take away."""
    columns = (journal.c.entity, journal.c.entity_id, journal.c.field, journal.c.replaces)
    rows = connection.execute(select(*columns).where(journal.c.scope == scope))
    return [
        {"old_entity": row.entity, "old_entity_id": row.entity_id, "old_field": row.field, "old_id": old}
        for row in rows
        for old in split_ids(row.replaces)
    ]
