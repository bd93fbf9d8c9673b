"""The person's own extract: what has been handed out about them, and who has read what (PDL 8 kap. 5 §)."""

from __future__ import annotations

from samordning_desktop.core.access import by_day
from samordning_desktop.core.sheet import DisclosuresSheet
from samordning_desktop.ops import sheets
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.logs import accesses_of, disclosures_of, log_access

#: What the access log says.
PRINTED = "skrivit ut utdrag"


def extract_sheet(desk: Desk, participant_id: str) -> DisclosuresSheet:
    """Every disclosure and every reading of a participant, from this store, this one noted last.

    Raises KnownError ``participant.unknown``.
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        log_access(writing.connection, desk.actor, desk.clock.now(), PRINTED, row.id)
        handed = disclosures_of(writing.connection, row.id)
        read = accesses_of(writing.connection, row.id)
    return DisclosuresSheet(
        imprint=sheets.imprint(desk),
        name=row.fields.name,
        contact=f"{desk.actor.name}, {desk.actor.unit}",
        disclosures=tuple(handed),
        accesses=tuple(by_day(read)),
    )
