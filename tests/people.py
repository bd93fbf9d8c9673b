"""Invented participants for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.ops import Desk, consents, participants, reading

#: Yesterday, by the clock that tests start at.
SIGNED = date(2026, 3, 1)


def enrol(desk: Desk, name: str = "Åsa Öberg", signed: date | None = SIGNED, **fields: Any) -> str:
    """A new participant on the board, with a consent unless ``signed`` is None. Returns the id."""
    one = participants.add_participant(desk, BoardFields(name, **fields)).value
    if signed is not None:
        consents.give_consent(desk, one, signed)
    return one


def on_board(desk: Desk, participant_id: str) -> ParticipantRow | None:
    """The participant's row, or None when they are not on the board."""
    return next((row for row in reading.board(desk) if row.id == participant_id), None)


def known(desk: Desk, participant_id: str) -> ParticipantRow | None:
    """As ``on_board``, also of someone whose participation has ended."""
    return next((row for row in reading.everyone(desk) if row.id == participant_id), None)


def text(desk: Desk, participant_id: str, field: str) -> str:
    """What the board says in one cell."""
    row = on_board(desk, participant_id)
    assert row is not None
    return row.fields.text(field)
