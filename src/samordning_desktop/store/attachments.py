"""Files kept with a consent, inside the encrypted store."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.core.attachment import Attachment
from samordning_desktop.store.schema import attachment


def keep(connection: Connection, participant_id: str, file: Attachment, now: datetime) -> None:
    """Keeps a file of a participant's; once, however often it is kept."""
    row = {"digest": file.digest, "participant": participant_id, "media": file.media, "content": file.content}
    statement = upsert(attachment).on_conflict_do_nothing()
    connection.execute(statement, [row | {"added": now.isoformat()}])


def find(connection: Connection, participant_id: str, digest: str) -> Attachment | None:
    """A file of a participant's by its digest; None where it is kept at another site only."""
    query = select(attachment.c.content, attachment.c.media).where(
        attachment.c.participant == participant_id, attachment.c.digest == digest
    )
    row = connection.execute(query).first()
    return None if row is None else Attachment(row.content, row.media)
