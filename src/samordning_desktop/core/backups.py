"""Which backups to keep, judged by their names alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

_FORM = "%Y%m%dT%H%M%S%fZ"
_ALL_FOR = timedelta(days=2)
_DAILY_FOR = timedelta(days=31)
_LEFTOVERS_FOR = timedelta(days=1)
_PART, _REPLACED = (".", ".part"), ("replaced-", "")


def backup_name(now: datetime) -> str:
    """The name of a backup made at ``now`` (timezone-aware)."""
    return now.astimezone(UTC).strftime(_FORM)


def part_name(name: str) -> str:
    """What the backup ``name`` is called until it is whole."""
    return name.join(_PART)


def replaced_name(now: datetime) -> str:
    """What the store is called that a backup took the place of at ``now`` (timezone-aware)."""
    return backup_name(now).join(_REPLACED)


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


def leftovers(names: Iterable[str], whole: Collection[str], now: datetime) -> list[str]:
    """What may go beside the backups: older than a day, and a backup that was never finished or a replaced store.

    Of replaced stores the newest that is in ``whole`` is kept, and all that are newer than that one.
    """
    listed = list(names)
    parts = [name for name in listed if _stale(name, _PART, now)]
    replaced = sorted(name for name in listed if _inner_time(name, _REPLACED))
    newest = max((name for name in replaced if name in whole), default="")
    return parts + [name for name in replaced if name < newest and _stale(name, _REPLACED, now)]


def _stale(name: str, form: tuple[str, str], now: datetime) -> bool:
    made = _inner_time(name, form)
    return made is not None and now - made > _LEFTOVERS_FOR


def _inner_time(name: str, form: tuple[str, str]) -> datetime | None:
    """When a backup's name inside another name says; None where there is none inside it."""
    before, after = form
    if not (name.startswith(before) and name.endswith(after)):
        return None
    return backup_time(name.removeprefix(before).removesuffix(after))


def _period(made: datetime, now: datetime) -> tuple[str, int] | None:
    """The day or week of which only the newest backup is kept; None while all are."""
    age = now - made
    if age <= _ALL_FOR:
        return None
    if age <= _DAILY_FOR:
        return ("day", made.toordinal())
    return ("week", made.toordinal() // 7)
