"""What a cell of the board says where it is read apart from the screen: on paper and in files."""

from __future__ import annotations

from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.participant import ParticipantRow

TWO_VALUES = "(Två olika värden, inte avgjort)"
NOT_COVERED = "(Omfattas inte av samtycket)"


def remark(row: ParticipantRow, field: str) -> str:
    """What must be said of a cell besides its text: it is not settled, or kept back here; empty for nothing."""
    if is_veiled(field, row.veiled):
        return NOT_COVERED
    return TWO_VALUES if field in row.conflicts else ""
