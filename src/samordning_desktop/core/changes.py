"""What an op changed, in kinds: screens refresh from this alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from samordning_desktop.core.values import dataclass

T = TypeVar("T")


class Kind(StrEnum):
    """A kind of thing that can change."""

    BOARD = "board"
    CONSENT = "consent"
    RATING = "rating"
    PERSON = "person"
    CONFLICT = "conflict"
    MEETING = "meeting"
    PEER = "peer"
    DIRECTORY = "directory"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds that changed, the participants concerned, and the undo step's name (None: no undo)."""

    kinds: frozenset[Kind] = frozenset()
    participants: frozenset[str] = frozenset()
    undo_label: str | None = None


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an op gives back: its value and what it changed."""

    value: T
    changes: Changes
