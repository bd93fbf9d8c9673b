"""On what ground information about a person may be handed out: the law's own letters, and what they say in short.

The person's consent lifts secrecy. Without it only these paragraphs of OSL (2009:400) can: the general clause of its
chapter 10 does not apply between social services and health care.
"""

from __future__ import annotations

from enum import StrEnum

from samordning_desktop.core.values import dataclass


class Ground(StrEnum):
    """A ground, as it is kept with a disclosure."""

    CONSENT = "samtycke, OSL 10:1 med 12:2"
    HEALTH_CARE = "OSL 25:12"
    CANNOT_CONSENT = "OSL 25:13"
    SOCIAL_SERVICES = "OSL 26:9"
    OWN_DUTY = "OSL 10:2"
    STATUTE = "OSL 10:28"

    @property
    def code(self) -> str:
        """What a command line calls it: ``consent``, ``25:12``."""
        return "consent" if self is Ground.CONSENT else self.value.removeprefix("OSL ")


#: How sure the references are (the letters of the project's list of laws): A = read in the consolidated statute.
LETTER = "A"


@dataclass(frozen=True, slots=True)
class GroundWords:
    """A ground in words: the name in a list, the law's place written out, and what it lets in short."""

    name: str
    cite: str
    about: str


GROUND_WORDS: dict[Ground, GroundWords] = {
    Ground.CONSENT: GroundWords(
        "Samtycke",
        "OSL 10 kap. 1 § med 12 kap. 2 §",
        "Personen har sagt ja till att mottagaren får just de här uppgifterna.",
    ),
    Ground.HEALTH_CARE: GroundWords(
        "Nödvändig vård eller stöd, från hälso- och sjukvården",
        "OSL 25 kap. 12 §",
        "Från hälso- och sjukvården till annan hälso- och sjukvård eller socialtjänsten, när det behövs för nödvändig "
        "vård, behandling eller annat stöd, i de fall som paragrafen räknar upp.",
    ),
    Ground.CANNOT_CONSENT: GroundWords(
        "Personen kan inte samtycka",
        "OSL 25 kap. 13 §",
        "Personen kan på grund av sitt hälsotillstånd eller av andra skäl inte samtycka, och uppgiften behövs för "
        "nödvändig vård, omsorg, behandling eller annat stöd.",
    ),
    Ground.SOCIAL_SERVICES: GroundWords(
        "Nödvändig vård eller stöd, från socialtjänsten",
        "OSL 26 kap. 9 §",
        "Från socialtjänsten till annan socialtjänst eller hälso- och sjukvården, när det behövs för nödvändig vård, "
        "behandling eller annat stöd, i de fall som paragrafen räknar upp.",
    ),
    Ground.OWN_DUTY: GroundWords(
        "Nödvändigt för den egna verksamheten",
        "OSL 10 kap. 2 §",
        "Det är nödvändigt för att den egna myndigheten ska kunna sköta sin uppgift.",
    ),
    Ground.STATUTE: GroundWords(
        "Skyldighet enligt lag eller förordning",
        "OSL 10 kap. 28 §",
        "En lag eller förordning säger att uppgiften ska lämnas till den andra myndigheten.",
    ),
}  # fmt: skip

#: Every ground by its code.
BY_CODE = {ground.code: ground for ground in Ground}
CODES = tuple(BY_CODE)


def needs_reason(ground: Ground) -> bool:
    """Whether why it was handed out must be written: on every ground but the person's consent."""
    return ground is not Ground.CONSENT


def ground_of(text: str) -> Ground | None:
    """The ground that is kept as ``text``, or that a command line calls so; None for anything else."""
    if text in BY_CODE:
        return BY_CODE[text]
    return Ground(text) if text in set(Ground) else None


def ground_words(text: str) -> str:
    """A ground as a person reads it, from what is kept: ``Samtycke (OSL 10 kap. 1 § med 12 kap. 2 §)``."""
    ground = ground_of(text)
    if ground is None:
        return text
    words = GROUND_WORDS[ground]
    return f"{words.name} ({words.cite})"
