"""What an entry of the journal says, in the screen's words."""

from __future__ import annotations

from collections.abc import Callable

from samordning_desktop.core import entities
from samordning_desktop.core.attachment import MEDIA
from samordning_desktop.core.consent import SIGNED_WORDS
from samordning_desktop.core.consent_scope import (
    GIVEN_WORDS,
    PARTY,
    PARTY_WORDS,
    ConsentScope,
    GivenHow,
    Party,
    PartyKind,
    unpack_scope,
)
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.eligibility import (
    ANSWER_WORDS,
    CRITERIA,
    DECISION_WORDS,
    ELIGIBILITY_LABELS,
    QUADRANTS,
)
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.informed import TOLD_WORDS, ToldHow
from samordning_desktop.core.kinds import kind_words
from samordning_desktop.core.network import NETWORK_LABELS
from samordning_desktop.core.participant import FIELD_LABELS, THING_LABELS
from samordning_desktop.core.people import PRINCIPAL_NAMES, PRINCIPAL_WORDS, Principal
from samordning_desktop.core.step import STEP_LABELS
from samordning_desktop.core.texts import TEXT_WORDS, version_words

_LABELS = {
    (entities.CONSENT, "given"): "Samtycke",
    (entities.CONSENT, "scope"): "Samtyckets omfattning",
    (entities.CONSENT, "sites"): "Samtyckets omfattning för orterna",
    (entities.CONSENT, "how"): "Samtycket skrevs under",
    (entities.CONSENT, "witness"): "Vid underskriften var med",
    (entities.CONSENT, "form"): "Underskrivet samtycke",
    (entities.CONSENT, "seal"): "Underskriftens kontrollsumma",
    (entities.NARROWING, "part"): "Del av samtycket återkallad",
    (entities.WITHDRAWAL, "received"): "Återkallelsen togs emot",
    (entities.INFORMED, "told"): "Information given",
    (entities.SITE_RECALL, "recalled_here"): "Utlämnande till en ort återkallat",
    (entities.RATING, "filled"): "Självskattning",
    (entities.NOTICE, "withdrawn"): "Samtycke återkallat",
    (entities.NOTICE, "recalled"): "Utlämnande återkallat",
    (entities.NOTICE, "erased"): "Gallring",
    (entities.PARTICIPANT, "site"): "Pilotort",
    **{(entities.PARTICIPANT, field): label for field, label in (FIELD_LABELS | DETAIL_LABELS).items()},
    **{
        (entity, field): f"{THING_LABELS[entity]}: {label}"
        for entity, labels in (
            (entities.NETWORK, NETWORK_LABELS),
            (entities.STEP, STEP_LABELS),
            (entities.ELIGIBILITY, ELIGIBILITY_LABELS),
        )
        for field, label in labels.items()
    },
}

#: What a participant and their things have to hold to be there at all.
_NEEDED = ((entities.PARTICIPANT, "name"), (entities.NETWORK, "name"), (entities.STEP, "what"))

_NEWS = {
    **dict.fromkeys(
        (
            entities.CONSENT,
            entities.NARROWING,
            entities.WITHDRAWAL,
            entities.INFORMED,
            entities.NOTICE,
            entities.SITE_RECALL,
        ),
        "consent",
    ),
    entities.RATING: "ratings",
}

#: The fields whose stored value is a code, with the words for each.
CODES: dict[tuple[str, str], dict[str | int, str]] = {
    (entities.PARTICIPANT, "protected"): {1: "ja"},
    (entities.CONSENT, "how"): {code.value: word for code, word in SIGNED_WORDS.items()},
    (entities.PARTICIPANT, "principal"): {code.value: word for code, word in PRINCIPAL_WORDS.items()},
    (entities.NETWORK, "covered"): {1: "ja"},
    (entities.ELIGIBILITY, "quadrant"): dict(QUADRANTS.items()),
    (entities.ELIGIBILITY, "decision"): dict(DECISION_WORDS.items()),
    **{(entities.ELIGIBILITY, criterion): dict(ANSWER_WORDS.items()) for criterion in CRITERIA},
}

