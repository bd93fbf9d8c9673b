"""Days that ops are given."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.errors import KnownError
from samordning_desktop.store.desk import Desk


def not_in_future(desk: Desk, day: date) -> None:
    """Refuses a day that has not been. Raises KnownError ``date.future``."""
    if day > desk.clock.today():
        raise KnownError("date.future", date=day)
