"""Undo and redo: an operation's fields get back what they held, as new entries in the journal.

What cannot be undone, and why: a consent and a withdrawal (they are the person's own, and may have reached
the other site), a package made or taken in (a disclosure has happened), a settled conflict (both values stay
in the history), and anything printed.
"""

from __future__ import annotations

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.scopes import split_scope
from samordning_desktop.store import operations
from samordning_desktop.store.apply import field_heads
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.writing import Writing


def undo_label(desk: Desk) -> str | None:
    """What undo would take back, in the user's words: ``ändra Nuläge för Anna A.``; None for nothing."""
    with desk.read() as connection:
        candidate = operations.undo_candidate(connection, desk.actor.id)
    return candidate.label if candidate else None


def redo_label(desk: Desk) -> str | None:
    """What redo would do again, or None."""
    with desk.read() as connection:
        candidate = operations.redo_candidate(connection, desk.actor.id)
    return candidate.target_label if candidate else None


def undo(desk: Desk) -> Done[str]:
    """Takes back this coordinator's newest undoable operation. Returns its label.

    Raises KnownError ``undo.nothing``, or ``undo.changed_since`` when a field has been changed again.
    """
    with desk.write() as writing:
        candidate = operations.undo_candidate(writing.connection, desk.actor.id)
        if candidate is None:
            raise KnownError("undo.nothing")
        participants = _take_back(writing, candidate.id, candidate.label)
        writing.record(candidate.label, undoable=False, undoes=candidate.id)
        operations.mark_undone(writing.connection, candidate.id, writing.operation)
    return Done(candidate.label, Changes(frozenset({Kind.BOARD, Kind.RATING}), participants))


def redo(desk: Desk) -> Done[str]:
    """Does again what was last undone. Returns its label. Raises as ``undo``."""
    with desk.write() as writing:
        candidate = operations.redo_candidate(writing.connection, desk.actor.id)
        if candidate is None:
            raise KnownError("undo.nothing")
        participants = _take_back(writing, candidate.id, candidate.target_label)
        writing.record(candidate.target_label, undoable=False, undoes=candidate.id)
        operations.mark_undone(writing.connection, candidate.id, writing.operation)
        operations.mark_undone(writing.connection, candidate.undoes, None)
    return Done(candidate.target_label, Changes(frozenset({Kind.BOARD, Kind.RATING}), participants))


def _take_back(writing: Writing, operation_id: str, label: str) -> frozenset[str]:
    """Writes the values that an operation replaced. Returns the participants concerned."""
    touched = set()
    for own_id, entry in operations.entries_of(writing.connection, operation_id):
        heads = field_heads(writing.connection, entry.key)
        before = operations.values_replaced(writing.connection, entry)
        if [head.id for head in heads] != [own_id] or len(before) > 1:
            raise KnownError("undo.changed_since", label=label)
        value = before[0] if before else None
        writing.put(entry.scope, entry.entity, entry.entity_id, {entry.field: value})
        touched.add(split_scope(entry.scope)[1])
    return frozenset(touched)
