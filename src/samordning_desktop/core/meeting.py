"""A board meeting, and what changed during it or since it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from samordning_desktop.core.values import dataclass
from samordning_desktop.core.wording import news_field


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
    """One field of one participant that changed over a time: what stood before, what stands last, and who wrote it.

    ``thing`` is what a thing of the participant's own (a step, someone of the network) is called; empty for the
    participant's own fields. ``kind`` is the kind of information that it belongs to (see ``core.kinds``).
    """

    participant: str
    entity: str
    entity_id: str
    field: str
    label: str
    thing: str
    before: str
    after: str
    author: str
    site: str
    when: datetime
    kind: str = ""


@dataclass(frozen=True, slots=True)
class MeetingStanding:
    """Where the board stands between meetings.

    ``current`` is the meeting that goes on, ``last`` the latest that has ended; ``since`` what has changed after
    ``last`` ended and before ``current`` began, ``during`` what has changed since ``current`` began.
    """

    current: Meeting | None = None
    last: Meeting | None = None
    since: tuple[BoardChange, ...] = ()
    during: tuple[BoardChange, ...] = ()


def changed_fields(changes: Iterable[BoardChange]) -> dict[str, frozenset[str]]:
    """The fields and things (of NEWS_LABELS) that some changes are about, by participant."""
    found: dict[str, set[str]] = {}
    for change in changes:
        found.setdefault(change.participant, set()).add(news_field(change.entity, change.field))
    return {own_id: frozenset(fields) for own_id, fields in found.items()}


def told_of(changes: Iterable[BoardChange]) -> list[str]:
    """The participants that some changes are about, each once."""
    return list(dict.fromkeys(change.participant for change in changes))
