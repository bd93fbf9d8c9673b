"""What somebody was writing when the program was locked, and that could not be saved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A cell's text as it was typed. ``author`` is a staff id; the cell is a participant's field."""

    author: str
    participant: str
    field: str
    text: str
