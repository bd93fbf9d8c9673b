"""Saving what a flow has made where the user has chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.saving import Sure
from samordning_desktop.ui.dialogs import saved_file
from samordning_desktop.ui.dialogs.saved_file import Work
from samordning_desktop.ui.flows.stage import Stage

T = TypeVar("T")


def save(
    stage: Stage,
    work: Work,
    job: Callable[[Sure], T],
    done: Callable[[T], None],
    refused: Callable[[KnownError], None] | None = None,
    let_go: Callable[[], None] | None = None,
) -> None:
    """As ``saved_file.save``; what is refused goes as in ``Stage.run``."""
    failed = partial(stage.fail, refused=refused)
    saved_file.save(stage.window, stage.kit, work, job, done, failed, initiator=stage.window, let_go=let_go)
