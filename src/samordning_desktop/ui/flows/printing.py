"""Sheets of paper, made and previewed in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from samordning_desktop import printing
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.handing import BOARD_KINDS, Portion
from samordning_desktop.core.saving import Sure
from samordning_desktop.ops import Desk, files, sheets, visit
from samordning_desktop.ui import flows
from samordning_desktop.ui.dialogs import print_board as print_dialog
from samordning_desktop.ui.dialogs.board_choices import only_these
from samordning_desktop.ui.dialogs.print_board import BoardPaper
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.panel.action import Action


def print_person(stage: Stage, action: Action, participant: str, *, own: bool = True) -> None:
    """Show one of a participant's sheets; ``own``: it is for the participant, not for somebody else."""
    make, title, filename = _PERSON_SHEETS[action]
    handed = own and action is Action.PRINT_INFORMATION
    after = partial(_offer_note, stage, participant) if handed else None
    preview(stage, partial(make, stage.desk, participant), title, filename, after)


def print_board(stage: Stage, shown: Sequence[str], everyone: Collection[str]) -> None:
    """Ask how, and show the board as paper. ``shown`` are the ids of those on the screen, ``everyone`` those on the board.

    For somebody outside the team it is noted as a disclosure about each first.
    """
    choice = print_dialog.ask(stage.window, stage.kit, len(shown), len(everyone))
    if choice is None:
        return
    only = only_these(shown, everyone, shown_only=choice.shown_only)

    def show(parts: Sequence[Portion] | None = None) -> None:
        stage.run(partial(_board, stage.desk, choice, only, parts), partial(_show_board, stage))

    if choice.other:
        flows.handing.ask(
            stage, only, BOARD_KINDS, Way.PRINT, lambda given: flows.handing.note(stage, only, given, show)
        )
    else:
        show()


def _show_board(stage: Stage, made: tuple[bytes, list[str]]) -> None:
    pdf, people = made
    save = partial(sheets.save_board, stage.desk, sheets.board_saved("pdf"), people)
    show_made(stage, "Samordningstavla", pdf, "samordningstavla.pdf", save)


def preview(
    stage: Stage,
    make: Callable[[], bytes],
    title: str,
    filename: str,
    after: Callable[[], None] | None = None,
) -> None:
    """Show what ``make`` gives, made on the worker; ``after`` comes when it has been closed."""

    def show(pdf: bytes) -> None:
        show_made(stage, title, pdf, filename, files.save_file)
        if after is not None:
            after()

    stage.run(make, show)


def show_made(
    stage: Stage, title: str, pdf: bytes, filename: str, save: Callable[[Path, bytes, Sure], object]
) -> None:
    """Show a sheet that is made; ``save`` writes it where the user says."""
    from samordning_desktop.ui.dialogs import preview  # QtPdf comes in at first use

    preview.show(stage.window, stage.kit, title, pdf, filename, save)


def _offer_note(stage: Stage, participant: str) -> None:
    """After an information sheet: that it was handed over can be noted."""
    stage.offer(
        "Lämnade du över informationsbladet?",
        "Notera information …",
        lambda: flows.texts.inform_handed(stage, participant),
    )


def _information(desk: Desk, participant: str) -> bytes:
    return printing.information_pdf(sheets.information_sheet(desk, participant))


def _consent(desk: Desk, participant: str) -> bytes:
    return printing.consent_pdf(sheets.consent_sheet(desk, participant))


def _rating_form(desk: Desk, participant: str) -> bytes:
    return printing.rating_form_pdf(sheets.rating_form(desk, participant))


def _rating_chart(desk: Desk, participant: str) -> bytes:
    return printing.rating_chart_pdf(sheets.rating_chart(desk, participant))


def _receipt(desk: Desk, participant: str) -> bytes:
    return printing.bundle_pdf([visit.receipt_sheet(desk, participant)], "Kvitto på återkallelse")


def _who_does_what(desk: Desk, participant: str) -> bytes:
    return printing.bundle_pdf([visit.who_does_what(desk, participant)], "Vem gör vad för mig")


def _board(
    desk: Desk, choice: BoardPaper, only: Sequence[str] | None, parts: Sequence[Portion] | None
) -> tuple[bytes, list[str]]:
    """The board on paper, and the ids of those on it."""
    sheet = flows.handing.board(desk, sheets.BOARD_PRINTED, choice.names, only, parts)
    return printing.board_pdf(sheet, choice.size), [row.id for row in sheet.rows]


_PERSON_SHEETS: dict[Action, tuple[Callable[[Desk, str], bytes], str, str]] = {
    Action.PRINT_INFORMATION: (_information, "Informationsblad", "informationsblad.pdf"),
    Action.PRINT_CONSENT: (_consent, "Samtycke", "samtycke.pdf"),
    Action.PRINT_RATING_FORM: (_rating_form, "Självskattning att fylla i", "sjalvskattning.pdf"),
    Action.PRINT_WHO: (_who_does_what, "Vem gör vad för mig", "vem-gor-vad.pdf"),
    Action.PRINT_RECEIPT: (_receipt, "Kvitto på återkallelse", "kvitto.pdf"),
    Action.PRINT_CHART: (_rating_chart, "Självskattningar över tid", "sjalvskattningar.pdf"),
}
