"""Days, times and counts, for programs and for people."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from samordning_desktop.core.consent import ConsentState, Standing


def day_or_none(day: date | None) -> str | None:
    """A day as ISO text."""
    return day.isoformat() if day else None


def valid_until(standing: Standing) -> str | None:
    """The last day that a consent covers or covered, as ISO text; None for one that is missing or withdrawn."""
    withdrawn = standing.state is ConsentState.WITHDRAWN
    return None if withdrawn else day_or_none(standing.valid_until)


def at_time(moment: datetime) -> str:
    """A time (timezone-aware) as ISO text to the second."""
    return moment.isoformat(timespec="seconds")


def count(number: int, one: str, many: str) -> str:
    """A number with its word: ``3 deltagare``."""
    return f"{number} {one if number == 1 else many}"


def leaves_the_store(path: Path) -> str:
    """The remark on a readable file with people in it (design: nothing readable on the disk)."""
    return (
        f"Filen {path.name} är inte krypterad: den ligger utanför registret och kan läsas av den som kommer åt den. "
        "Radera den när den inte behövs."
    )
