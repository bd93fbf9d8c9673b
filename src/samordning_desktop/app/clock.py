"""The computer's own clock."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime


class SystemClock:
    """What time it is on this computer, and what day it is where the user is."""

    def now(self) -> datetime:
        """The time now (UTC)."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The calendar day now, in the computer's own time zone."""
        return datetime.now(UTC).astimezone().date()

    def elapsed(self) -> float:
        """Seconds since the computer was started, those asleep among them: on Linux only this clock counts these."""
        boot = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if boot is None else time.clock_gettime(boot)
