"""Which backups to keep, judged by their names alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_FORM = "%Y%m%dT%H%M%S%fZ"
_ALL_FOR = timedelta(days=2)
_DAILY_FOR = timedelta(days=31)


def backup_name(now: datetime) -> str:
    """The name of a backup made at ``now`` (timezone-aware)."""
    return now.astimezone(UTC).strftime(_FORM)


def backup_time(name: str) -> datetime | None:
    """When a backup was made, or None for a name that is not a backup's."""
    try:
        made = datetime.strptime(name, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
    return made if backup_name(made) == name else None


def to_remove(names: Iterable[str], now: datetime) -> list[str]:
    """The backups that may go: all of two days are kept, then one a day for a month, then one a week.

    A name that is not a backup's is never among them; nor is the newest backup.
    """
    dated = sorted(((made, name) for name in names if (made := backup_time(name))), reverse=True)
    kept: set[tuple[str, int]] = set()
    removed = []
    for at, (made, name) in enumerate(dated):
        period = _period(made, now)
        if at > 0 and period is not None and period in kept:
            removed.append(name)
        elif period is not None:
            kept.add(period)
    return removed


def _period(made: datetime, now: datetime) -> tuple[str, int] | None:
    """The day or week of which only the newest backup is kept; None while all are."""
    age = now - made
    if age <= _ALL_FOR:
        return None
    if age <= _DAILY_FOR:
        return ("day", made.toordinal())
    return ("week", made.toordinal() // 7)
