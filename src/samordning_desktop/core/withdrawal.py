"""How a withdrawal came: the day, the way it was given, and who received it."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawal as it was received. ``how`` is a value of GivenHow, or empty."""

    day: date
    how: str = ""
    received_by: str = ""
