"""Ending a meeting, and its protocol on paper."""

from __future__ import annotations

from functools import partial

from samordning_desktop import printing
from samordning_desktop.core.meeting import BoardChange, Meeting, told_of
from samordning_desktop.core.name_forms import distinct_short_names
from samordning_desktop.core.protocol import lines_of
from samordning_desktop.ops import Desk, meetings, sheets
from samordning_desktop.ops.sheets import PROTOCOL_SAVED, Names
from samordning_desktop.ui.dialogs import end_meeting as end_dialog
from samordning_desktop.ui.dialogs.end_meeting import Ending
from samordning_desktop.ui.flows.stage import Stage


def end(stage: Stage, names: Names) -> None:
    """Say what the meeting has changed, and end it when that is confirmed; then show the protocol if asked for."""

    def ask(found: tuple[BoardChange, ...]) -> None:
        ending = end_dialog.ask(stage.window, stage.kit, lines_of(found), len(told_of(found)))
        if ending is not None:
            stage.run(partial(meetings.end, stage.desk), lambda done: ended(done.value, ending))

    def ended(meeting: Meeting, ending: Ending) -> None:
        if ending is Ending.WITH_PROTOCOL:
            show_protocol(stage, meeting, names)

    stage.run(lambda: meetings.standing(stage.desk).during, ask)


def show_last(stage: Stage) -> None:
    """Show the protocol of the latest meeting that has ended, if one has."""

    def show(last: Meeting | None) -> None:
        if last is not None:
            show_protocol(stage, last, distinct_short_names)

    stage.run(partial(meetings.last, stage.desk), show)


def show_protocol(stage: Stage, meeting: Meeting, names: Names) -> None:
    """Show a meeting's protocol as paper, everybody's name as ``names`` writes it."""

    def show(made: tuple[bytes, list[str]]) -> None:
        from samordning_desktop.ui.dialogs import preview  # QtPdf comes in at first use

        pdf, people = made
        filename = f"motesprotokoll-{meeting.begun.astimezone():%Y-%m-%d}.pdf"
        preview.show(
            stage.window,
            stage.kit,
            "Mötesprotokoll",
            pdf,
            filename,
            partial(sheets.save_board, stage.desk, PROTOCOL_SAVED, people),
        )

    stage.run(partial(_protocol, stage.desk, meeting, names), show)


def _protocol(desk: Desk, meeting: Meeting, names: Names) -> tuple[bytes, list[str]]:
    """The protocol on paper, and the ids of those in it."""
    sheet = sheets.protocol_sheet(desk, meeting.id, names)
    return printing.protocol_pdf(sheet), told_of(meetings.changes_of(desk, meeting.id))
