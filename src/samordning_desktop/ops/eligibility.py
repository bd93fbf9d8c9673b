"""The assessment of whether a person belongs to the target group. It records; it never decides."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Done
from samordning_desktop.core.eligibility import CRITERIA, OWN_ID, Eligibility
from samordning_desktop.ops.things import put_thing
from samordning_desktop.store.desk import Desk


def assess(desk: Desk, participant_id: str, assessment: Eligibility) -> Done[None]:
    """Records an assessment, in one undo step; what is unchanged is left.

    Raises KnownError ``participant.unknown``, ``conflict.settle_first`` or as ``core.fields.field_value``.
    """
    texts = {criterion: assessment.answers.get(criterion, "") for criterion in CRITERIA} | {
        "quadrant": assessment.quadrant,
        "decision": assessment.decision,
        "decided_by": assessment.decided_by,
        "decided_on": assessment.decided_on.isoformat() if assessment.decided_on else "",
        "note": assessment.note,
    }
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        own_id = entities.owned_id(row.id, OWN_ID)
        label = f"ändra målgruppsbedömning för {row.short_name}"
        return put_thing(writing, row, entities.ELIGIBILITY, own_id, texts, label)
