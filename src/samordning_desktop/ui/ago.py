"""How long ago something was, in Swedish words, and clock times as they are said here."""

from __future__ import annotations

from datetime import datetime

from samordning_desktop.core.dates import BY_CLOCK_AHEAD, long_date


def ago(when: datetime, now: datetime) -> str:
    """The age of ``when`` at ``now`` (both timezone-aware), by the calendar of ``now``'s zone.

    ``nyss``, ``för 20 minuter sedan``, ``i dag kl. 09:30``, ``i går``, ``för 5 dagar sedan``, then the date. What
    claims to be of a later day than now (written by another laptop's clock) is marked as that.
    """
    local = when.astimezone(now.tzinfo)
    minutes = int((now - local).total_seconds() // 60)
    days = (now.date() - local.date()).days
    if days < 0:
        return f"{long_date(local.date())}, {BY_CLOCK_AHEAD}"
    if days == 0:
        return _same_day(minutes, local)
    if days == 1:
        return "i går"
    return f"för {days} dagar sedan" if 1 < days <= 14 else long_date(local.date())


def _same_day(minutes: int, local: datetime) -> str:
    if 0 <= minutes < 2:
        return "nyss"
    if 2 <= minutes < 60:
        return f"för {minutes} minuter sedan"
    return f"i dag kl. {local:%H:%M}"
