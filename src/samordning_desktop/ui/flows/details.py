"""Changing a person's details, choosing their coordinators, ending the participation and taking it up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from samordning_desktop.core.changes import Done
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow, PersonView
from samordning_desktop.core.people import StaffMember
from samordning_desktop.ops import details, identity, reading, staff
from samordning_desktop.ui.dialogs import colleague as colleague_dialog
from samordning_desktop.ui.dialogs import coordinators as coordinators_dialog
from samordning_desktop.ui.dialogs import details as details_dialog
from samordning_desktop.ui.dialogs import ending as ending_dialog
from samordning_desktop.ui.dialogs.colleague import Colleague
from samordning_desktop.ui.dialogs.coordinators import Coordinators
from samordning_desktop.ui.dialogs.ending import Ending
from samordning_desktop.ui.flows.stage import Stage


def change(
    stage: Stage, view: PersonView, again: Mapping[str, str] | None = None, error: KnownError | None = None
) -> None:
    """Ask for the details and write those that were changed; when refused, ask again."""
    texts = details_dialog.texts_of(view.row.fields, view.details)

    def ask(people: Sequence[ParticipantRow]) -> None:
        warn = identity.warning_among(people, view.row.id)
        changed = details_dialog.ask(
            stage.window, stage.kit, texts, warn, identity.birth_date, again=again, error=error
        )
        if changed:
            job = partial(details.set_details, stage.desk, view.row.id, changed)
            stage.run(job, None, partial(change, stage, view, changed))

    stage.run(partial(reading.everyone, stage.desk), ask)


def choose_coordinators(
    stage: Stage, view: PersonView, again: Coordinators | None = None, error: KnownError | None = None
) -> None:
    """Ask who the coordinators are, among the site's team and those already chosen; when refused, ask again."""

    def ask(team: list[StaffMember]) -> None:
        elsewhere = [one for one in view.staff if one.id not in {member.id for member in team}]
        chosen = again or Coordinators(view.details.coordinator, view.details.colleague)
        given = coordinators_dialog.ask(
            stage.window, stage.kit, view.row.short_name, [*team, *elsewhere], chosen, error=error
        )
        if given is None:
            return
        if given.add_first:
            actor = stage.desk.actor
            _add_colleague(stage, view, given, Colleague("", actor.unit, actor.principal))
        else:
            _save(stage, view, given)

    stage.run(partial(staff.team, stage.desk), ask)


def _save(stage: Stage, view: PersonView, given: Coordinators) -> None:
    before = {"coordinator": view.details.coordinator, "colleague": view.details.colleague}
    after = {"coordinator": given.main, "colleague": given.colleague}
    changed = {field: own_id for field, own_id in after.items() if own_id != before[field]}
    if changed:
        job = partial(details.set_details, stage.desk, view.row.id, changed)
        stage.run(job, None, partial(choose_coordinators, stage, view, given))


def _add_colleague(
    stage: Stage, view: PersonView, chosen: Coordinators, start: Colleague, error: KnownError | None = None
) -> None:
    """Put somebody in the team; then, or when it was given up, the coordinators are chosen."""
    given = colleague_dialog.ask(stage.window, stage.kit, start, error=error)
    kept = replace(chosen, add_first=False)
    if given is None:
        choose_coordinators(stage, view, kept)
        return

    def added(done: Done[str]) -> None:
        first_free = replace(kept, main=done.value) if not kept.main else replace(kept, colleague=done.value)
        choose_coordinators(stage, view, first_free)

    job = partial(staff.add_colleague, stage.desk, given.name, given.unit, given.principal)
    stage.run(job, added, partial(_add_colleague, stage, view, chosen, given))


def end(
    stage: Stage, row: ParticipantRow, again: Ending | None = None, error: KnownError | None = None
) -> None:
    """Say what it means, ask for the day and the reason, and end the participation; when refused, ask again."""
    given = ending_dialog.ask(
        stage.window, stage.kit, row.short_name, row.consent.covers, again=again, error=error
    )
    if given is not None:
        job = partial(details.end_participation, stage.desk, row.id, given.day, given.reason)
        stage.run(job, None, partial(end, stage, row, given))


def resume(stage: Stage, participant: str) -> None:
    """Take the participation up again."""
    stage.run(partial(details.resume_participation, stage.desk, participant))
