"""Noting what is handed out, showing what has been, and the person's own extract."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from samordning_desktop import printing
from samordning_desktop.core.changes import Done
from samordning_desktop.core.disclosure import Disclosure
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.kinds import BASICS
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.permission import Permission
from samordning_desktop.ops import Desk, disclosures, extracts
from samordning_desktop.ui.dialogs import disclosure as disclosure_dialog
from samordning_desktop.ui.dialogs import disclosures as list_dialog
from samordning_desktop.ui.dialogs import for_whom as whom_dialog
from samordning_desktop.ui.dialogs.disclosure import Sheet
from samordning_desktop.ui.dialogs.for_whom import Whom
from samordning_desktop.ui.flows import printing as printing_flow
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.panel.action import PRINT_VERBS, Action

#: What a person's sheets show of them beside what always follows.
SHOWN: dict[Action, tuple[str, ...]] = {
    Action.PRINT_CONSENT: ("contact", "network"),  # it says whom else it names
    Action.PRINT_CHART: ("ratings",),
    Action.PRINT_WHO: ("planning", "network"),
}


def print_person(stage: Stage, action: Action, row: ParticipantRow) -> None:
    """Ask who is to have one of a person's sheets, and show it; for somebody else it is noted as a disclosure first."""
    show = partial(printing_flow.print_person, stage, action, row.id)
    sheet = Sheet(PRINT_VERBS[action], SHOWN.get(action, (BASICS,)))
    ask_whom(stage, row, sheet, show, partial(show, own=False))


def print_receipt(stage: Stage, row: ParticipantRow) -> None:
    """Ask who is to have the receipt of a withdrawal, and show it."""
    print_person(stage, Action.PRINT_RECEIPT, row)


def ask_whom(
    stage: Stage,
    row: ParticipantRow,
    sheet: Sheet,
    show: Callable[[], None],
    show_other: Callable[[], None] | None = None,
) -> None:
    """Ask who is to have a sheet, and ``show`` it; for somebody else (``show_other``) once it is noted."""
    whom = whom_dialog.ask(stage.window, stage.kit, sheet.name, row.short_name)
    if whom is Whom.PERSON:
        show()
    elif whom is Whom.OTHER:
        note(stage, row, show_other or show, sheet)


def note(
    stage: Stage,
    row: ParticipantRow,
    then: Callable[[], None] | None = None,
    sheet: Sheet | None = None,
    again: Handover | None = None,
    error: KnownError | None = None,
) -> None:
    """Ask to whom, what and on what ground, and note it; when refused, ask again. ``then`` follows what is noted."""

    def ask(permission: Permission) -> None:
        given = disclosure_dialog.ask(
            stage.window, stage.kit, row.short_name, permission, sheet=sheet, again=again, error=error
        )
        if given is not None:
            job = partial(disclosures.disclose, stage.desk, row.id, given)
            stage.run(job, noted, partial(note, stage, row, then, sheet, given))

    def noted(_done: Done[Disclosure]) -> None:
        stage.say(f"Utlämnandet om {row.short_name} är noterat.")
        if then is not None:
            then()

    stage.run(partial(disclosures.permission, stage.desk, row.id), ask)


def show_all(stage: Stage, row: ParticipantRow) -> None:
    """Read every disclosure about a person, which is noted, and show them."""

    def show(rows: list[Disclosure]) -> None:
        list_dialog.show(stage.window, stage.kit, row.short_name, rows, stage.copy)

    stage.run(partial(disclosures.disclosures, stage.desk, row.id), show)


def print_extract(stage: Stage, participant: str) -> None:
    """Show the person's own extract as paper."""
    printing_flow.preview(
        stage, partial(_extract, stage.desk, participant), "Utdrag om uppgifter", "utdrag.pdf"
    )


def _extract(desk: Desk, participant: str) -> bytes:
    return printing.disclosures_pdf(extracts.extract_sheet(desk, participant))
