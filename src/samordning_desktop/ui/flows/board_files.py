"""The board as a readable file outside the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from samordning_desktop import printing, tables
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.handing import BOARD_KINDS, Portion
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.saving import Sure
from samordning_desktop.core.sheet import BoardSheet
from samordning_desktop.ops import Desk, files, sheets
from samordning_desktop.ui.dialogs import save_board as save_dialog
from samordning_desktop.ui.dialogs.board_choices import only_these
from samordning_desktop.ui.dialogs.save_board import BoardFile, FileKind
from samordning_desktop.ui.dialogs.saved_file import FILE_SAVED
from samordning_desktop.ui.flows import handing, saving
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.help_page import HelpPage

_KINDS = {
    FileKind.EXCEL: "Excel (*.xlsx)",
    FileKind.CSV: "CSV (*.csv)",
    FileKind.PDF: "PDF (*.pdf)",
}


def save(stage: Stage, shown: Sequence[str], everyone: Collection[str]) -> None:
    """Warn, ask what and where, and save. ``shown`` are the ids of those on the screen, ``everyone`` those on the board.

    For somebody outside the team it is noted as a disclosure about each before the file is written, once the place for
    it has answered.
    """
    choice = save_dialog.ask(stage.window, stage.kit, len(shown), len(everyone))
    if choice is None:
        return
    only = only_these(shown, everyone, shown_only=choice.shown_only)

    def write(given: Handover | None = None) -> None:
        name = f"samordningstavla.{choice.kind}"
        path = stage.kit.files.save(stage.window, "Spara tavlan som fil", name, _KINDS[choice.kind])
        if path is None:
            return
        save = partial(_save, stage, choice, only, path)
        if given is None:
            save(None)
        else:
            noted = partial(handing.note, stage, only, given, save)
            saving.save(stage, FILE_SAVED, partial(files.try_place, path), lambda _tried: noted())

    if choice.other:
        handing.ask(stage, only, BOARD_KINDS, Way.FILE, write)
    else:
        write()


def _save(
    stage: Stage,
    choice: BoardFile,
    only: Sequence[str] | None,
    path: Path,
    parts: Sequence[Portion] | None,
) -> None:
    job = partial(_written, stage.desk, choice, only, path, parts)
    saving.save(stage, FILE_SAVED, job, lambda _none: _told(stage, path))


def _written(
    desk: Desk,
    choice: BoardFile,
    only: Sequence[str] | None,
    path: Path,
    parts: Sequence[Portion] | None,
    sure: Sure,
) -> None:
    sheet = handing.board(desk, sheets.board_saved(choice.kind), choice.names, only, parts)
    files.save_file(path, _MAKERS[choice.kind](sheet), sure)


def _told(stage: Stage, path: Path) -> None:
    text = f"Filen heter {path.name}. Den är inte krypterad: ta bort den när den inte behövs längre."
    stage.kit.messages.inform(stage.window, "Tavlan är sparad", text, HelpPage.PRINT)


_MAKERS: dict[FileKind, Callable[[BoardSheet], bytes]] = {
    FileKind.EXCEL: lambda sheet: tables.board_xlsx(sheet.rows),
    FileKind.CSV: lambda sheet: tables.board_csv(sheet.rows),
    FileKind.PDF: printing.board_pdf,
}
