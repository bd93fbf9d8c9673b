"""Planned steps: added, changed, done, taken away."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Done
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.step import Step
from samordning_desktop.ops.things import new_thing, remove_thing, write_thing
from samordning_desktop.store.desk import Desk


def add_step(desk: Desk, participant_id: str, step: Step) -> Done[str]:
    """Plans a step for a participant (the ``id`` given is not used). Returns the new id.

    Raises KnownError ``participant.unknown``, ``step.empty`` or as ``core.fields.field_value``.
    """
    texts = _texts(step)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        return new_thing(writing, row, entities.STEP, texts, f"lägg till steg för {row.short_name}")


def change_step(desk: Desk, participant_id: str, step: Step) -> Done[None]:
    """Writes what is changed of a step. Raises as ``add_step``, and ``thing.unknown`` or ``conflict.settle_first``."""
    texts = _texts(step)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        label = f"ändra steg för {row.short_name}"
        return write_thing(writing, row, entities.STEP, step.id, texts, label)


def complete_step(desk: Desk, participant_id: str, step_id: str, on: date | None) -> Done[None]:
    """Notes that a step was done on a day, or with None that it is not done after all.

    Raises KnownError ``participant.unknown``, ``thing.unknown``, ``conflict.settle_first`` or ``date.future``.
    """
    if on is not None and on > desk.clock.today():
        raise KnownError("date.future", date=on)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        label = f"{'klarmarkera' if on else 'öppna'} steg för {row.short_name}"
        texts = {"done": on.isoformat() if on else ""}
        return write_thing(writing, row, entities.STEP, step_id, texts, label)


def remove_step(desk: Desk, participant_id: str, step_id: str) -> Done[None]:
    """Takes a step away.

    Raises KnownError ``participant.unknown``, ``thing.unknown`` or ``conflict.settle_first``.
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        return remove_thing(writing, row, entities.STEP, step_id, f"ta bort steg för {row.short_name}")


def _texts(step: Step) -> dict[str, str]:
    if not field_value(entities.STEP, "what", step.what):
        raise KnownError("step.empty")
    return {
        "what": step.what,
        "who": step.who,
        "due": step.due.isoformat() if step.due else "",
        "done": step.done.isoformat() if step.done else "",
    }
