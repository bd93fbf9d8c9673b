"""Files kept with a consent, shown again. Opening one is noted in the access log."""

from __future__ import annotations

from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.errors import KnownError
from samordning_desktop.store import attachments
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.logs import log_access


def open_form(desk: Desk, participant_id: str, digest: str) -> Attachment:
    """The signed form of a participant's, as it was kept.

    Raises KnownError ``participant.unknown``, or ``form.elsewhere`` where only another site has it.
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        found = attachments.find(writing.connection, row.id, digest)
        if found is None:
            raise KnownError("form.elsewhere", site=row.site)
        log_access(writing.connection, desk.actor, desk.clock.now(), "öppnat underskrivet samtycke", row.id)
    return found
