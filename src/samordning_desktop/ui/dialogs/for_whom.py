"""Before a person's sheet is printed: is it for the person, or for somebody else?"""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


class Whom(Enum):
    """Who is to have a sheet."""

    PERSON = "person"
    OTHER = "other"


class ForWhomDialog(Dialog[Whom]):
    """Gives who is to have the sheet. For somebody else it is a disclosure, which is asked about next."""

    help_page = HelpPage.DISCLOSURE

    def __init__(self, parent: QWidget | None, kit: Kit, sheet: str, name: str) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Vem ska ha utskriften?",
            f"{sheet}. Ska någon annan än {name} ha bladet är det ett utlämnande: då behövs en grund, och det noteras.",
        )
        self._whom = Whom.PERSON
        self.primary_verb("Visa för personen själv")
        self.verb("Visa för någon annan …", self._other)
        self.cancel_verb()

    def value(self) -> Whom:
        """Who is to have it."""
        return self._whom

    def _other(self) -> None:
        self._whom = Whom.OTHER
        self.accept()


def ask(parent: QWidget | None, kit: Kit, sheet: str, name: str) -> Whom | None:
    """Who is to have the ``sheet`` of ``name``, or None: it is not to be printed."""
    return ForWhomDialog(parent, kit, sheet, name).outcome()
