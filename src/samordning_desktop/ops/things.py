"""A participant's own things (network, steps, assessment), written field by field inside an op's transaction."""

from __future__ import annotations

from collections.abc import Mapping

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.wording import label_of
from samordning_desktop.ops.participants import new_id
from samordning_desktop.ops.veiling import unveiled
from samordning_desktop.store.things import ThingRow, find_thing
from samordning_desktop.store.writing import Writing

_KINDS = frozenset({Kind.PERSON, Kind.BOARD})


def new_thing(
    writing: Writing, row: ParticipantRow, entity: str, texts: Mapping[str, str], label: str
) -> Done[str]:
    """Writes a new thing of a participant's, in one undo step. Returns its id."""
    own_id = entities.owned_id(row.id, new_id())
    return Done(own_id, _write(writing, row, FieldKey(entity, own_id, ""), texts, label))


def write_thing(
    writing: Writing, row: ParticipantRow, entity: str, own_id: str, texts: Mapping[str, str], label: str
) -> Done[None]:
    """Writes what differs of a thing that is there, in one undo step.

    Raises KnownError ``thing.unknown``, ``conflict.settle_first`` and as ``core.fields.field_value``.
    """
    found = find_thing(writing.connection, entity, own_id, row.id)
    if found is None:
        raise KnownError("thing.unknown")
    return Done(None, _write(writing, row, FieldKey(entity, own_id, ""), texts, label, found))


def put_thing(
    writing: Writing, row: ParticipantRow, entity: str, own_id: str, texts: Mapping[str, str], label: str
) -> Done[None]:
    """As ``write_thing``, for a thing with a known id that may not be there yet."""
    found = find_thing(writing.connection, entity, own_id, row.id)
    return Done(None, _write(writing, row, FieldKey(entity, own_id, ""), texts, label, found))


def remove_thing(writing: Writing, row: ParticipantRow, entity: str, own_id: str, label: str) -> Done[None]:
    """Empties every field of a thing, in one undo step.

    Raises KnownError ``thing.unknown``, or ``conflict.settle_first`` while two values wait in any of them.
    """
    found = find_thing(writing.connection, entity, own_id, row.id)
    if found is None:
        raise KnownError("thing.unknown")
    if found.waiting:
        raise KnownError("conflict.settle_first", field=label_of(FieldKey(entity, own_id, found.waiting[0])))
    texts = dict.fromkeys(entities.FIELDS[entity], "")
    return Done(None, _write(writing, row, FieldKey(entity, own_id, ""), texts, label, found))


def _write(
    writing: Writing,
    row: ParticipantRow,
    key: FieldKey,
    texts: Mapping[str, str],
    label: str,
    found: ThingRow | None = None,
) -> Changes:
    values: dict[str, Value] = {field: field_value(key.entity, field, text) for field, text in texts.items()}
    values = unveiled(row, key.entity, values)
    if found is not None:
        _leave_waiting(key, values, found)
    if not writing.put(participant_scope(row.id), key.entity, key.entity_id, values):
        return Changes()
    writing.record(label, undoable=True)
    return Changes(_KINDS, frozenset({row.id}), label)


def _leave_waiting(key: FieldKey, values: dict[str, Value], found: ThingRow) -> None:
    """Takes the fields that hold two values out of what is written, unless somebody has changed one of them."""
    for field in values.keys() & set(found.waiting):
        if values.pop(field) != found.values[field]:
            raise KnownError("conflict.settle_first", field=label_of(key._replace(field=field)))
