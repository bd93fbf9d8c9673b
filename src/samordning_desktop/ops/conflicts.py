"""Conflicts: seen side by side, settled by a person."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.participant import short_name
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.wording import STAFF_FIELDS, news_field
from samordning_desktop.store.board import board_rows, rows_of
from samordning_desktop.store.conflicts import conflicts_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.journal import entry_of
from samordning_desktop.store.journal import rows_of as rows_by_id
from samordning_desktop.store.news import clear_news
from samordning_desktop.store.taken_away import comes_back_with


def conflicts(desk: Desk) -> list[Conflict]:
    """Every field on the board where two values wait."""
    with desk.read() as connection:
        rows = board_rows(connection, desk.store.site_id, desk.clock.today())
        return list(conflicts_of(connection, rows, desk.store.site_id))


def conflict(desk: Desk, conflict_id: str) -> Conflict:
    """One conflict. Raises KnownError ``conflict.unknown``, also when it has been settled."""
    for one in conflicts(desk):
        if one.id == conflict_id:
            return one
    raise KnownError("conflict.unknown", id=conflict_id)


def settle(desk: Desk, conflict_id: str, text: str, seen: Sequence[str] | None = None) -> Done[None]:
    """Writes the value that shall stand in place of those that wait.

    A text that is one of theirs is that value; a code of ``Conflict.choices`` is what it stands for; any other is
    read as ``core.fields.field_value`` does. ``seen`` names the versions (``Version.entry``) that were looked at; a value
    that has come since is not overwritten unseen. What one site took away and is now kept comes back whole. Raises
    KnownError ``conflict.unknown``, ``conflict.changed``, ``staff.unknown`` and as ``field_value``.
    """
    with desk.write() as writing:
        one = _waiting(desk, writing.connection, conflict_id)
        if seen is not None and {version.entry for version in one.versions} != set(seen):
            raise KnownError("conflict.changed", field=one.label)
        value = _chosen(writing.connection, one, text)
        kept = one.names_thing and value is not None
        key = FieldKey(one.entity, one.entity_id, one.field)
        values = (comes_back_with(writing.connection, key) if kept else {}) | {one.field: value}
        writing.put(participant_scope(one.participant), one.entity, one.entity_id, values)
        clear_news(
            writing.connection, one.participant, news_field(one.entity, one.field)
        )  # who settles has seen
        writing.record(f"avgör {one.label} för {short_name(one.name)}", undoable=False)
    kinds = frozenset({Kind.BOARD, Kind.PERSON, Kind.CONFLICT})
    return Done(None, Changes(kinds, frozenset({one.participant})))


def settle_keeping(desk: Desk, conflict_id: str, ours: bool) -> Done[None]:
    """Settles with this site's value, or with the other's.

    Raises KnownError ``conflict.not_two`` when that does not name one value, and as ``settle``.
    """
    one = conflict(desk, conflict_id)
    chosen: list[Version] = [version for version in one.versions if version.ours is ours]
    if len({version.text for version in chosen}) != 1:
        raise KnownError("conflict.not_two")
    return settle(desk, conflict_id, chosen[0].text, [version.entry for version in one.versions])


def _waiting(desk: Desk, connection: Connection, conflict_id: str) -> Conflict:
    """One conflict as it stands inside a transaction. Raises KnownError ``conflict.unknown``."""
    participant_id = conflict_id.partition(".")[0]
    own_site = desk.store.site_id
    rows = rows_of(connection, own_site, desk.clock.today(), [participant_id])
    for one in conflicts_of(connection, list(rows.values()), own_site):
        if one.id == conflict_id:
            return one
    raise KnownError("conflict.unknown", id=conflict_id)


def _chosen(connection: Connection, one: Conflict, text: str) -> Value:
    """The value that was chosen, or a third one that was written."""
    kept = next((version for version in one.versions if version.text == text), None)
    if kept is not None:
        entry_id = bytes.fromhex(kept.entry)
        return entry_of(rows_by_id(connection, [(one.entity_id, entry_id)])[entry_id]).value
    if one.field in STAFF_FIELDS:
        if text in dict(one.choices):
            return text
        raise KnownError("staff.unknown", name=text)
    return field_value(one.entity, one.field, text)
