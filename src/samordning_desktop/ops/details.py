"""A participant's details: written together, in one step; and the end of a participation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from samordning_desktop.core import entities, fields
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.details import DETAIL_LABELS, HIDDEN_WHEN_PROTECTED, Details
from samordning_desktop.core.entry import Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import FIELD_LABELS, ParticipantRow
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.wording import STAFF_FIELDS
from samordning_desktop.ops.veiling import unveiled
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.person import details_of
from samordning_desktop.store.staff import staff_of
from samordning_desktop.store.writing import Writing

_LABELS = FIELD_LABELS | DETAIL_LABELS
_KINDS = frozenset({Kind.BOARD, Kind.PERSON})


def set_details(desk: Desk, participant_id: str, texts: Mapping[str, str]) -> Done[None]:
    """Writes some fields of a participant, details or of the board, in one undo step; what is unchanged is left.

    ``texts`` are as ``core.fields.field_value`` reads them; ``coordinator`` and ``colleague`` are staff ids. With
    protected identity, address and phone are taken away. Raises KnownError ``participant.unknown``,
    ``conflict.settle_first``, ``participant.protected``, ``participant.ended_before_start``, ``staff.unknown``,
    ``staff.twice``, ``field.veiled`` and as ``field_value``.
    """
    values = {field: fields.field_value(entities.PARTICIPANT, field, text) for field, text in texts.items()}
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        values = unveiled(row, entities.PARTICIPANT, values)
        may_write(writing.connection, row, values)
        if values.get("protected"):
            values |= dict.fromkeys(HIDDEN_WHEN_PROTECTED)
        label = f"{_what(list(texts))} för {row.short_name}"
        return _put(writing, row, values, label)


def end_participation(desk: Desk, participant_id: str, on: date, reason: str) -> Done[None]:
    """Ends a participation on a day: the person then leaves the board, and is kept. Can be undone.

    Raises KnownError as ``set_details``.
    """
    texts = {"ended": on.isoformat(), "end_reason": reason}
    values = {field: fields.field_value(entities.PARTICIPANT, field, text) for field, text in texts.items()}
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        values = unveiled(row, entities.PARTICIPANT, values)
        may_write(writing.connection, row, values)
        return _put(writing, row, values, f"avsluta deltagandet för {row.short_name}")


def resume_participation(desk: Desk, participant_id: str) -> Done[None]:
    """Takes an end back: the person is on the board again.

    Raises KnownError ``consent.withdrawn`` for someone who has withdrawn, and as ``set_details``.
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        if row.consent.state is ConsentState.WITHDRAWN:
            raise KnownError("consent.withdrawn", date=row.consent.withdrawn_on)
        values = unveiled(row, entities.PARTICIPANT, {"ended": None, "end_reason": None})
        may_write(writing.connection, row, values)
        return _put(writing, row, values, f"återuppta deltagandet för {row.short_name}")


def may_write(connection: Connection, row: ParticipantRow, values: Mapping[str, Value]) -> None:
    """Refuses what may not stand in a participant's fields together with what stands there. Raises as ``set_details``."""
    waiting = next((field for field in values if field in row.conflicts), None)
    if waiting is not None:
        raise KnownError("conflict.settle_first", field=_LABELS[waiting])
    known = details_of(connection, row.id)
    protected = values.get("protected", known.protected)
    if protected and any(values.get(field) for field in HIDDEN_WHEN_PROTECTED):
        raise KnownError("participant.protected")
    staff = {member.id for member in staff_of(connection)}
    for field in STAFF_FIELDS:
        if values.get(field) and values[field] not in staff:
            raise KnownError("staff.unknown", name=values[field])
    if _twice(values, known):
        raise KnownError("staff.twice")
    start = values.get("start", row.fields.text("start") or None)
    ended = values.get("ended", known.ended.isoformat() if known.ended else None)
    if isinstance(start, str) and isinstance(ended, str) and ended < start:
        raise KnownError("participant.ended_before_start", ended=ended, start=start)


def _twice(values: Mapping[str, Value], known: Details) -> bool:
    """Whether the same person would be both coordinators by what is written now."""
    if not values.keys() & set(STAFF_FIELDS):
        return False
    main, other = (values.get(field, getattr(known, field) or None) for field in STAFF_FIELDS)
    return main is not None and main == other


def _put(writing: Writing, row: ParticipantRow, values: Mapping[str, Value], label: str) -> Done[None]:
    changed = writing.put(participant_scope(row.id), entities.PARTICIPANT, row.id, values)
    if not changed:
        return Done(None, Changes())
    writing.record(label, undoable=True)
    return Done(None, Changes(_KINDS, frozenset({row.id}), label))


def _what(written: list[str]) -> str:
    return f"ändra {_LABELS[written[0]]}" if len(written) == 1 else "ändra uppgifter"
