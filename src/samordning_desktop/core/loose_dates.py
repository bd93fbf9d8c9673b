"""Dates as people write them on a board: 2025-03-03, 250303, 3/3 2025, 3 mars 2025.

The day comes before the month, two-digit years are 20xx. Where the writing can be read in two ways, Swedish
habit decides: ``25-03-03`` is year, month, day (SS-ISO 8601 with a short year).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from samordning_desktop.core import doubts
from samordning_desktop.core.loose_text import tidy_line

_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_EXCEL_EPOCH = date(1899, 12, 30)

_MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:ruari|r)?|mars?|apr(?:il)?|ma[jy]|june?|juni|july?|juli"
    r"|aug(?:usti|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-zåäö])"
)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = {"may": "maj", "oct": "okt"}

#: A personal number's last four digits would make the six before them a birthday, not a start.
_NO_ID = r"(?!\d)(?!\s?[-+]\s?\d{4}(?!\d))"
_SHORT_YEAR = r"(?P<year>\d{4}(?!\d)|(?<=[-/.'’])\d\d(?!\d)(?!:\d)|\d\d(?=\s*(?:$|[,;()])))"
_WRITINGS = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})\s?[-/. ]\s?(?P<month>\d{1,2})\s?[-/. ]\s?(?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d){_NO_ID}",
        rf"(?<!\d)(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d){_NO_ID}",
        r"(?<![\d-])(?P<year>\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
        r"(?<![\d-])(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})\s?/\s?(?P<month>\d{{1,2}})\s*[-/.,'’]*\s*{_SHORT_YEAR}",
        r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d\d)(?!\.?\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?::[ea]|\.)?\s*-?\s*{_MONTH}\.?\s*[-,'’]*\s*(?P<year>\d{{4}}|\d\d)(?![:.]?\d)",
    )
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_INCOMPLETE = re.compile(
    rf"(?<![a-zåäö]){_MONTH}|(?<![a-zåäö])v(?:ecka|\.)?\s*\d{{1,2}}(?!\d)|\d{{1,2}}\s?/\s?\d{{1,2}}"
    r"|(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d{4}(?!\d)|(?<!\d)\d\d-\d\d(?!\d)",
    re.ASCII | re.IGNORECASE,
)
_NOTHING = re.compile(r"[-–—.\s]*")
_MIDNIGHT = re.compile(r"^[T\s]*0?0[:.]00(?:[:.]00)?(?:\.0+)?Z?(?!\d)")
#: Words beside a date that add nothing to it.
_FILLER = re.compile(
    r"(?<!\w)(?:start(?:ade|datum|at|ad)?|inskriven|inskrivning|datum|fr\.?\s?o\.?\s?m\.?|från(?: och med)?|den"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?)(?!\w)[.:]?",
    re.IGNORECASE,
)
_EDGES = " ,;:.-–—"


class LooseDay(NamedTuple):
    """What a text said about a day.

    ``day`` is None when no whole day was understood; ``reason`` then says why, in Swedish, unless the text
    was empty or a mere dash. ``rest`` is the text that is not part of the day.
    """

    day: date | None
    rest: str = ""
    reason: str = ""


def read_day(text: str) -> LooseDay:
    """The day that ``text`` names, in any of the usual Swedish writings or as an Excel serial number.

    Never guesses: a month without a day, a week, or a day that does not exist gives no day but a reason, with
    the whole text as ``rest``. When several days are named the first counts and the others are rest.
    """
    line = tidy_line(text)
    if _NOTHING.fullmatch(line):
        return LooseDay(None)
    if _SERIAL.fullmatch(line):
        return _likely(_EXCEL_EPOCH + timedelta(days=int(line[:5])), "", line)
    plain = line.replace("–", "-").replace("—", "-")
    found = [match for match in (writing.search(plain) for writing in _WRITINGS) if match]
    if not found:
        incomplete = _INCOMPLETE.search(plain)
        return LooseDay(None, line, doubts.START_INCOMPLETE if incomplete else doubts.START_NOT_A_DATE)
    first = min(found, key=lambda match: match.start())
    day = _day(first)
    if day is None:
        return LooseDay(None, line, doubts.START_IMPOSSIBLE)
    return _likely(day, _rest(line[: first.start()], line[first.end() :]), line)


def checked_day(day: date) -> LooseDay:
    """A real date out of a file, held against the same limits as a written one."""
    return _likely(day, "", day.isoformat())


def _likely(day: date, rest: str, line: str) -> LooseDay:
    if _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return LooseDay(day, rest)
    return LooseDay(None, line, doubts.START_UNLIKELY)


def _day(match: re.Match[str]) -> date | None:
    year = int(match["year"])
    try:
        return date(
            year + 2000 if len(match["year"]) == 2 else year, _month(match["month"]), int(match["day"])
        )
    except ValueError:
        return None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    short = text.lower()[:3]
    return _MONTHS.index(_ENGLISH.get(short, short)) + 1


def _rest(before: str, after: str) -> str:
    parts = (_FILLER.sub(" ", before), _FILLER.sub(" ", _MIDNIGHT.sub("", after)))
    rest = " ".join(part for part in (" ".join(side.split()).strip(_EDGES) for side in parts) if part)
    return "" if _NOTHING.fullmatch(rest) or rest in ("()", "[]") else rest
