"""From what a person has written in a field to the value that the journal keeps."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.dates import parse_date
from samordning_desktop.core.details import LONGEST_RHYTHM
from samordning_desktop.core.entry import Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import TEXT_LIMIT
from samordning_desktop.core.text import clean_line, clean_name, clean_text
from samordning_desktop.core.wording import CODES, STAFF_FIELDS

_DAYS = {
    ("participant", "start"),
    ("participant", "ended"),
    ("step", "due"),
    ("step", "done"),
    ("eligibility", "decided_on"),
}
_LONG = {
    ("participant", field)
    for field in ("goal", "situation", "interventions", "planning", "address", "start_reason", "end_reason")
} | {("step", "what"), ("eligibility", "note")}

#: What somebody or something is called, in any entity.
_NAMES = ("name", "unit", "organisation")


def field_value(entity: str, field: str, text: str) -> Value:
    """One field's text as the journal keeps it; None for empty.

    Days are written as 2026-03-02, codes in the words of ``wording.CODES`` or as they are kept. Raises KnownError
    ``field.unknown``, ``field.choice``, ``date.form``, ``date.invalid``, ``rhythm.invalid``, ``participant.no_name``,
    ``text.too_long``, ``line.too_long`` or ``name.too_long``.
    """
    place = (entity, field)
    if field not in entities.FIELDS.get(entity, {}):
        raise KnownError("field.unknown", field=field, fields=", ".join(entities.FIELDS.get(entity, {})))
    cleaned = _cleaned(place, text)
    if place == (entities.PARTICIPANT, "name") and not cleaned:
        raise KnownError("participant.no_name")
    if not cleaned:
        return None
    if place in _DAYS:
        return parse_date(cleaned).isoformat()
    if place in CODES:
        return _code(place, cleaned)
    return _rhythm(cleaned) if place == (entities.PARTICIPANT, "rhythm") else cleaned


def is_day(entity: str, field: str) -> bool:
    """Whether the field holds a day."""
    return (entity, field) in _DAYS


def is_number(entity: str, field: str) -> bool:
    """Whether the field holds a number."""
    return (entity, field) == (entities.PARTICIPANT, "rhythm")


def has_lines(entity: str, field: str) -> bool:
    """Whether the field holds a text that may have several lines."""
    return (entity, field) in _LONG


def is_chosen(entity: str, field: str) -> bool:
    """Whether the field's value is chosen among given ones: no text of one's own can be written there."""
    return (entity, field) in CODES or (entity == entities.PARTICIPANT and field in STAFF_FIELDS)


def _cleaned(place: tuple[str, str], text: str) -> str:
    if place in _LONG:
        return clean_text(text, TEXT_LIMIT)
    clean = clean_name if place[1] in _NAMES else clean_line
    return clean(text, entities.LABEL_LIMIT)


def _code(place: tuple[str, str], text: str) -> Value:
    for code, word in CODES[place].items():
        if text.casefold() in (word.casefold(), str(code).casefold()):
            return code
    raise KnownError("field.choice", text=text, choices=", ".join(CODES[place].values()))


def _rhythm(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= LONGEST_RHYTHM:
        return int(text)
    raise KnownError("rhythm.invalid", text=text, longest=LONGEST_RHYTHM)
