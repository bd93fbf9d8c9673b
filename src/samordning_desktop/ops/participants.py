"""Participants: add one, change a field."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from samordning_desktop.core import entities, fields
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.entry import Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import FIELD_LABELS, BoardFields, short_name
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.ops.veiling import unveiled
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.writing import Thing


def new_id() -> str:
    """A new random id for a participant, a consent or a self-rating."""
    return secrets.token_hex(12)


def add_participant(desk: Desk, person: BoardFields) -> Done[str]:
    """Puts a participant on this site's board. Returns the new id.

    Raises KnownError ``participant.no_name`` or as ``core.fields.field_value``.
    """
    values = field_values(person)
    label = f"lägg till {short_name(person.name)}"
    participant_id = new_id()
    with desk.write() as writing:
        writing.put_all([new_participant(desk, participant_id, values)])
        writing.record(label, undoable=True)
    return Done(participant_id, Changes(frozenset({Kind.BOARD}), frozenset({participant_id}), label))


def new_participant(desk: Desk, participant_id: str, values: Mapping[str, Value]) -> Thing:
    """A new participant of this site's, to be written inside an op's transaction."""
    written = {name: value for name, value in values.items() if value is not None} | {
        "site": desk.actor.site_id
    }
    return Thing(participant_scope(participant_id), entities.PARTICIPANT, participant_id, written)


def field_values(person: BoardFields) -> dict[str, Value]:
    """Every field as the journal keeps it. Raises KnownError as ``add_participant``."""
    return {name: field_value(name, person.text(name)) for name in FIELD_LABELS}


def field_value(field: str, text: str) -> Value:
    """A field of the board as the journal keeps it. Raises as ``core.fields.field_value``."""
    if field not in FIELD_LABELS:
        raise KnownError("field.unknown", field=field, fields=", ".join(FIELD_LABELS))
    return fields.field_value(entities.PARTICIPANT, field, text)


def set_field(desk: Desk, participant_id: str, field: str, text: str, called: str = "") -> Done[None]:
    """Writes one field of a participant on the board; the start as an ISO date, empty to clear.

    ``called``: the row's ``short_name``, from whoever has the board before them. To look for others of the same
    name would cost what all the rest does; without it, the undo step has the bare short name.

    Raises KnownError ``participant.unknown``, ``conflict.settle_first`` while two values wait in the field,
    ``field.veiled``, and as ``field_value``.
    """
    value = field_value(field, text)
    with desk.write() as writing:
        row = desk.find_written(writing.connection, participant_id)
        if field in row.conflicts:
            raise KnownError("conflict.settle_first", field=FIELD_LABELS[field])
        values = unveiled(row, entities.PARTICIPANT, {field: value})
        label = f"{'töm' if value is None else 'ändra'} {FIELD_LABELS[field]} för {called or row.short_name}"
        changed = writing.put(participant_scope(row.id), entities.PARTICIPANT, row.id, values)
        if not changed:
            return Done(None, Changes())
        writing.record(label, undoable=True)
    return Done(None, Changes(frozenset({Kind.BOARD}), frozenset({row.id}), label))
