"""Everything for a visit, made on the worker with a word on how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from samordning_desktop import printing
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.handing import Portion
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.kinds import BASICS
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ops import Desk, files, visit
from samordning_desktop.ops.visit import SHEET_WORDS, USUAL, VisitSheet
from samordning_desktop.ui.dialogs import for_whom as whom_dialog
from samordning_desktop.ui.dialogs import visit as visit_dialog
from samordning_desktop.ui.dialogs.disclosure import Sheet
from samordning_desktop.ui.dialogs.for_whom import Whom
from samordning_desktop.ui.dialogs.progress import GivenUpError, ProgressDialog
from samordning_desktop.ui.flows import disclosures, handing
from samordning_desktop.ui.flows import printing as paper
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.help_page import HelpPage

#: What each sheet shows of a person beside what always follows.
SHOWN: dict[VisitSheet, tuple[str, ...]] = dict.fromkeys(VisitSheet, (BASICS,)) | {
    VisitSheet.CONSENT: ("contact",),
    VisitSheet.CONSENT_EASY: ("contact",),
    VisitSheet.WHO_DOES_WHAT: ("planning", "network"),
    VisitSheet.RATING_CHART: ("ratings",),
}
_TITLE = "Blad för besök"
_FILE = "blad-for-besok.pdf"


def print_sheets(stage: Stage, row: ParticipantRow | None, shown: Sequence[str]) -> None:
    """Ask which sheets and for whom, and show them. ``row``: the person chosen; ``shown``: ids of those on the screen."""
    if row is None and not shown:
        stage.say("Det finns ingen på tavlan att skriva ut för.")
        return
    words = {code.value: text for code, text in SHEET_WORDS.items()}
    name = row.said_name if row is not None else ""
    choice = visit_dialog.ask(stage.window, stage.kit, name, len(shown), words, USUAL)
    if choice is None:
        return
    chosen = [VisitSheet(code) for code in choice.sheets]
    kinds = tuple(dict.fromkeys(kind for sheet in chosen for kind in SHOWN[sheet]))
    if choice.shown or row is None:
        _ask_for_all(stage, shown, chosen, kinds)
        return
    disclosures.ask_whom(stage, row, Sheet(_TITLE, kinds), partial(_make, stage, [row.id], chosen))


def _ask_for_all(
    stage: Stage, shown: Sequence[str], chosen: Sequence[VisitSheet], kinds: tuple[str, ...]
) -> None:
    """Each person's own, or all of them to somebody else: then whoever may not be known there is left out."""
    whom = whom_dialog.ask(stage.window, stage.kit, _TITLE)

    def agreed(given: Handover) -> None:
        handing.note(stage, shown, given, noted, whole=True)

    def noted(parts: list[Portion]) -> None:
        _make(stage, [one.participant for one in parts], chosen)

    if whom is Whom.PERSON:
        _make(stage, shown, chosen)
    elif whom is Whom.OTHER:
        handing.ask(stage, shown, kinds, Way.PRINT, agreed, whole=True)


def _make(stage: Stage, people: Sequence[str], chosen: Sequence[VisitSheet]) -> None:
    progress = ProgressDialog(
        stage.window,
        stage.kit,
        "Bladen görs i ordning",
        "Inget skrivs ut förrän du har sett dem.",
        HelpPage.PRINT,
    )

    def show(pdf: bytes | None) -> None:
        progress.deleteLater()
        if not progress.given_up:
            progress.accept()
            if pdf is not None:
                paper.show_made(stage, _TITLE, pdf, _FILE, files.save_file)

    def failed(error: Exception) -> None:
        progress.deleteLater()
        progress.reject()
        stage.kit.messages.fail(stage.window, error)

    progress.open()
    stage.kit.runner.run(
        partial(_job, stage.desk, people, chosen, progress), show, failed, initiator=stage.window
    )


def _job(
    desk: Desk, people: Sequence[str], chosen: Sequence[VisitSheet], progress: ProgressDialog
) -> bytes | None:
    """The sheets as one PDF; None when the user has given up. Reading is a tenth of the work."""
    try:
        sheets = visit.visit_sheets(desk, people, chosen, lambda done, whole: progress.tell(done, whole * 10))
        return printing.bundle_pdf(
            sheets, _TITLE, lambda done, whole: progress.tell(whole + done * 9, whole * 10)
        )
    except GivenUpError:
        return None
