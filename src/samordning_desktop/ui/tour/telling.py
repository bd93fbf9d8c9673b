"""What the chapters of the tour are told with: the window, a person chosen, a command given, a dialog looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.main_window import MainWindow
from samordning_desktop.ui.tour.guide import Guide, TourStoppedError


def main_window(guide: Guide) -> MainWindow:
    """The main window. Raises TourStoppedError where another is shown."""
    window = guide.board
    if window is None:
        raise TourStoppedError("the main window")
    return window


def choose(guide: Guide, name: str) -> ParticipantRow:
    """Chooses a participant on the board by name."""
    model = main_window(guide).workspace.board.model
    row = next((row for row in model.everyone if row.fields.name == name), None)
    if row is None:
        raise TourStoppedError("a participant of the demo")
    main_window(guide).workspace.board.view.choose(row.id)
    guide.rest()
    return row


def run(guide: Guide, command: Command) -> Callable[[], object]:
    """What gives a command."""
    return main_window(guide).commands.table[command]


def do(guide: Guide, command: Command) -> None:
    """Gives a command, and waits until it has been done."""
    run(guide, command)()
    guide.rest()


def in_dialog(guide: Guide, command: Command, name: str, verb: str) -> None:
    """Gives a command that opens a dialog, takes a picture of it and presses a verb."""
    guide.in_dialogs(run(guide, command), partial(look, guide, name, verb))


def look(guide: Guide, name: str, verb: str, dialog: Dialog[object]) -> None:
    """Takes a picture of a dialog and presses a verb."""
    guide.picture(name, dialog)
    guide.press(dialog, verb)
