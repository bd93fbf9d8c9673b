"""What the headings of other people's boards mean. The words are those that Swedish teams use for the six columns."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from samordning_desktop.core.loose_text import tidy_line

#: Field → headings that mean it, the board's own first. ``given`` and ``surname`` are two halves of a name.
_WORDS: dict[str, tuple[str, ...]] = {
    "name": (
        "patient", "brukare", "namn", "deltagare", "initialer", "klient", "person", "individ", "pat", "pat namn",
        "patientnamn", "patientens namn", "brukarens namn", "deltagarens namn", "klientens namn", "personens namn",
        "brukarnamn", "deltagarnamn", "klientnamn", "för och efternamn", "förnamn efternamn", "förnamn och efternamn", "fullständigt namn",
        "patientinitialer", "namn initialer", "den enskilde", "enskild", "patienter", "brukarna", "klienter",
    ),
    "given": ("förnamn", "tilltalsnamn"),
    "surname": ("efternamn",),
    "personal_id": (
        "personnummer", "pnr", "person nr", "pers nr", "födelsenummer", "personid", "pn",
        "samordningsnummer", "identitetsnummer", "id nummer", "reservnummer", "personnummer reservnummer",
    ),
    "start": (
        "start", "startdatum", "inskriven", "datum in", "inskrivningsdatum", "inskrivning", "inskriven datum",
        "startade", "startad", "datum för start", "datum start", "in datum", "fr o m",
        "inskriven den", "inskriven från", "inkluderad", "inklusionsdatum", "start i modellen",
    ),
    "goal": (
        "mål syfte", "mål", "syfte", "målsättning", "målsättningar", "målbild", "övergripande mål", "målet",
        "mål med insatsen", "mål med insatserna", "personens mål", "individuella mål",
    ),
    "situation": (
        "nuläge", "status", "läge nu", "aktuellt", "nulägesbeskrivning", "nuvarande läge", "nuvarande situation",
        "situation", "läge", "aktuell situation", "aktuellt läge", "dagsläge", "dagsläget", "lägesbeskrivning",
        "nuläget", "aktuell status", "nuvarande status", "lägesbild",
    ),
    "interventions": (
        "pågående insatser", "insatser", "insats", "pågående insats",
        "aktuella insatser", "insatser nu", "nuvarande insatser", "beviljade insatser", "insatser pågående",
        "pågående stöd", "stödinsatser", "stöd och insatser",
    ),
    "planning": (
        "planering", "plan", "nästa steg", "planerat", "planer", "planeringen", "fortsatt planering", "planerad",
        "vidare planering", "framtida planering", "planerade insatser", "planerade åtgärder", "planering framåt",
        "att göra", "planering nästa steg", "fortsatt plan",
    ),
}  # fmt: skip

#: Words that carry a longer heading by themselves (”Nuläge vid starten”, ”Kommunens insatser”).
_STRONG: dict[str, str] = {
    "nuläge": "situation",
    "insatser": "interventions",
    "planering": "planning",
    "mål": "goal",
    "syfte": "goal",
    "startdatum": "start",
    "personnummer": "personal_id",
}
#: A patient cell may hold both, and is taken apart: ”Namn och personnummer” is a sure heading of names.
_NAME_AND_ID = {"name", "personal_id"}
_LONGEST_HEADING = 80
_NO_LETTER = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
_BETWEEN = re.compile(r"[/&,+|]|(?<!\w)(?:och|eller|el|samt|alt|resp)(?!\w)\.?", re.IGNORECASE)


class Sureness(IntEnum):
    """How surely a heading means a field: the lower, the surer."""

    OWN = 0
    SYNONYM = 1
    LOOSE = 2


class Meaning(NamedTuple):
    """What a heading means."""

    field: str
    sureness: Sureness


def heading_key(text: str) -> str:
    """``text`` as headings are compared: letters and digits only, in small letters.

    So case, spaces, punctuation, soft hyphens and words broken over lines make no difference.
    """
    return _NO_LETTER.sub("", tidy_line(text).casefold())


def heading_words() -> list[tuple[str, Meaning]]:
    """Every heading that is known, with what it means."""
    return [
        (word, Meaning(field, Sureness.SYNONYM if index else Sureness.OWN))
        for field, words in _WORDS.items()
        for index, word in enumerate(words)
    ]


_KEYS = {heading_key(word): found for word, found in heading_words()}


def exact_meaning(text: str) -> Meaning | None:
    """The field that the whole of ``text`` is a heading for, or None."""
    return _KEYS.get(heading_key(text)) if len(text) <= _LONGEST_HEADING else None


def meaning(text: str) -> Meaning | None:
    """The field that ``text`` is a heading for: as a whole, without its brackets, by its parts, or by one strong word.

    ``Patient/klient`` and ``Patient (initialer)`` are sure; ``Nuläge vid start`` and ``Nuläge/planering`` are loose.
    """
    if len(text) > _LONGEST_HEADING:
        return None
    exact = exact_meaning(text) or exact_meaning(_BRACKETS.sub(" ", text))
    if exact:
        return exact
    parts = [exact_meaning(part) for part in _BETWEEN.split(_BRACKETS.sub(" ", text)) if heading_key(part)]
    known = [part for part in parts if part]
    if known:
        fields = {part.field for part in known}
        whole = len(known) == len(parts) and (len(fields) == 1 or fields == _NAME_AND_ID)
        return Meaning(known[0].field, Sureness.SYNONYM if whole else Sureness.LOOSE)
    return _by_strong_word(text)


def _by_strong_word(text: str) -> Meaning | None:
    words = [heading_key(word) for word in tidy_line(_BRACKETS.sub(" ", text)).split()]
    for word in (words[0], words[-1]) if words else ():
        if word in _STRONG:
            return Meaning(_STRONG[word], Sureness.LOOSE)
    return None
