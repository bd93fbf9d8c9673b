"""What an entry of the journal says, in the screen's words."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.eligibility import (
    ANSWER_WORDS,
    CRITERIA,
    DECISION_WORDS,
    ELIGIBILITY_LABELS,
    QUADRANTS,
)
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.network import NETWORK_LABELS
from samordning_desktop.core.participant import FIELD_LABELS, THING_LABELS
from samordning_desktop.core.people import PRINCIPAL_WORDS
from samordning_desktop.core.step import STEP_LABELS

_LABELS = {
    (entities.CONSENT, "given"): "Samtycke",
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

_NEWS = {entities.CONSENT: "consent", entities.RATING: "ratings", entities.NOTICE: "consent"}

#: The fields whose stored value is a code, with the words for each.
CODES: dict[tuple[str, str], dict[str | int, str]] = {
    (entities.PARTICIPANT, "protected"): {1: "ja"},
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
    if entity == entities.CONSENT and isinstance(value, list):
        return f"undertecknat {value[0]}, text version {value[1]}"
    if entity == entities.RATING and isinstance(value, list):
        return f"{value[0]}: " + " · ".join(str(part) for part in value[2:])
    if isinstance(value, str | int) and (entity, field) in CODES:
        return CODES[entity, field].get(value, str(value))
    return str(value)


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
