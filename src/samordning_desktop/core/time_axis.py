"""The marks of a time axis: which days get a label, and what it says."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.values import dataclass

SHORT_MONTHS = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")

#: Months between two labels, the closest first; from a year on only the year is written.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day. ``text`` stands nearest the axis, ``year`` under it ("" where it would be repeated)."""

    day: date
    text: str
    year: str


def month_ticks(first: date, last: date, days_apart: float) -> list[Tick]:
    """The first days of months from ``first`` to ``last``, at least ``days_apart`` days from each other.

    Every month, every other, every third, half-year, year, second year and so on, whichever is the
    closest that leaves each label its room. Fewer than two fit: an empty list.
    """
    for step in _STEPS:
        days = _starts(first, last, step)
        if len(days) < 2:
            return []
        if min((b - a).days for a, b in zip(days, days[1:], strict=False)) >= days_apart:
            return _labelled(days, step)
    return []


def day_ticks(first: date, last: date, days_apart: float) -> list[Tick]:
    """The first and the last day, for a span too short for months; only the last where both have no room."""
    days = [first, last] if last != first and (last - first).days >= days_apart else [last]
    ticks = [Tick(day, f"{day.day} {SHORT_MONTHS[day.month - 1]}", str(day.year)) for day in days]
    if len(ticks) == 2 and ticks[0].year == ticks[1].year:
        ticks[1] = Tick(ticks[1].day, ticks[1].text, "")
    return ticks


def _starts(first: date, last: date, step: int) -> list[date]:
    """The first days of every ``step``-th month (counted from year 0) within the span."""
    number = first.year * 12 + first.month - 1 + (1 if first.day > 1 else 0)
    number += -number % step
    end = last.year * 12 + last.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(number, end + 1, step)]


def _labelled(days: list[date], step: int) -> list[Tick]:
    if step >= 12:
        return [Tick(day, str(day.year), "") for day in days]
    ticks = []
    year = 0
    for day in days:
        ticks.append(Tick(day, SHORT_MONTHS[day.month - 1], str(day.year) if day.year != year else ""))
        year = day.year
    return ticks
