"""Whether the store is whole: pages, journal, projection, and the head kept outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samordning_desktop.core.errors import KnownError
from samordning_desktop.store import checks
from samordning_desktop.store.desk import Desk


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked: its name in code, in Swedish, and whether it holds."""

    code: str
    words: str
    holds: bool


_CHECKS = (
    ("pages", "Varje sida i filen är hel och äkta", checks.pages_hold),
    ("database", "Databasens uppbyggnad stämmer", checks.database_holds),
    ("journal", "Journalens kedja är obruten", checks.journal_holds),
    ("projection", "Tavlan visar det som journalen säger", checks.projection_holds),
)


def verify(desk: Desk) -> list[Finding]:
    """Checks the whole store. Cost follows its size. Changes nothing."""
    return [Finding(code, words, _holds(desk, check)) for code, words, check in _CHECKS]


def _holds(desk: Desk, check: Callable[..., bool]) -> bool:
    """What a check says; one that stumbles over damage does not hold, and the next one still gets its turn."""
    try:
        with desk.rehearse() as writing:
            return check(writing.connection)
    except KnownError as error:
        if error.code != "store.damaged":
            raise
        return False
