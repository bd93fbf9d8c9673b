"""Before the board is saved as a readable file: the warning, the kind of file, how names are written, who is in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.ui.dialogs.board_choices import WhoAndHow, add_choices
from samordning_desktop.ui.dialogs.words import WARNING
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


class FileKind(StrEnum):
    """The kinds of file that the board can be saved as; the value is the name's ending."""

    EXCEL = "xlsx"
    CSV = "csv"
    PDF = "pdf"


_WORDS = (
    ("Excel (.xlsx)", FileKind.EXCEL),
    ("CSV (.csv), för andra program", FileKind.CSV),
    ("PDF (.pdf), A4 liggande", FileKind.PDF),
)


@dataclass(frozen=True, slots=True)
class BoardFile:
    """What the file is to be. ``shown_only``: only those that search and filter let through.

    ``other``: it is for somebody outside the team, and so a disclosure about each.
    """

    kind: FileKind
    names: NameForm
    shown_only: bool
    other: bool = False


class SaveBoardDialog(Dialog[BoardFile]):
    """Gives the choice when it is agreed that the board leaves the store; not to is the default."""

    help_page = HelpPage.PRINT

    def __init__(self, parent: QWidget | None, kit: Kit, shown: int, everyone: int) -> None:
        super().__init__(parent, kit.theme, "Spara tavlan som en läsbar fil?", WARNING)
        self._kind = add_choices(self, "Slag av fil", _WORDS)
        self._rest = WhoAndHow(self, shown, everyone)
        self.add_text(
            "Det antecknas i åtkomstloggen för var och en som är med. Ska någon utanför teamet ha filen behövs en grund.",
            "quiet",
        )
        self.danger_verb("Spara som fil …")
        self.cancel_verb()

    def value(self) -> BoardFile:
        """The choice."""
        return BoardFile(
            FileKind(self._kind.currentData()), self._rest.names, self._rest.shown_only, self._rest.other
        )


def ask(parent: QWidget | None, kit: Kit, shown: int, everyone: int) -> BoardFile | None:
    """What the file is to be, or None: nothing is to leave. ``shown`` of ``everyone`` are on the screen."""
    return SaveBoardDialog(parent, kit, shown, everyone).outcome()
