"""Calendar days, read from a field and written in Swedish; times as they are written here."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, datetime

from samordning_desktop.core.errors import KnownError

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

#: What is said beside a time that has not been yet.
BY_CLOCK_AHEAD = "av en klocka som går före"

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_date(text: str) -> date:
    """The day that ``text`` names in the form 2026-03-02.

    Raises KnownError ``date.missing`` for nothing, ``date.form`` for any other form and ``date.invalid`` for a day
    that does not exist.
    """
    text = text.strip()
    if not text:
        raise KnownError("date.missing")
    if not _ISO.fullmatch(text):
        raise KnownError("date.form", text=text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KnownError("date.invalid", text=text) from None


def years_old(born: date, day: date) -> int:
    """The age in whole years on ``day``. Who is born on 29 February has their day on the 28th in other years."""
    had_it = (day.month, day.day) >= (born.month, born.day) or (
        (born.month, born.day) == (2, 29) and (day.month, day.day) == (2, 28) and not isleap(day.year)
    )
    return day.year - born.year - (not had_it)


def long_date(day: date) -> str:
    """The day as running Swedish text: ``3 mars 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def began_words(start: date | None, today: date) -> str:
    """When a participation began: ``Började 3 mars 2025``; ``Börjar`` for a day to come, empty for none."""
    if start is None:
        return ""
    return f"{'Började' if start <= today else 'Börjar'} {long_date(start)}"


def ended_words(ended: date | None, today: date) -> str:
    """Whether a participation has ended: ``Avslutat 2026-03-02``; empty for one that goes on."""
    if ended is None:
        return ""
    return f"Avslutat {ended}" if ended <= today else f"Avslutas {ended}"


def clock_time(moment: datetime) -> str:
    """A time as the clock on this computer's wall shows it: ``14:03``."""
    return f"{moment.astimezone():%H:%M}"


def local_time(moment: datetime) -> str:
    """A day and time as this computer's calendar and clock show them: ``2026-11-20 14:03``."""
    return f"{moment.astimezone():%Y-%m-%d} {clock_time(moment)}"


def weekday_date(day: date) -> str:
    """The day with its weekday, for a day of about now: ``lördag 28 november``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
