"""Ending a meeting: what it changed, in numbers; with or without the protocol."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


class Ending(Enum):
    """How the meeting is ended."""

    PLAIN = auto()
    WITH_PROTOCOL = auto()


def lead(changes: int, people: int) -> str:
    """``7 ändringar för 4 personer.``"""
    if not changes:
        return "Inget har ändrats på mötet."
    return f"{counted(changes, 'ändring', 'ändringar')} för {counted(people, 'person', 'personer')}."


class EndMeetingDialog(Dialog[Ending]):
    """Gives how to end it. Where nothing was changed there is no protocol to show."""

    help_page = HelpPage.MEETING

    def __init__(self, parent: QWidget | None, kit: Kit, changes: int, people: int) -> None:
        super().__init__(parent, kit.theme, "Avsluta mötet?", lead(changes, people), width=36)
        self._ending = Ending.PLAIN
        self.add_text(
            "Det som är skrivet är redan sparat. Protokollet går att skriva ut senare också.", "quiet"
        )
        if changes:
            self.verb("Avsluta med protokoll", self._with_protocol)
        self.primary_verb("Avsluta")
        self.cancel_verb()

    def _with_protocol(self) -> None:
        self._ending = Ending.WITH_PROTOCOL
        self.accept()

    def value(self) -> Ending:
        """The verb that was chosen."""
        return self._ending


def ask(parent: QWidget | None, kit: Kit, changes: int, people: int) -> Ending | None:
    """How to end the meeting, or None: it goes on."""
    return EndMeetingDialog(parent, kit, changes, people).outcome()
