"""A thing that waits for a hand, and the day it belongs to."""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum

from samordning_desktop.core.consent import EXPIRING_WITHIN_DAYS
from samordning_desktop.core.dates import weekday_date
from samordning_desktop.core.values import dataclass

WEEK_DAYS = 7
MONTH_DAYS = 30
#: The target of news about somebody who has left.
LEFT = "left"
#: The targets of news that somebody is on the board no longer, and of whom that is so for good, the consent being
#: withdrawn: there is no page of theirs to open.
GONE, GONE_FOR_GOOD = "gone", "gone_for_good"


class TaskKind(StrEnum):
    """What kind of thing waits: it decides where the task leads. The order is that of one person's tasks."""

    CONFLICT = "conflict"
    CONSENT = "consent"
    RATING = "rating"
    STEP = "step"
    NEWS = "news"
    CARD = "card"
    PACKAGE = "package"
    ARRIVED = "arrived"
    OLDER_TEXT = "older_text"


class Group(IntEnum):
    """How near a task is; the nearest first."""

    LATE = 0
    TODAY = 1
    WEEK = 2
    MONTH = 3
    LATER = 4


class Whose(StrEnum):
    """Whose tasks are shown."""

    MINE = "mine"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits.

    ``day`` is the last day to do it, or today for what has no day of its own. ``participant`` is the id of the
    person it concerns and ``name`` theirs; of a task that concerns a site (or a text), ``participant`` is empty and
    ``name`` is the site's (or what the text is about). ``target`` names what it is about: the consent's state, the step's id, the field (or thing of
    NEWS_LABELS) that holds two values, ``LEFT``, ``GONE`` or ``GONE_FOR_GOOD``, the site's id, or the file of a package that has come.
    """

    kind: TaskKind
    day: date
    group: Group
    words: str
    name: str
    participant: str = ""
    target: str = ""

    @property
    def subject(self) -> tuple[str, str]:
        """Whom it concerns: the same for every task of one person or site."""
        return self.participant, self.name

    @property
    def needs_hand(self) -> bool:
        """Whether it needs a hand today."""
        return self.group in (Group.LATE, Group.TODAY)

    @property
    def heading(self) -> tuple[Group, date]:
        """What it stands under: the days of the coming week have a heading each (elsewhere the day says nothing)."""
        return self.group, self.day if self.group is Group.WEEK else date.min


def group_of(days: int) -> Group | None:
    """The group of a day that many days from today (negative: ago); None beyond the sixty that are looked at."""
    if days <= 0:
        return Group.TODAY if days == 0 else Group.LATE
    if days <= WEEK_DAYS:
        return Group.WEEK
    if days <= MONTH_DAYS:
        return Group.MONTH
    return Group.LATER if days <= EXPIRING_WITHIN_DAYS else None


def heading_words(heading: tuple[Group, date], today: date) -> str:
    """A heading in Swedish: ``I dag``, ``I morgon``, ``Onsdag 2 december``."""
    group, day = heading
    if group is not Group.WEEK:
        return _HEADINGS[group]
    return "I morgon" if (day - today).days == 1 else weekday_date(day).capitalize()


_HEADINGS = {
    Group.LATE: "Försenat",
    Group.TODAY: "I dag",
    Group.MONTH: f"Inom {MONTH_DAYS} dagar",
    Group.LATER: f"Senare (inom {EXPIRING_WITHIN_DAYS} dagar)",
}
