"""Sheets of paper, made and previewed in memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from samordning_desktop import printing
from samordning_desktop.ops import Desk, files, sheets
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.panel.action import Action


def print_person(stage: Stage, action: Action, participant: str) -> None:
    """Show one of a participant's sheets."""
    make, title, filename = _PERSON_SHEETS[action]
    preview(stage, partial(make, stage.desk, participant), title, filename)


def print_board(stage: Stage) -> None:
    """Show the whole board as paper."""
    preview(stage, partial(_board, stage.desk), "Samordningstavla", "samordningstavla.pdf")


def preview(stage: Stage, make: Callable[[], bytes], title: str, filename: str) -> None:
    """Show what ``make`` gives, made on the worker."""

    def show(pdf: bytes) -> None:
        from samordning_desktop.ui.dialogs import preview  # QtPdf comes in at first use

        preview.show(stage.window, stage.kit, title, pdf, filename, files.save_file)

    stage.run(make, show)


def _information(desk: Desk, participant: str) -> bytes:
    return printing.information_pdf(sheets.information_sheet(desk, participant))


def _consent(desk: Desk, participant: str) -> bytes:
    return printing.consent_pdf(sheets.consent_sheet(desk, participant))


def _rating_form(desk: Desk, participant: str) -> bytes:
    return printing.rating_form_pdf(sheets.rating_form(desk, participant))


def _rating_chart(desk: Desk, participant: str) -> bytes:
    return printing.rating_chart_pdf(sheets.rating_chart(desk, participant))


def _board(desk: Desk) -> bytes:
    return printing.board_pdf(sheets.board_sheet(desk))


_PERSON_SHEETS: dict[Action, tuple[Callable[[Desk, str], bytes], str, str]] = {
    Action.PRINT_INFORMATION: (_information, "Informationsblad", "informationsblad.pdf"),
    Action.PRINT_CONSENT: (_consent, "Samtycke", "samtycke.pdf"),
    Action.PRINT_RATING_FORM: (_rating_form, "Självskattning att fylla i", "sjalvskattning.pdf"),
    Action.PRINT_CHART: (_rating_chart, "Självskattningar över tid", "sjalvskattningar.pdf"),
}
