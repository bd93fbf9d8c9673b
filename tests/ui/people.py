"""Invented people for the window's tests: without a consent unless one is given."""

from __future__ import annotations

from datetime import date

from people import enrol
from samordning_desktop.ops import Desk


def add(desk: Desk, name: str, *, signed: date | None = None, **fields: str) -> str:
    """A participant of the desk's site. Gives the id."""
    return enrol(desk, name, signed, **fields)
