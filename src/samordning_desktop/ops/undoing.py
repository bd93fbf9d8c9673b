"""Undo and redo: an operation's fields get back what they held, as new entries in the journal.

What cannot be undone, and why: a consent and a withdrawal (they are the person's own, and may have reached
the other site), a package made (a disclosure has happened), a settled conflict (both values stay in the history),
and anything printed. Where such a step is the newest of all, undo first says that it stands. A package taken in is
undone field by field (``ops.undoing_package``), once it has been seen what goes back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.entry import Entry, Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import kind_of
from samordning_desktop.core.package_undo import PackageUndo, because
from samordning_desktop.core.scopes import split_scope
from samordning_desktop.core.wording import THING_NAMES
from samordning_desktop.ops import undoing_package
from samordning_desktop.store import operations, package_steps
from samordning_desktop.store.apply import heads_of
from samordning_desktop.store.board import consents_of, rows_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.operations import Step
from samordning_desktop.store.settings import get_setting, put_setting
from samordning_desktop.store.writing import Thing, Writing

#: So many packages can be taken back by themselves.
_PACKAGES = 3
#: What a step that cannot be taken back is refused with.
_PASSED_OVER = ("undo.changed_since", "undo.two_values", "undo.consent_given", "undo.package_stands")


def undo_label(desk: Desk) -> str | None:
    """What undo would take back, in the user's words: ``ändra Nuläge för Anna A.``; None for nothing."""
    with desk.read() as connection:
        step = _nearest(desk, connection, operations.undo_steps(connection, desk.actor.id))
    return step.label if step else None


def redo_label(desk: Desk) -> str | None:
    """What redo would do again, or None."""
    with desk.read() as connection:
        step = _nearest(desk, connection, operations.redo_steps(connection, desk.actor.id))
    return step.label if step else None


def package_undo(desk: Desk) -> PackageUndo | None:
    """What undo would do, where that is to take a package back and something of it can go back; else None."""
    with desk.read() as connection:
        step = _nearest(desk, connection, operations.undo_steps(connection, desk.actor.id))
        if step is None or _newer(desk, connection, step) is not None:
            return None
        if not package_steps.is_of_package(connection, step.id):
            return None
        found = undoing_package.preview(desk, connection, step)
    return found if found.back else None


def packages_taken(desk: Desk) -> list[Step]:
    """The newest packages that this coordinator took in and that have not been undone, newest first."""
    with desk.read() as connection:
        return list(islice(operations.package_undo_steps(connection, desk.actor.id), _PACKAGES))


def look_at_package(desk: Desk, step_id: str) -> PackageUndo:
    """What taking a package back by itself would do, whatever has been done since: that stands.

    Raises KnownError ``undo.nothing`` where it is not one that this coordinator can take back, or
    ``undo.package_stands``: it is then passed over.
    """
    with desk.read() as connection:
        step = _package(desk, connection, step_id)
        found = undoing_package.preview(desk, connection, step)
    if not found.back:
        with desk.write() as writing:
            operations.pass_over(writing.connection, step)
        raise KnownError("undo.package_stands", label=step.label, why=because(found.stays))
    return found


def undo_package(desk: Desk, step_id: str) -> Done[str]:
    """Takes a package back by itself, once it has been looked at. Returns its label. Raises as ``look_at_package``."""
    with desk.write() as writing:
        step = _package(desk, writing.connection, step_id)
        return _turn(desk, writing, step, undoable=False, seen=step.id)


def _package(desk: Desk, connection: Connection, step_id: str) -> Step:
    for step in operations.package_undo_steps(connection, desk.actor.id):
        if step.id == step_id:
            return step
    raise KnownError("undo.nothing")


def undo(desk: Desk, seen: str = "") -> Done[str]:
    """Takes back this coordinator's newest undoable operation. Returns its label.

    ``seen`` is the ``PackageUndo.step`` that has been looked at. Raises KnownError ``undo.nothing``;
    ``undo.stands``, once, when something that cannot be undone was done since, or ``undo.stands_too`` when this cannot
    either; ``undo.look_first`` for a package that has not been seen; ``undo.changed_since`` when a field has been
    changed again, ``undo.two_values`` when two values that waited were replaced, ``undo.consent_given``, or
    ``undo.package_stands``: that step is then passed over, and the next undo takes the one before.
    """
    with desk.read() as connection:
        step = _nearest(desk, connection, operations.undo_steps(connection, desk.actor.id))
        newer = _newer(desk, connection, step)
        goes = step is not None and newer is not None and _can_go(desk, connection, step)
    if step is not None and newer is not None:
        with desk.write() as writing:
            _note_told(desk, writing.connection, newer)
        raise KnownError("undo.stands" if goes else "undo.stands_too", label=newer.label, next=step.label)
    try:
        with desk.write() as writing:
            return _turn(desk, writing, step, undoable=False, seen=seen)
    except KnownError as error:
        if step is not None and error.code in _PASSED_OVER:
            with desk.write() as writing:
                operations.pass_over(writing.connection, step)
                _note_told(desk, writing.connection, _newest(desk, writing.connection) or step)
        raise


def redo(desk: Desk) -> Done[str]:
    """Does again what was last undone. Returns its label.

    Raises KnownError ``undo.nothing``, ``undo.changed_since`` or ``undo.two_values``.
    """
    with desk.write() as writing:
        steps = operations.redo_steps(writing.connection, desk.actor.id)
        return _turn(desk, writing, _nearest(desk, writing.connection, steps), undoable=True)


