"""The history of a participant: an earlier value is brought back."""

from __future__ import annotations

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.wording import can_return, label_of, news_field
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.history import is_protected
from samordning_desktop.store.journal import entry_of, rows_of


def bring_back(desk: Desk, participant_id: str, entry: str) -> Done[None]:
    """Writes an earlier value (``HistoryLine.entry``) of a field again, in one undo step.

    Raises KnownError ``participant.unknown``, ``history.gone`` for what never comes back,
    ``participant.protected`` or ``conflict.settle_first``.
    """
    own_id = bytes.fromhex(entry)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        found = rows_of(writing.connection, [own_id]).get(own_id)
        if found is None or found.scope != participant_scope(row.id) or not can_return(entry_of(found).key):
            raise KnownError("history.gone")
        old = entry_of(found)
        if old.field in HIDDEN_WHEN_PROTECTED and is_protected(writing.connection, row.id):
            raise KnownError("participant.protected")
        if news_field(old.entity, old.field) in row.conflicts:
            raise KnownError("conflict.settle_first", field=label_of(old.key))
        label = f"hämta tillbaka {label_of(old.key)} för {row.short_name}"
        if not writing.put(old.scope, old.entity, old.entity_id, {old.field: old.value}):
            return Done(None, Changes())
        writing.record(label, undoable=True)
    return Done(None, Changes(frozenset({Kind.BOARD, Kind.PERSON}), frozenset({row.id}), label))
