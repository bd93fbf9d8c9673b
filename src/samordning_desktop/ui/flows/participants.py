"""Adding a person, undo and redo, and having seen what is new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from samordning_desktop.core.changes import Done
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.news import gone_meaning
from samordning_desktop.core.package_undo import PackageUndo
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.core.task import GONE_FOR_GOOD, Task
from samordning_desktop.ops import identity, participants, reading, undoing
from samordning_desktop.ui.board.model import BoardModel
from samordning_desktop.ui.dialogs import participant as participant_dialog
from samordning_desktop.ui.dialogs import undo_package as undo_dialog
from samordning_desktop.ui.flows.stage import Stage

#: Called with the id of the person added.
Added = Callable[[str], None]


def add(
    stage: Stage,
    people: Sequence[ParticipantRow],
    added: Added,
    again: BoardFields | None = None,
    error: KnownError | None = None,
) -> None:
    """Ask for a new person and put them on the board beside ``people``; when refused, ask again with what was filled in."""
    warn = identity.warning_among(people)
    fields = participant_dialog.ask(stage.window, stage.kit, warn, again=again, error=error)
    if fields is None:
        return

    def done(result: Done[str]) -> None:
        added(result.value)

    stage.run(
        partial(participants.add_participant, stage.desk, fields),
        done,
        partial(add, stage, people, added, fields),
    )


def empty_cell(stage: Stage, model: BoardModel, participant: str, field: str) -> None:
    """Save a cell of the board as empty; when refused, say why."""
    called = model.short_name(participant)
    stage.run(partial(participants.set_field, stage.desk, participant, field, "", called))


def undo(stage: Stage, refused: Callable[[], object]) -> None:
    """Take back the last change, and say which; of a package it is first shown what goes back.

    ``refused``: a step that cannot be taken back is passed over, so the next that can be undone is another.
    """

    def refuse(error: KnownError) -> None:
        refused()
        stage.fail(error)

    def take_back(seen: str = "") -> None:
        job = partial(undoing.undo, stage.desk, seen)
        stage.run(job, lambda done: stage.say(f"Ångrade: {done.value}"), refuse)

    def turn(found: PackageUndo | None) -> None:
        if found is None:
            take_back()
        elif undo_dialog.ask(stage.window, stage.kit, found) is not None:
            take_back(found.step)

    stage.run(partial(undoing.package_undo, stage.desk), turn)


def redo(stage: Stage) -> None:
    """Do again what was taken back, and say what."""
    stage.run(partial(undoing.redo, stage.desk), lambda done: stage.say(f"Gjorde om: {done.value}"))


def mark_seen(stage: Stage, participant: str) -> None:
    """Take away the marks of what the other site changed."""
    stage.run(partial(reading.mark_seen, stage.desk, participant))


def tell_gone(stage: Stage, task: Task) -> None:
    """Say of somebody who is on the board no longer what that means: it is seen, also where a lock closes it."""
    mark_seen(stage, task.participant)
    meaning = gone_meaning(task.target == GONE_FOR_GOOD)
    stage.kit.messages.inform(stage.window, f"{task.name} är borta från tavlan", meaning)


def mark_row_seen(stage: Stage, row: ParticipantRow) -> None:
    """The same for the person of a row."""
    mark_seen(stage, row.id)


def mark_fields_seen(stage: Stage, participant: str, fields: Collection[str]) -> None:
    """Take away the marks of some fields alone. The program does so by itself: what was said last stands."""
    for field in fields:
        stage.kit.runner.run(partial(reading.mark_seen, stage.desk, participant, field), None, stage.fail)
