"""The history of a participant: an earlier value is brought back."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.emptied import TAKEN_AWAY
from samordning_desktop.core.entry import Entry, Value, in_conflict, shown
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.history import Return
from samordning_desktop.core.kinds import kind_of
from samordning_desktop.core.network import MOST_MEMBERS
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.wording import THING_NAMES, can_return, label_of
from samordning_desktop.ops.details import may_write
from samordning_desktop.store.apply import field_heads
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.history import names_of_things, shown_value, staff_names
from samordning_desktop.store.journal import entry_of, row_in
from samordning_desktop.store.person import network_of
from samordning_desktop.store.taken_away import comes_back_with, is_away, went_with_it
from samordning_desktop.store.things import find_thing


def before_return(desk: Desk, participant_id: str, entry: str) -> Return:
    """What bringing back an earlier value (``HistoryLine.entry``) would change. Raises as ``bring_back``."""
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        old = _returnable(connection, row, entry)
        head = shown(field_heads(connection, old.key))
        names = staff_names(connection)
        now, then = (
            shown_value(old.entity, old.field, value, names)
            for value in (head.value if head else None, _values(connection, old)[old.field])
        )
        about = names_of_things(connection, row.id).get(old.entity_id, "")
        away = _is_gone(connection, old)
    return Return(label_of(old.key), TAKEN_AWAY if away else now, then, about, away)


def bring_back(desk: Desk, participant_id: str, entry: str) -> Done[None]:
    """Writes an earlier value (``HistoryLine.entry``) of a field again, in one undo step. Of a step, or somebody in the
    network, that has been taken away all that went with it comes back.

    Raises KnownError ``participant.unknown``, ``history.gone`` for what never comes back, and as writing the
    value anew would: ``conflict.settle_first``, ``network.full``, ``participant.protected``, …
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        old = _returnable(writing.connection, row, entry)
        values = _values(writing.connection, old)
        if old.key == (entities.PARTICIPANT, row.id, "protected") and old.value:
            values |= dict.fromkeys(HIDDEN_WHEN_PROTECTED)
        label = f"hämta tillbaka {label_of(old.key)} för {row.short_name}"
        if not writing.put(old.scope, old.entity, old.entity_id, values):
            return Done(None, Changes())
        writing.record(label, undoable=True)
    return Done(None, Changes(frozenset({Kind.BOARD, Kind.PERSON}), frozenset({row.id}), label))


def _returnable(connection: Connection, row: ParticipantRow, entry: str) -> Entry:
    """The entry whose value may be written again. Raises as ``bring_back``."""
    found = row_in(connection, participant_scope(row.id), bytes.fromhex(entry))
    if found is None:
        raise KnownError("history.gone")
    old = entry_of(found)
    if not can_return(old.key, old.value):
        raise KnownError("history.gone")
    if kind_of(old.entity, old.field) in row.veiled:
        raise KnownError("history.gone")
    if in_conflict(field_heads(connection, old.key)) and not _is_gone(connection, old):
        raise KnownError("conflict.settle_first", field=label_of(old.key))
    if old.entity == entities.PARTICIPANT:
        may_write(connection, row, {old.field: old.value})
    elif old.entity == entities.NETWORK:
        _has_room(connection, row, old)
    return old


def _values(connection: Connection, old: Entry) -> dict[str, Value]:
    """What is to be written: the entry's value, and all that was taken away with it. What only says that it was emptied
    then is no earlier value: what stood before comes back."""
    chosen = {old.field: old.value}
    if not _is_gone(connection, old):
        return chosen
    back = comes_back_with(connection, old.key)
    return chosen | back if went_with_it(connection, old) else back | chosen


def _is_gone(connection: Connection, old: Entry) -> bool:
    """Whether the entry is of a step, or of somebody in the network, that has been taken away since."""
    return old.entity in THING_NAMES and is_away(connection, old.key)


def _has_room(connection: Connection, row: ParticipantRow, old: Entry) -> None:
    """Whoever was taken out of the network comes in again only where there is room."""
    gone = find_thing(connection, entities.NETWORK, old.entity_id, row.id) is None
    if gone and len(network_of(connection, row.id)) >= MOST_MEMBERS:
        raise KnownError("network.full", most=MOST_MEMBERS)
