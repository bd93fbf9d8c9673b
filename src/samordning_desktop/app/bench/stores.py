"""Stores with invented people, of any size."""

from __future__ import annotations

from pathlib import Path

from samordning_desktop.app.clock import SystemClock
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.core.table import TableRow
from samordning_desktop.ops import Desk, boards, setup

PASSPHRASE = "fem runda stenar i ån"
TEXTS = ("goal", "situation", "interventions", "planning")
_NAMES = ("Åke", "Maj-Britt", "Örjan", "Ali", "Siv")


def filled(folder: Path, site: str, size: int) -> Desk:
    """A new store with so many people, open. They come in as a board does: in one operation."""
    who = Setup(site, Principal.REGION, "Enheten", "Karin Ekdal")
    desk = setup.create(folder, who, PASSPHRASE, SystemClock(), setup.NoSecrets(), demo=True).desk
    rows = tuple(TableRow("", person(number)) for number in range(size))
    boards.import_board(desk, boards.BoardImportPlan(rows, (), ()))
    return desk


def opened(folder: Path) -> Desk:
    """The store in a folder, open."""
    return setup.unlock(folder, PASSPHRASE, SystemClock(), setup.NoSecrets())


def closed(desk: Desk) -> None:
    """Ends the work at a store."""
    setup.close(desk, setup.NoSecrets())


def person(number: int) -> BoardFields:
    """An invented person; every text that a row can hold but the day is written."""
    return BoardFields(
        name=f"{_NAMES[number % len(_NAMES)]} Nummer{number}",
        personal_id=f"reserv {number}",
        goal=f"Eget boende och något att göra på dagarna, steg {number % 7}.",
        situation="Kommer till möten när någon följer med. Sover bättre än i våras.",
        interventions="Boendestöd två gånger i veckan. Återfallsprevention i grupp.",
        planning=f"Nästa möte vecka {number % 52 + 1}. Samordnaren ringer.",
    )
