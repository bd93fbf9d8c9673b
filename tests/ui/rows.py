"""Rows of the board for tests, made short."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.consent import Consent, ConsentState, Standing, standing
from samordning_desktop.core.participant import BoardFields, ParticipantRow

TODAY = date(2026, 11, 23)

#: A standing in each state, on TODAY.
STANDINGS = {
    ConsentState.MISSING: standing([], None, TODAY),
    ConsentState.VALID: standing([Consent("c", date(2026, 9, 1), "3")], None, TODAY),
    ConsentState.EXPIRING: standing([Consent("c", date(2025, 12, 15), "3")], None, TODAY),
    ConsentState.EXPIRED: standing([Consent("c", date(2025, 10, 1), "3")], None, TODAY),
    ConsentState.WITHDRAWN: standing([Consent("c", date(2026, 2, 1), "3")], date(2026, 10, 1), TODAY),
}


def row(
    name: str,
    *,
    row_id: str = "",
    start: date | None = None,
    goal: str = "",
    situation: str = "",
    interventions: str = "",
    planning: str = "",
    mine: bool = True,
    consent: Standing = STANDINGS[ConsentState.VALID],
    conflicts: tuple[str, ...] = (),
    news: tuple[str, ...] = (),
    principal: str = "",
    coordinators: tuple[str, ...] = (),
    left: bool = False,
    veiled: frozenset[str] = frozenset(),
) -> ParticipantRow:
    """A row; its id is the name unless another is given. Who has ``left`` did it on TODAY."""
    return ParticipantRow(
        id=row_id or name,
        fields=BoardFields(name, "", start, goal, situation, interventions, planning),
        site_id="here" if mine else "there",
        site="Falköping" if mine else "Lidköping",
        mine=mine,
        consent=consent,
        conflicts=conflicts,
        news=news,
        principal=principal,
        coordinators=coordinators,
        ended=TODAY if left else None,
        left=left,
        veiled=veiled,
    )
