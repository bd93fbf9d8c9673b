"""The steps of the first run and what each says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Step(Enum):
    """One page of the wizard, in order."""

    PLACE = auto()
    PASSPHRASE = auto()
    MAKING = auto()
    RECOVERY = auto()


@dataclass(frozen=True, slots=True)
class Sentences:
    """A step's heading, its lead and the verb that goes on."""

    heading: str
    lead: str
    verb: str


STEPS: dict[Step, Sentences] = {
    Step.PLACE: Sentences(
        "Välkommen",
        "Programmet håller teamets samordningstavla på den här datorn, krypterad och utan nät. Börja med var du "
        "arbetar. Det står sedan på bladen ni skriver ut och i paketen till den andra orten.",
        "Fortsätt",
    ),
    Step.PASSPHRASE: Sentences(
        "Välj en lösenfras",
        "Den öppnar tavlan, och bara du ska kunna den. Fyra eller fem ord som inte hör ihop är lätta att minnas och "
        "svåra att gissa.",
        "Skapa tavlan",
    ),
    Step.MAKING: Sentences(
        "Skapar tavlan", "Nycklarna görs och registret krypteras. Det tar några sekunder.", ""
    ),
    Step.RECOVERY: Sentences(
        "Återställningsbladet",
        "Glöms lösenfrasen är koden på det här bladet enda vägen in. Skriv ut bladet och lägg det inlåst, inte vid "
        "datorn. Koden visas bara nu.",
        "Öppna tavlan",
    ),
}

JOIN = "Orten finns redan …"
JOIN_NOT = "Börja en ny ort"
HOW_TO_JOIN = (
    "Har orten redan en dator med programmet? Spara ortskortet på den (sidan Paket, ”Orter och ortskort …”), ta med filen "
    "hit och välj den."
)
JOINING = (
    "Den här datorn kommer att höra till {site}. Tavlan är tom tills ni har bekräftat datorerna med varandra och den "
    "första datorn har gjort ett paket hit: öppna sidan Paket när tavlan är skapad."
)
FIRST = "Datorn blir den första i {site}. Finns det redan en där, tryck ”Tillbaka” och sedan ”Orten finns redan …”."
NOT_KEPT = (
    "Bladet är inte bekräftat.",
    "Skriv ut eller spara bladet först och kryssa sedan i rutan.",
)
LEAVE = (
    "Stänga utan återställningsblad?",
    "Tavlan är skapad. Koden kan inte visas igen: glöms lösenfrasen kan tavlan då inte öppnas.",
    "Stäng ändå",
    "Tillbaka",
)
