"""Before the board is printed: which paper, how names are written, who is on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.sheet import PaperSize
from samordning_desktop.ui.dialogs.board_choices import (
    NAMES_HINT,
    NAMES_LABEL,
    ROWS_LABEL,
    choices,
    name_choices,
    row_choices,
)
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog

_PAPER_LABEL = "Papper"
_A4, _A3 = "A4, liggande", "A3, liggande, med större text"


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """How the board is to be printed. ``shown_only``: only those that search and filter let through."""

    size: PaperSize
    names: NameForm
    shown_only: bool


class PrintBoardDialog(Dialog[BoardPaper]):
    """Gives the choice. With everybody shown there is nothing to choose about who is on it."""

    def __init__(self, parent: QWidget | None, kit: Kit, shown: int, everyone: int) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Skriv ut tavlan",
            "Utskriften visas först på skärmen. Den antecknas i åtkomstloggen för var och en som är med.",
        )
        self._paper = choices(_PAPER_LABEL, ((_A4, "A4"), (_A3, "A3")))
        self._names = name_choices()
        self._rows = row_choices(shown, everyone) if shown < everyone else None
        self.add_field(_PAPER_LABEL, self._paper)
        self.add_field(NAMES_LABEL, self._names, NAMES_HINT)
        if self._rows is not None:
            self.add_field(ROWS_LABEL, self._rows)
        self.primary_verb("Visa utskriften")
        self.cancel_verb()

    def value(self) -> BoardPaper:
        """The choice."""
        return BoardPaper(
            "A3" if self._paper.currentData() == "A3" else "A4",
            NameForm(self._names.currentData()),
            self._rows is not None and bool(self._rows.currentData()),
        )


def ask(parent: QWidget | None, kit: Kit, shown: int, everyone: int) -> BoardPaper | None:
    """How the board is to be printed, or None. ``shown`` of ``everyone`` are on the screen."""
    return PrintBoardDialog(parent, kit, shown, everyone).outcome()
