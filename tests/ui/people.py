"""Invented people put into a real store."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, consents, participants


def add(desk: Desk, name: str, *, signed: date | None = None, **fields: str) -> str:
    """A participant of the desk's site; with a consent when ``signed``. Gives the id."""
    new = participants.add_participant(desk, BoardFields(name, **fields)).value
    if signed is not None:
        consents.give_consent(desk, new, signed)
    return new
