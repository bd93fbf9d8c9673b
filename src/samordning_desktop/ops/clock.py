"""Whether this computer's clock can be right."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from samordning_desktop.core.values import dataclass
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.history import moment
from samordning_desktop.store.journal import newest_here
from samordning_desktop.store.settings import get_setting, put_setting

#: The newest time that somebody has said is behind them: the clock was wrong then, and is right now.
_TOLD = "clock.told"


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The day that the clock stands at, and the later day on which something was written on this computer."""

    today: date
    newest: date


def clock_behind(desk: Desk) -> ClockBehind | None:
    """Tells when this computer has written something dated more than a day after today; else None.

    What came from other computers says nothing of this clock. Nor does what ``trust_clock`` was told of.
    """
    today = desk.clock.today()
    limit = datetime.combine(today + timedelta(days=2), time()).astimezone()
    with desk.read() as connection:
        told = int(get_setting(connection, _TOLD) or 0)
        newest = newest_here(connection, max(int(limit.timestamp() * 1000), told + 1))
    return None if newest is None else ClockBehind(today, moment(newest).astimezone().date())


def trust_clock(desk: Desk) -> None:
    """Somebody has looked: the clock is right now. What this computer wrote before is not told of again."""
    with desk.write() as writing:
        newest = newest_here(writing.connection, 0)
        put_setting(writing.connection, _TOLD, str(newest or 0))
