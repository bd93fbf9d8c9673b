"""Settling a field where two values wait."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import Apart
from samordning_desktop.core.wording import news_field
from samordning_desktop.ops import conflicts
from samordning_desktop.ui.dialogs import settle as settle_dialog
from samordning_desktop.ui.flows.stage import Stage


def settle(
    stage: Stage,
    conflict: Conflict,
    again: str | None = None,
    error: KnownError | None = None,
    *,
    wall_name: str = "",
) -> None:
    """Show the values side by side and save the one that is to hold.

    ``wall_name`` stands in the name's place where others see the screen.
    """
    seen_as = replace(conflict, name=wall_name, apart=Apart()) if wall_name else conflict
    text = settle_dialog.ask(stage.window, stage.kit, seen_as, again=again, error=error)
    if text is not None:
        seen = [version.entry for version in conflict.versions]
        job = partial(conflicts.settle, stage.desk, conflict.id, text, seen)
        said = f"{conflict.label} för {conflict.short_name} är avgjort."
        retry = partial(settle, stage, conflict, text, wall_name=wall_name)
        stage.run(job, lambda _done: stage.say(said), retry)


def settle_field(stage: Stage, participant: str, field: str = "", *, wall_name: str = "") -> None:
    """The same for a participant's field (or a thing of NEWS_LABELS); without one, the first of theirs that waits."""

    def found(waiting: list[Conflict]) -> None:
        theirs = [conflict for conflict in waiting if conflict.participant == participant]
        here = [conflict for conflict in theirs if field in ("", news_field(conflict.entity, conflict.field))]
        if here:
            settle(stage, here[0], wall_name=wall_name)

    stage.run(partial(conflicts.conflicts, stage.desk), found)