#: The field that says what a thing of a participant's own is called.
THING_NAMES = {entities.STEP: "what", entities.NETWORK: "name"}

#: The participant's fields that hold the id of someone of the staff.
STAFF_FIELDS = ("coordinator", "colleague")


def label_of(key: FieldKey) -> str:
    """The field's word on screen."""
    return _LABELS.get((key.entity, key.field), key.field)


def text_of(entity: str, field: str, value: Value) -> str:
    """A value as a person reads it; empty for none. The id of someone of the staff stays as it is."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _LISTS[entity, field](*value)
    if entity == entities.CONSENT and field in ("scope", "sites"):
        return scope_words(unpack_scope(str(value)))
    if isinstance(value, str | int) and (entity, field) in CODES:
        return CODES[entity, field].get(value, str(value))
    return str(value)


def scope_words(scope: ConsentScope) -> str:
    """Who may be contacted and what may be shared, a line for each, then the person's own words."""
    lines = [
        f"{_called(one)}: {', '.join(map(kind_words, one.shares)) or 'bara kontakt'}" for one in scope.parties
    ]
    return "\n".join([*lines, *([scope.words] if scope.words else [])])


def _called(party: Party) -> str:
    """A unit is told from a site of its name."""
    return f"{party.name} ({PARTY_WORDS[party.kind]})" if party.kind is PartyKind.UNIT else party.name


def party_name(key: str) -> str:
    """The name in a party's key; the id of whoever is named by one (``store.history`` knows their names)."""
    kind, _, name = key.partition("/")
    principal = kind == PartyKind.PRINCIPAL and name in set(Principal)
    return PRINCIPAL_NAMES[Principal(name)] if principal else name


def _given(day: object, text: object) -> str:
    return f"undertecknat {day}, {_text(text)}"


def _text(text: object) -> str:
    words = version_words(str(text))
    return f"text {words}" if words.startswith("version") else words


def _filled(day: object, _instrument: object, *values: object) -> str:
    """With plain spaces: the frozen stores' histories are compared by their words."""
    return f"{day}: " + " · ".join(map(str, values))


def _form(_digest: object, media: object, _size: object) -> str:
    return f"sparat ({MEDIA[str(media)]})"


def _narrowed(day: object, what: object, key: object, how: object, by: object) -> str:
    part = party_name(str(key)) if what == PARTY else kind_words(str(key))
    return _joined(f"{day}: {part}", _given_words(how), _by(by))


def _withdrawn(day: object, how: object, by: object) -> str:
    return _joined(str(day), _given_words(how), _by(by))


def _informed(day: object, key: object, text: object, how: object, by: object) -> str:
    return _joined(
        f"{day}: {TEXT_WORDS[str(key)]} {version_words(str(text))}", TOLD_WORDS[ToldHow(str(how))], _by(by)
    )


def _given_words(how: object) -> str:
    return GIVEN_WORDS[GivenHow(str(how))] if how else ""


def _by(name: object) -> str:
    return f"av {name}" if name else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


_LISTS: dict[tuple[str, str], Callable[..., str]] = {
    (entities.CONSENT, "given"): _given,
    (entities.CONSENT, "form"): _form,
    (entities.RATING, "filled"): _filled,
    (entities.NARROWING, "part"): _narrowed,
    (entities.WITHDRAWAL, "received"): _withdrawn,
    (entities.INFORMED, "told"): _informed,
}


def can_return(key: FieldKey, value: Value) -> bool:
    """Whether an earlier value of the field can be brought back.

    A form that was signed or filled in never is. No person, step or member of a network goes away by it: an
    empty name is not brought back.
    """
    if key.entity not in (entities.PARTICIPANT, *entities.THINGS) or key.field == "site":
        return False
    return value is not None or (key.entity, key.field) not in _NEEDED


def news_field(entity: str, field: str) -> str:
    """What a change of the field is called among news and marks (see ``NEWS_LABELS``)."""
    return field if entity == entities.PARTICIPANT else _NEWS.get(entity, entity)
