"""Planned steps: planned, changed, ticked, taken away."""

from __future__ import annotations

from functools import partial

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.step import Step
from samordning_desktop.ops import steps
from samordning_desktop.ui.dialogs import step as step_dialog
from samordning_desktop.ui.flows.stage import Stage


def add(stage: Stage, view: PersonView, again: Step | None = None, error: KnownError | None = None) -> None:
    """Ask for a step and plan it; when refused, ask again with what was filled in."""
    step = again or Step("", "")
    given = step_dialog.ask(stage.window, stage.kit, view.row.short_name, step, people_of(view), error=error)
    if given is not None:
        job = partial(steps.add_step, stage.desk, view.row.id, given.step)
        stage.run(job, None, partial(add, stage, view, given.step))


def change(stage: Stage, view: PersonView, step_id: str) -> None:
    """Ask how a step is to be, and change it or take it away."""
    step = next((one for one in view.steps if one.id == step_id), None)
    if step is not None:
        _change(stage, view, step)


def _change(stage: Stage, view: PersonView, step: Step, error: KnownError | None = None) -> None:
    given = step_dialog.ask(stage.window, stage.kit, view.row.short_name, step, people_of(view), error=error)
    if given is None:
        return
    if given.remove:
        stage.run(partial(steps.remove_step, stage.desk, view.row.id, step.id))
    else:
        job = partial(steps.change_step, stage.desk, view.row.id, given.step)
        stage.run(job, None, partial(_change, stage, view, given.step))


def complete(stage: Stage, participant: str, step_id: str) -> None:
    """Note that a step has been done today."""
    stage.run(partial(steps.complete_step, stage.desk, participant, step_id, stage.kit.clock.today()))


def reopen(stage: Stage, participant: str, step_id: str) -> None:
    """Note that a step is not done after all."""
    stage.run(partial(steps.complete_step, stage.desk, participant, step_id, None))


def people_of(view: PersonView) -> list[str]:
    """Who is near at hand to do something: the coordinators, the person, then the network."""
    names = [one.name for one in view.staff] + [view.row.fields.name] + [one.name for one in view.network]
    return list(dict.fromkeys(names))
