"""What the wall says above and below the board."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samordning_desktop.core.dates import MONTHS
from samordning_desktop.core.meeting import MeetingStanding
from samordning_desktop.core.swedish import dotted
from samordning_desktop.core.wall_names import WallForm
from samordning_desktop.ui.meeting.marks import Marks

HINT = dotted("↑ ↓ nästa person", "← → nästa ruta", "Enter skriv", "Ctrl+Z ångra", "Esc till vanligt läge")
NAME_HINT = "Namn skrivs i vanligt läge (Esc): här står bara det som kan visas för alla."

FORM_WORDS = {WallForm.INITIALS: "initialer", WallForm.FIRST: "förnamn"}


def headline(day: date, people: Iterable[str], standing: MeetingStanding, marks: Marks) -> str:
    """``Tavelmöte 28 november · 12 personer · 4 ändrade sedan senaste mötet · ingen ändrad nu``."""
    ids = list(people)
    parts = [f"Tavelmöte {_day(day)}", f"{len(ids)} {'person' if len(ids) == 1 else 'personer'}"]
    if standing.last is not None:
        parts.append(_changed(sum(one in marks.since for one in ids), "sedan senaste mötet"))
    if standing.current is not None:
        begun = standing.current.begun.astimezone().date()
        parts.append(_changed(sum(one in marks.during for one in ids), "nu"))
        if begun != day:
            parts.append(f"mötet från {_day(begun)} är inte avslutat")
    return dotted(*parts)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _changed(count: int, when: str) -> str:
    return f"{count or 'ingen'} {'ändrade' if count > 1 else 'ändrad'} {when}"
