"""Reading a file that the user has chosen, for a flow."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs import chosen_file
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.help_page import HelpPage

T = TypeVar("T")


def read(
    stage: Stage,
    path: Path,
    help_page: HelpPage,
    job: Callable[[Path], T],
    done: Callable[[T], None],
    refused: Callable[[KnownError], None] | None = None,
) -> None:
    """As ``chosen_file.read``; what is refused goes as in ``Stage.run``."""
    failed = partial(stage.fail, refused=refused)
    chosen_file.read(stage.window, stage.kit, path, help_page, job, done, failed)
