"""The line under the board: how many people, and what is new."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.participant import ParticipantRow


def tally(rows: Sequence[ParticipantRow], shown: int) -> str:
    """``12 personer · 2 ändrade på andra orten · 1 med två värden``; says when a search narrows it."""
    total = len(rows)
    people = f"{total} person" if total == 1 else f"{total} personer"
    parts = [people if shown == total else f"{shown} av {people} visas"]
    news = sum(bool(row.news) for row in rows)
    if news:
        parts.append(f"{news} {'ändrad' if news == 1 else 'ändrade'} på andra orten")
    conflicts = sum(bool(row.conflicts) for row in rows)
    if conflicts:
        parts.append(f"{conflicts} med två värden att välja mellan")
    return " · ".join(parts)
