"""What somebody was writing when the program was locked."""

from __future__ import annotations

from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A cell's text as it was typed, which could not be saved. ``author`` is a staff id; the cell is a participant's field."""

    author: str
    participant: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class TextDraft:
    """A text of a site's own on its way, field by field as it was typed; ``key`` and ``easy`` as of a Document."""

    key: str
    easy: bool
    title: str
    version: str
    day: str
    body: str
