"""Which rows of the board are asked for: by site, coordinator, principal, consent, and what has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.values import dataclass

#: Asks for those who have none: no coordinator, no principal.
NONE = "-"

#: What the board can be sorted by besides its columns.
ORDERS = ("site", "coordinator", "principal", "consent", "since")

Test = Callable[[ParticipantRow], bool]


class Since(StrEnum):
    """Since when something is to have changed."""

    EVER = ""
    MEETING = "meeting"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


_DAYS = {Since.TODAY: 0, Since.WEEK: 7, Since.MONTH: 30}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; an empty text asks for nothing.

    ``site`` is a site's id, ``coordinator`` the id of someone of the staff or NONE, ``principal`` a value of
    Principal or NONE, ``consent`` a value of ConsentState. ``left`` shows those whose participation has ended too.
    ``by`` is one of ORDERS: what those who stand together on the board have alike; empty for the column's order alone.
    """

    site: str = ""
    coordinator: str = ""
    principal: str = ""
    consent: str = ""
    since: Since = Since.EVER
    left: bool = False
    by: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it asks for anything: an order is no narrowing, nor is showing those who have left."""
        return replace(self, left=False, by="") != Filter()

    @property
    def asks_when(self) -> bool:
        """Whether it must be known who has changed when."""
        return bool(self.since) or self.by == "since"

    def matches(self, row: ParticipantRow, changed: Collection[str]) -> bool:
        """Whether a row is asked for; ``changed`` are the ids of those with a change since ``since``."""
        return all(test(row) for test in self._tests(changed))

    def flags(self, rows: Sequence[ParticipantRow], changed: Collection[str]) -> list[bool]:
        """For each row whether it matches: prepared once, so that a search need only look it up."""
        first, *others = self._tests(changed) or [lambda _row: True]
        flags = [first(row) for row in rows]
        for test in others:
            flags = [flag and test(row) for flag, row in zip(flags, rows, strict=True)]
        return flags

    def _tests(self, changed: Collection[str]) -> list[Test]:
        site, consent, who = self.site, self.consent, self.coordinator
        principal = "" if self.principal == NONE else self.principal
        tests: list[Test] = []
        if not self.left:
            tests.append(lambda row: not row.left)
        if site:
            tests.append(lambda row: row.site_id == site)
        if who:
            tests.append(
                (lambda row: not row.coordinators) if who == NONE else lambda row: who in row.coordinators
            )
        if self.principal:
            tests.append(lambda row: row.principal == principal)
        if consent:
            tests.append(lambda row: row.consent.state == consent)
        if self.since:
            tests.append(lambda row: row.id in changed)
        return tests


def since_when(since: Since, today: date) -> datetime | None:
    """The midnight, here, from which on changes count, or the beginning of all; None where a meeting decides."""
    if since is Since.EVER:
        return datetime.fromtimestamp(0, UTC)
    if since not in _DAYS:
        return None
    return datetime.combine(today - timedelta(days=_DAYS[since]), time.min).astimezone()
