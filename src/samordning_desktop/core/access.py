"""Who has read what about a person (PDL 4 kap. 3 § and 8 kap. 5 §)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from samordning_desktop.core.dates import clock_time
from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Access:
    """One row of the access log. ``when`` is timezone-aware."""

    when: datetime
    by: str
    unit: str
    what: str


@dataclass(frozen=True, slots=True)
class AccessDay:
    """The same thing done by the same person on one day; ``first`` and ``last`` as this computer's clock shows them."""

    day: date
    by: str
    unit: str
    what: str
    first: str
    last: str
    times: int


def by_day(rows: Iterable[Access]) -> list[AccessDay]:
    """The log as a person can read it: what one did many times on a day is one line. Newest day first."""
    keyed = sorted(((_key(row), row.when) for row in rows), key=lambda pair: (pair[0], pair[1]))
    lines = []
    for key, group in groupby(keyed, key=lambda pair: pair[0]):
        times = [when.astimezone() for _, when in group]
        day, by, unit, what = key
        lines.append(AccessDay(day, by, unit, what, clock_time(times[0]), clock_time(times[-1]), len(times)))
    return sorted(lines, key=lambda line: (-line.day.toordinal(), line.first, line.by, line.what))


def _key(row: Access) -> tuple[date, str, str, str]:
    return row.when.astimezone().date(), row.by, row.unit, row.what
