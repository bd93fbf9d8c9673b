"""Entering a self-rating."""

from __future__ import annotations

from functools import partial

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ops import ratings
from samordning_desktop.ui.dialogs import rating as rating_dialog
from samordning_desktop.ui.dialogs.rating import RatingChoice
from samordning_desktop.ui.flows.stage import Stage


def add(
    stage: Stage, row: ParticipantRow, again: RatingChoice | None = None, error: KnownError | None = None
) -> None:
    """Ask for the filled-in form and save it; when refused, ask again with the same answers."""
    choice = rating_dialog.ask(stage.window, stage.kit, row.said_name, again=again, error=error)
    if choice is not None:
        job = partial(ratings.add_rating, stage.desk, row.id, choice.day, choice.values)
        stage.run(job, None, partial(add, stage, row, choice))
