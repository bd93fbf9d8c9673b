"""Whether this computer's clock can be right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from samordning_desktop.store.desk import Desk
from samordning_desktop.store.history import moment
from samordning_desktop.store.journal import journal_end


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The day that the clock stands at, and the later day on which something was written."""

    today: date
    newest: date


def clock_behind(desk: Desk) -> ClockBehind | None:
    """Tells when the newest of all that is written is dated more than a day after today; else None."""
    with desk.read() as connection:
        newest = moment(journal_end(connection).newest.wall).astimezone().date()
    today = desk.clock.today()
    return ClockBehind(today, newest) if newest - today > timedelta(days=1) else None
