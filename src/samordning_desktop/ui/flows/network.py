"""Those around a person: added, changed, taken away."""

from __future__ import annotations

from functools import partial

from samordning_desktop.core.consent_scope import Coverage
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.network import MOST_MEMBERS, NetworkMember
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.reach import coverage_on
from samordning_desktop.ops import network
from samordning_desktop.ui.dialogs import member as member_dialog
from samordning_desktop.ui.flows.stage import Stage


def add(
    stage: Stage, view: PersonView, again: NetworkMember | None = None, error: KnownError | None = None
) -> None:
    """Ask for somebody and add them; a full network says so first. When refused, ask again."""
    if len(view.network) >= MOST_MEMBERS:
        stage.kit.messages.refuse(stage.window, KnownError("network.full", most=MOST_MEMBERS))
        return
    member = again or NetworkMember("", "")
    given = member_dialog.ask(
        stage.window, stage.kit, view.row.short_name, member, _covers(stage, view), error=error
    )
    if given is not None:
        job = partial(network.add_member, stage.desk, view.row.id, given.member)
        stage.run(job, None, partial(add, stage, view, given.member))


def change(stage: Stage, view: PersonView, member_id: str) -> None:
    """Ask how somebody is to stand, and change them or take them away."""
    member = next((one for one in view.network if one.id == member_id), None)
    if member is not None:
        _change(stage, view, member)


def _change(stage: Stage, view: PersonView, member: NetworkMember, error: KnownError | None = None) -> None:
    given = member_dialog.ask(
        stage.window, stage.kit, view.row.short_name, member, _covers(stage, view), error=error
    )
    if given is None:
        return
    if given.remove:
        stage.run(partial(network.remove_member, stage.desk, view.row.id, member.id))
    else:
        job = partial(network.change_member, stage.desk, view.row.id, given.member)
        stage.run(job, None, partial(_change, stage, view, given.member))


def _covers(stage: Stage, view: PersonView) -> Coverage | None:
    """What the consent that counts covers of those around the person."""
    today = stage.kit.clock.today()
    return coverage_on(view.consents, view.narrowings, today, holds=view.row.consent.covers)
