"""Before a person's sheet is printed: is it for the person, or for somebody else?"""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


class Whom(Enum):
    """Who is to have a sheet."""

    PERSON = "person"
    OTHER = "other"


class ForWhomDialog(Dialog[Whom]):
    """Gives who is to have the sheet. For somebody else it is a disclosure, which is asked about next.

    ``name`` is whose sheet it is; empty for the sheets of several.
    """

    help_page = HelpPage.DISCLOSURE

    def __init__(self, parent: QWidget | None, kit: Kit, sheet: str, name: str = "") -> None:
        super().__init__(
            parent,
            kit.theme,
            "Vem ska ha utskriften?",
            f"{sheet}. Ska någon annan än {name} ha bladet är det ett utlämnande: då behövs en grund, och det noteras."
            if name
            else f"{sheet} för flera. Ska någon annan än var och en själv ha dem är det ett utlämnande om alla som är "
            "med: då behövs en grund, och det noteras.",
        )
        words = {
            Whom.PERSON.value: "personen själv" if name else "var och en själv",
            Whom.OTHER.value: "någon annan",
        }
        self._whom = Choice(kit.theme, "Bladet är för" if name else "Bladen är för", words, needed=True)
        self._whom.choose(Whom.PERSON.value)
        self.add_widget(self._whom)
        self.primary_verb("Visa utskriften")
        self.cancel_verb()

    def value(self) -> Whom:
        """Who is to have it."""
        return Whom(self._whom.value)


def ask(parent: QWidget | None, kit: Kit, sheet: str, name: str = "") -> Whom | None:
    """Who is to have the ``sheet`` of ``name`` (empty: of several), or None: it is not to be printed."""
    return ForWhomDialog(parent, kit, sheet, name).outcome()