def _nearest(desk: Desk, connection: Connection, steps: Iterable[Step]) -> Step | None:
    """The first step about people who are all on the board: of those who have left it, nothing is said."""
    for step in steps:
        others = operations.others_of(connection, step, desk.store.site_id)  # one's own never leave
        if others <= rows_of(connection, desk.store.site_id, desk.clock.today(), others).keys():
            return step
    return None


def _newer(desk: Desk, connection: Connection, step: Step | None) -> Step | None:
    """What was done after ``step``, cannot be undone, and has not been said to stand yet."""
    newest = _newest(desk, connection)
    if newest is None or newest == step or get_setting(connection, _told(desk)) == newest.id:
        return None
    return newest


def _newest(desk: Desk, connection: Connection) -> Step | None:
    """What was done last and has not been undone."""
    return _nearest(desk, connection, operations.steps_in_force(connection, desk.actor.id))


def _note_told(desk: Desk, connection: Connection, step: Step) -> None:
    """The coordinator has been told that this step stands."""
    put_setting(connection, _told(desk), step.id)


def _told(desk: Desk) -> str:
    return f"undo_told/{desk.actor.id}"


def _turn(desk: Desk, writing: Writing, step: Step | None, undoable: bool, seen: str = "") -> Done[str]:
    """Takes a step back. A redo is ``undoable`` in its turn; an undo is not, only redone."""
    if step is None:
        raise KnownError("undo.nothing")
    if package_steps.is_of_package(writing.connection, step.id):
        participants = undoing_package.take_back(desk, writing, step)
        if not participants:
            why = undoing_package.stands_because(desk, writing.connection, step)
            raise KnownError("undo.package_stands", label=step.label, why=why)
        if not undoable and seen != step.id:
            raise KnownError("undo.look_first", label=step.label)
    else:
        participants = _take_back(desk, writing, step)
    writing.record(step.label, undoable=undoable, undoes=step.id)
    operations.mark_undone(writing.connection, step, writing.operation)
    return Done(
        step.label, Changes(frozenset({Kind.BOARD, Kind.PERSON, Kind.RATING, Kind.CONFLICT}), participants)
    )


def _brought_back(entry: Entry, before: Mapping[bytes, Value]) -> bool:
    """Whether the entry names a step, or somebody in the network, that had been taken away: all of it goes again."""
    named = THING_NAMES.get(entry.entity) == entry.field and bool(entry.replaces)
    return named and all(before.get(old) is None for old in entry.replaces)


def _standing_alone(connection: Connection, entity: str, entity_id: str) -> dict[str, Value]:
    """Each field in which one value stands, with none in its place: what was never emptied goes with the rest."""
    fields = heads_of(connection, entity, [entity_id]).get(entity_id, {})
    return {field: None for field, heads in fields.items() if len(heads) == 1 and heads[0].value is not None}


def _adds(entry: Entry, values_before: list[Value]) -> bool:
    """Whether the entry put a participant on the board."""
    return (entry.entity, entry.field) == (entities.PARTICIPANT, "name") and values_before in ([], [None])


def _can_go(desk: Desk, connection: Connection, step: Step) -> bool:
    """Whether anything of a step can be taken back now."""
    if package_steps.is_of_package(connection, step.id):
        return undoing_package.goes_back(desk, connection, step)
    try:
        _before(desk, connection, step)
    except KnownError:
        return False
    return True


def _take_back(desk: Desk, writing: Writing, step: Step) -> frozenset[str]:
    """Writes the values that a step replaced. Returns the participants concerned."""
    things = _before(desk, writing.connection, step)
    writing.put_all(things)
    return frozenset(split_scope(one.scope)[1] for one in things)


def _before(desk: Desk, connection: Connection, step: Step) -> list[Thing]:
    """The values that a step replaced. Raises as ``undo`` where they may not be written."""
    items = operations.entries_of(connection, step)
    standing = operations.heads_of_keys(connection, [entry.key for _, entry in items])
    before = operations.values_replaced(connection, [entry for _, entry in items])
    away = {entry.entity_id for _, entry in items if _brought_back(entry, before)}
    things: dict[tuple[str, str, str], dict[str, Value]] = defaultdict(dict)
    for own_id, entry in items:
        values = [before[old] for old in entry.replaces if old in before]
        if not operations.still_stands(connection, entry.key, own_id, standing[entry.key]):
            raise KnownError("undo.changed_since", label=step.label)
        if entry.entity_id in away:
            values = []
        if len(values) > 1:
            raise KnownError("undo.two_values", label=step.label)
        if _adds(entry, values) and consents_of(connection, [entry.entity_id]):
            raise KnownError("undo.consent_given", label=step.label)
        things[entry.scope, entry.entity, entry.entity_id][entry.field] = values[0] if values else None
    for (_, entity, entity_id), fields in things.items():
        if entity_id in away:
            fields |= _standing_alone(connection, entity, entity_id)
    found = [Thing(*place, values) for place, values in things.items()]
    _all_shared(desk, connection, step, found)
    return found


def _all_shared(desk: Desk, connection: Connection, step: Step, things: Iterable[Thing]) -> None:
    """What is not shared with this site is not written here. Raises KnownError ``undo.changed_since``."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in things:
        kinds[split_scope(one.scope)[1]] |= {kind_of(one.entity, field) for field in one.values}
    for who, row in rows_of(connection, desk.store.site_id, desk.clock.today(), frozenset(kinds)).items():
        if not row.veiled.isdisjoint(kinds[who]):
            raise KnownError("undo.changed_since", label=step.label)
