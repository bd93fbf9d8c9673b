"""The board as a readable file outside the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from samordning_desktop import printing, tables
from samordning_desktop.core.sheet import BoardSheet
from samordning_desktop.ops import Desk, files, sheets
from samordning_desktop.ui.dialogs import save_board as save_dialog
from samordning_desktop.ui.dialogs.save_board import BoardFile, FileKind
from samordning_desktop.ui.flows.stage import Stage

_KINDS = {
    FileKind.EXCEL: "Excel (*.xlsx)",
    FileKind.CSV: "CSV (*.csv)",
    FileKind.PDF: "PDF (*.pdf)",
}


def save(stage: Stage, shown: Sequence[str], everyone: int) -> None:
    """Warn, ask what and where, and save. ``shown``: ids of those on the screen, of ``everyone`` on the board."""
    choice = save_dialog.ask(stage.window, stage.kit, len(shown), everyone)
    if choice is None:
        return
    path = stage.kit.files.save(
        stage.window, "Spara tavlan som fil", f"samordningstavla.{choice.kind}", _KINDS[choice.kind]
    )
    if path is not None:
        stage.run(partial(_save, stage.desk, choice, shown, path), lambda _none: _told(stage, path))


def _save(desk: Desk, choice: BoardFile, shown: Sequence[str], path: Path) -> None:
    sheet = sheets.board_sheet(
        desk, sheets.board_saved(choice.kind), choice.names, shown if choice.shown_only else None
    )
    files.save_file(path, _MAKERS[choice.kind](sheet))


def _told(stage: Stage, path: Path) -> None:
    text = f"Filen heter {path.name}. Den är inte krypterad: ta bort den när den inte behövs längre."
    stage.kit.messages.inform(stage.window, "Tavlan är sparad", text)


_MAKERS: dict[FileKind, Callable[[BoardSheet], bytes]] = {
    FileKind.EXCEL: lambda sheet: tables.board_xlsx(sheet.rows),
    FileKind.CSV: lambda sheet: tables.board_csv(sheet.rows),
    FileKind.PDF: printing.board_pdf,
}
