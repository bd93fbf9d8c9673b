"""The kinds of information that a consent can let be shared, and what of a participant each of them is.

A person says what may be shared with whom in these words, so the words of a kind are never altered. A site can
add kinds of its own: they are for what is said or shown, and stand in a consent as their own words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from samordning_desktop.core import entities
from samordning_desktop.core.consent_scope import PARTY, PartyKind
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.entry import Value

#: The program's kinds: code → words on screen and paper.
KINDS: dict[str, str] = {
    "contact": "Personnummer, adress och telefon",
    "situation": "Mål och nuläge",
    "planning": "Insatser, planering och nästa steg",
    "ratings": "Självskattningar",
    "network": "Nätverket runt mig",
    "assessment": "Målgruppsbedömning och skäl",
}

#: The code chosen where no more is told than what always follows.
BASICS = "basics"

#: What always follows when something may be shared with somebody at all.
ALWAYS = "Namn, att personen är med i modellen, samordnare och samtycke"

_WHOLE = {
    entities.RATING: "ratings",
    entities.NETWORK: "network",
    entities.STEP: "planning",
    entities.ELIGIBILITY: "assessment",
}
_FIELDS = {
    **dict.fromkeys(("personal_id", *HIDDEN_WHEN_PROTECTED), "contact"),
    **dict.fromkeys(("goal", "situation"), "situation"),
    **dict.fromkeys(("interventions", "planning"), "planning"),
    **dict.fromkeys(("start_reason", "end_reason"), "assessment"),
}


#: Who else a consent names, the person's own words and the form that shows them, are about the people around.
_CONSENT = dict.fromkeys(("scope", "witness", "form", "seal"), "network")

#: What a scan of a signed form is called, and what is said of one that stays: it goes with the kind that it shows.
SCAN = "Skannad blankett"
SCAN_HELD = f"skannad blankett (går bara med ”{KINDS[_CONSENT['form']]}”)"

#: How a kind is named in running text, as after ”utan”.
_WITHOUT = {
    "contact": "personnummer, adress och telefon",
    "situation": "mål och nuläge",
    "planning": "insatser, planering och nästa steg",
    "ratings": "självskattningar",
    "network": "nätverk",
    "assessment": "målgruppsbedömning och skäl",
}


def without_words(kinds: Iterable[str]) -> str:
    """What is left out: ``utan självskattningar; nätverk``."""
    return f"utan {short_words(kinds)}"


def short_words(kinds: Iterable[str]) -> str:
    """Kinds of the program's in running text: ``mål och nuläge; självskattningar``."""
    return "; ".join(_WITHOUT[kind] for kind in kinds)


def kind_of(entity: str, field: str) -> str:
    """The kind that a field belongs to; empty for what always follows."""
    if entity == entities.PARTICIPANT:
        return _FIELDS.get(field, "")
    return _CONSENT.get(field, "") if entity == entities.CONSENT else _WHOLE.get(entity, "")


def kind_of_entry(entity: str, field: str, value: Value) -> str:
    """The kind that something written belongs to: taking back one who is no site tells who it was."""
    if entity == entities.NARROWING and isinstance(value, list) and value[1] == PARTY:
        return "" if str(value[2]).startswith(f"{PartyKind.SITE}/") else "network"
    return kind_of(entity, field)


def kind_of_news(thing: str) -> str:
    """The kind that something of ``NEWS_LABELS`` belongs to: a participant's field, or a kind of thing."""
    return "ratings" if thing == "ratings" else _FIELDS.get(thing) or _WHOLE.get(thing, "")


def is_veiled(thing: str, veiled: Collection[str]) -> bool:
    """Whether something of ``NEWS_LABELS`` is of one of the kinds that are not shown here."""
    return bool(veiled) and kind_of_news(thing) in veiled


def fields_of(kind: str) -> frozenset[tuple[str, str]]:
    """Every field of a kind, as pairs of entity and field."""
    return frozenset(
        (entity, field)
        for entity, fields in entities.FIELDS.items()
        for field in fields
        if kind_of(entity, field) == kind
    )


def kind_words(kind: str) -> str:
    """The kind's words on screen and paper; those of a site's own are what they are kept as."""
    return KINDS.get(kind, kind)


def told(kinds: Iterable[str], words: str = "") -> str:
    """What is handed out, as it is kept and read: kinds in the program's order, then words of one's own."""
    chosen = set(kinds) - {"", BASICS}
    known = [KINDS[code] for code in KINDS if code in chosen]
    own = sorted(chosen - KINDS.keys())
    parts = "; ".join((*known, *map(kind_words, own))) or ALWAYS
    return f"{parts}: {words}" if words else parts
