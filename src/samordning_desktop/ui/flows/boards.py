"""Taking in a board that was kept in Word, Excel or CSV."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from samordning_desktop import tables
from samordning_desktop.core.board_draft import BoardDraft
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.swedish import number
from samordning_desktop.core.table import TableReading
from samordning_desktop.ops import boards
from samordning_desktop.ops.boards import BoardImportPlan
from samordning_desktop.ui.dialogs import import_board as import_dialog
from samordning_desktop.ui.flows import opening
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.help_page import HelpPage

KINDS = "Tavlor i Word, Excel eller CSV (*.docx *.xlsx *.csv)"


def take_in(stage: Stage) -> None:
    """Ask for a file, show its rows to choose among and correct, and add them when that is confirmed."""
    path = stage.kit.files.open(stage.window, "Ta in en befintlig tavla", KINDS)
    if path is not None:
        take_in_file(stage, path)


def take_in_file(stage: Stage, path: Path) -> None:
    """The same with a file that has been chosen already."""

    def draft(reading: TableReading) -> None:
        stage.run(partial(boards.draft_import, stage.desk, reading), partial(_show, stage, path.name))

    opening.read(stage, path, HelpPage.OLD_BOARD, tables.read_board, draft)


def _show(stage: Stage, source: str, draft: BoardDraft, error: KnownError | None = None) -> None:
    """Show the rows; when they could not be saved, show them again as they were left, and why."""
    rows = import_dialog.ask(stage.window, stage.kit, source, draft, error=error)
    if rows is not None:
        add = partial(boards.import_board, stage.desk, BoardImportPlan(rows))
        stage.run(
            add,
            lambda done: stage.say(added_words(len(done.value), source)),
            partial(_show, stage, source, draft),
        )


def added_words(count: int, source: str) -> str:
    """How many came in, and from which file: ``4 deltagare är tillagda från tavla.docx. Det kan ångras.``"""
    return f"{number(count)} deltagare är {'tillagd' if count == 1 else 'tillagda'} från {source}. Det kan ångras."
