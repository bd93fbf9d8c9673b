"""Taking in a board that was kept in Word, Excel or CSV."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from samordning_desktop import tables
from samordning_desktop.ops import boards
from samordning_desktop.ops.boards import BoardImportPlan
from samordning_desktop.ui.dialogs import import_board as import_dialog
from samordning_desktop.ui.flows.stage import Stage

KINDS = "Tavlor i Word, Excel eller CSV (*.docx *.xlsx *.csv)"


def take_in(stage: Stage) -> None:
    """Ask for a file, show what it would add, and add it when that is confirmed."""
    path = stage.kit.files.open(stage.window, "Ta in en befintlig tavla", KINDS)
    if path is not None:
        stage.run(partial(_read, stage, path), partial(_show, stage, path.name))


def _read(stage: Stage, path: Path) -> tuple[BoardImportPlan, BoardImportPlan]:
    reading = tables.read_board(path)
    plain, kept = (boards.plan_import(stage.desk, reading, keep) for keep in (False, True))
    return plain, kept


def _show(stage: Stage, source: str, plans: tuple[BoardImportPlan, BoardImportPlan]) -> None:
    plain, kept = plans
    choice = import_dialog.ask(stage.window, stage.kit, source, plain, kept)
    if choice is not None:
        stage.run(partial(boards.import_board, stage.desk, kept if choice.keep_unknown else plain))
