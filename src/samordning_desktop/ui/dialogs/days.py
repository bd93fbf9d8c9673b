"""A day of something that has happened."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.errors import KnownError


def so_far(day: date, today: date) -> date:
    """``day`` itself, when it is not after ``today``. Raises KnownError ``date.future`` when it is."""
    if day > today:
        raise KnownError("date.future", date=day.isoformat())
    return day
