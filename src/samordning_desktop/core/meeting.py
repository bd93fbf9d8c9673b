"""A board meeting, and what changed during it or since it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting at the board. Times are timezone-aware (UTC); ``ended`` is None while it goes on.

    ``led_by`` is the name of the coordinator who began it.
    """

    id: int
    begun: datetime
    led_by: str
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class BoardChange:
    """One field of one participant that changed over a time: what stood before, what stands last, and who wrote it."""

    participant: str
    entity: str
    field: str
    label: str
    before: str
    after: str
    author: str
    site: str
    when: datetime
