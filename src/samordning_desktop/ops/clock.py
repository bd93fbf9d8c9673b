"""Whether this computer's clock can be right."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from samordning_desktop.core.clock_doubt import ClockDoubt
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.history import moment
from samordning_desktop.store.journal import newest_here
from samordning_desktop.store.settings import get_setting, put_setting

#: The newest time that somebody has said is behind them: the clock was wrong then, and is right now.
_TOLD = "clock.told"
#: The last day of use on which nothing was wrong with the clock, or somebody said that it was right.
_SEEN = "clock.seen"
#: How long a computer may be left unused before its clock is asked about.
_UNUSED = timedelta(days=60)


def clock_doubt(desk: Desk) -> ClockDoubt | None:
    """Tells when this computer was used more than a day after today, or last very long ago; else None.

    What came from other computers says nothing of this clock. Nor does what ``trust_clock`` was told of.
    """
    today = desk.clock.today()
    with desk.read() as connection:
        seen = _seen(connection)
        last = max(seen or date.min, _written_after(connection, today) or date.min)
        if last <= today:
            last = seen or _written(connection, 0) or today
    return None if -timedelta(days=1) <= today - last <= _UNUSED else ClockDoubt(today, last)


def note_day(desk: Desk) -> None:
    """Nothing is wrong with the clock today: later days are compared with this."""
    today = desk.clock.today()
    with desk.read() as connection:
        seen = _seen(connection)
    if seen is None or seen < today:
        with desk.write() as writing:
            put_setting(writing.connection, _SEEN, today.isoformat())


def trust_clock(desk: Desk) -> None:
    """Somebody has looked: the clock is right now. How this computer was used before is not told of again."""
    with desk.write() as writing:
        newest = newest_here(writing.connection, 0)
        put_setting(writing.connection, _TOLD, str(newest or 0))
        put_setting(writing.connection, _SEEN, desk.clock.today().isoformat())


def _seen(connection: Connection) -> date | None:
    kept = get_setting(connection, _SEEN)
    return None if kept is None else date.fromisoformat(kept)


def _written_after(connection: Connection, today: date) -> date | None:
    """The last day, more than one after today, on which something was written here that nobody has been told of."""
    limit = datetime.combine(today + timedelta(days=2), time()).astimezone()
    told = int(get_setting(connection, _TOLD) or 0)
    return _written(connection, max(int(limit.timestamp() * 1000), told + 1))


def _written(connection: Connection, since: int) -> date | None:
    newest = newest_here(connection, since)
    return None if newest is None else moment(newest).astimezone().date()
