"""Self-ratings: three scales, 0 to 10, filled in by the person again and again."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.values import dataclass

LOWEST, HIGHEST = 0, 10


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of the form: its version and the words of its three scales. Charts never mix versions."""

    version: str
    scales: tuple[str, str, str]


#: The scales' real names are not known; these are our default, see the decision log.
DEFAULT_INSTRUMENT = Instrument("1", ("Hur jag mår", "Alkohol, droger eller spel", "Vardagen"))


@dataclass(frozen=True, slots=True)
class Rating:
    """One filled-in form: the day, the three values in the instrument's order, and its version."""

    id: str
    day: date
    values: tuple[int, int, int]
    instrument: str = DEFAULT_INSTRUMENT.version


def parse_value(text: str) -> int:
    """A scale's value. Raises KnownError ``rating.value`` for anything but a whole number 0 to 10."""
    cleaned = text.strip()
    if cleaned.isascii() and cleaned.isdigit() and len(cleaned) <= 2:
        value = int(cleaned)
        if LOWEST <= value <= HIGHEST:
            return value
    raise KnownError("rating.value", text=cleaned)
