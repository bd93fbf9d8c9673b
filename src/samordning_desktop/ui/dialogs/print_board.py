"""Before the board is printed: which paper, how names are written, who is on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.sheet import PaperSize
from samordning_desktop.ui.dialogs.board_choices import WhoAndHow, add_choices
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

_PAPERS = (("A4, liggande", "A4"), ("A3, liggande, med större text", "A3"))


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """How the board is to be printed. ``shown_only``: only those that search and filter let through.

    ``other``: it is for somebody outside the team, and so a disclosure about each.
    """

    size: PaperSize
    names: NameForm
    shown_only: bool
    other: bool = False


class PrintBoardDialog(Dialog[BoardPaper]):
    """Gives the choice."""

    help_page = HelpPage.PRINT

    def __init__(self, parent: QWidget | None, kit: Kit, shown: int, everyone: int) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Skriv ut tavlan",
            "Utskriften visas först på skärmen. Den antecknas i åtkomstloggen för var och en som är med. "
            "Ska någon utanför teamet ha den är det ett utlämnande: då behövs en grund, och det noteras för var och en.",
        )
        self._paper = add_choices(self, "Papper", _PAPERS)
        self._rest = WhoAndHow(self, shown, everyone)
        self.primary_verb("Visa utskriften")
        self.cancel_verb()

    def value(self) -> BoardPaper:
        """The choice."""
        size: PaperSize = "A3" if self._paper.currentData() == "A3" else "A4"
        return BoardPaper(size, self._rest.names, self._rest.shown_only, self._rest.other)


def ask(parent: QWidget | None, kit: Kit, shown: int, everyone: int) -> BoardPaper | None:
    """How the board is to be printed, or None. ``shown`` of ``everyone`` are on the screen."""
    return PrintBoardDialog(parent, kit, shown, everyone).outcome()
