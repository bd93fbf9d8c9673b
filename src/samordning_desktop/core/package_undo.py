"""What taking a package back would do, field by field, and what stays and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from samordning_desktop.core import entities


class Stays(StrEnum):
    """Why something that came with a package is not taken back by undo."""

    CHANGED = "changed"
    WAITS = "waits"
    ALIKE = "alike"
    AWAY = "away"
    SETTLED = "settled"
    NEW_PERSON = "new person"
    OWN = "own"
    PROTECTED = "protected"
    FULL = "full"
    TWICE = "twice"
    DATES = "dates"
    GONE = "gone"
    REGISTER = "register"


#: Each reason in words, after ”står kvar:”.
STAYS_WORDS = {
    Stays.CHANGED: "har ändrats igen sedan dess",
    Stays.WAITS: "två värden väntar på att avgöras",
    Stays.ALIKE: "har ändrats likadant på båda orterna",
    Stays.AWAY: "steget, eller personen i nätverket, är borttaget här",
    Stays.SETTLED: "var avgjort där efter att två värden hade mötts",
    Stays.NEW_PERSON: "personen är ny med paketet",
    Stays.OWN: "är personens eget, eller en fråga om rätt",
    Stays.PROTECTED: "ett skydd tas inte bort på det här sättet",
    Stays.FULL: "nätverket är fullt",
    Stays.TWICE: "samma person skulle bli både samordnare och kollega",
    Stays.DATES: "slutet skulle komma före början",
    Stays.GONE: "personer som inte längre är på tavlan",
    Stays.REGISTER: "orternas egna uppgifter",
}

#: What of a site's own register stays, by entity.
REGISTER_WORDS = {
    entities.SITE: "Ortens namn",
    entities.STAFF: "Personal",
    entities.TEXT: "Texter",
    entities.INFORMATION_KIND: "Slag av uppgifter",
    entities.DEVICE: "Spärrade datorer",
}


@dataclass(frozen=True, slots=True)
class GoesBack:
    """A field that gets back what it held: whose, its word, the text now and the text then; and whether it is what there
    is a thing by, so that the thing comes or goes with it."""

    participant: str
    name: str
    label: str
    now: str
    then: str
    names_thing: bool = False


@dataclass(frozen=True, slots=True)
class StaysPut:
    """Something that stays: whose (empty for no participant's), its word (empty where the reason says all), and why."""

    name: str
    label: str
    why: Stays


def because(stays: Iterable[StaysPut]) -> str:
    """The reasons why all of it stays, after ”står kvar:”."""
    return "; ".join(dict.fromkeys(STAYS_WORDS[one.why] for one in stays)) or "sådant som inte ångras"


@dataclass(frozen=True, slots=True)
class PackageUndo:
    """What undoing a package would do. ``step`` is the operation, ``label`` its name in the user's words."""

    step: str
    label: str
    back: tuple[GoesBack, ...]
    stays: tuple[StaysPut, ...]

    @property
    def people(self) -> int:
        """How many people's fields go back."""
        return len({one.participant for one in self.back})
