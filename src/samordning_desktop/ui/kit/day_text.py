"""Reads a day as people type it: 2026-03-02, 20260302, 260302, 2/3 2026, 2 mars 2026, i dag."""

from __future__ import annotations

import re
from datetime import date, timedelta

from samordning_desktop.core.dates import MONTHS, parse_date
from samordning_desktop.core.errors import KnownError

_DIGITS = re.compile(r"(\d{2})?(\d{2})(\d{2})(\d{2})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:[ /-]+(\d{4}))?", re.ASCII)
_WORDED = re.compile(r"(\d{1,2}):?e? +([a-zåäö]+)\.?(?: +(\d{4}))?")
_PARTED = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})", re.ASCII)
_WORDS = {"idag": 0, "i dag": 0, "igår": -1, "i går": -1, "imorgon": 1, "i morgon": 1}


def read_day(text: str, today: date) -> date:
    """The day that ``text`` means; a date without a year is one of the year of ``today``.

    Raises KnownError ``date.form`` for what is no date and ``date.invalid`` for days that do not exist.
    """
    cleaned = " ".join(text.lower().split())
    if cleaned in _WORDS:
        return today + timedelta(days=_WORDS[cleaned])
    parts = _parts(cleaned, today)
    if parts is None:
        return parse_date(text)
    try:
        return date(*parts)
    except ValueError:
        raise KnownError("date.invalid", text=text.strip()) from None


def _parts(text: str, today: date) -> tuple[int, int, int] | None:
    if found := _PARTED.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DIGITS.fullmatch(text):
        century = found[1] or str(today.year // 100)
        return int(century + found[2]), int(found[3]), int(found[4])
    if found := _SLASHED.fullmatch(text):
        return int(found[3] or today.year), int(found[2]), int(found[1])
    if found := _WORDED.fullmatch(text):
        month = _month(found[2])
        return (int(found[3] or today.year), month, int(found[1])) if month else None
    return None


def _month(word: str) -> int | None:
    if len(word) < 3:
        return None
    return next((place for place, name in enumerate(MONTHS, 1) if name.startswith(word)), None)
