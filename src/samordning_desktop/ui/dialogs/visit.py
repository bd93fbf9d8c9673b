"""Everything for a visit: which sheets, and for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.swedish import number
from samordning_desktop.ui.dialogs.board_choices import add_choices
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog, wrapped
from samordning_desktop.ui.kit.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class VisitChoice:
    """The sheets by code, in the order they lie; ``shown``: for everybody on the screen, not just the one chosen."""

    sheets: tuple[str, ...]
    shown: bool


class VisitDialog(Dialog[VisitChoice]):
    """Gives the choice. ``name`` is the person chosen (empty for none), ``shown`` how many are on the screen."""

    help_page = HelpPage.PRINT

    def __init__(
        self,
        parent: QWidget | None,
        kit: Kit,
        name: str,
        shown: int,
        words: Mapping[str, str],
        ticked: Sequence[str],
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Skriv ut för ett besök",
            "Bladen visas först på skärmen. Varje blad antecknas i åtkomstloggen för den som det handlar om. "
            "I nästa steg frågar programmet vem som ska ha dem.",
        )
        self._shown = shown
        self._who: QComboBox | None = None
        self._ticks = {code: QCheckBox(text) for code, text in words.items()}
        self._ask_whom(name)
        self._list_sheets(ticked)
        self.primary_verb("Visa bladen")
        self.cancel_verb()

    def value(self) -> VisitChoice:
        """The choice. Raises KnownError ``sheet.none`` when no sheet is ticked."""
        self.point_at(next(iter(self._ticks.values())))
        chosen = tuple(code for code, tick in self._ticks.items() if tick.isChecked())
        if not chosen:
            raise KnownError("sheet.none")
        return VisitChoice(chosen, self._who is None or bool(self._who.currentData()))

    def _list_sheets(self, ticked: Sequence[str]) -> None:
        """The sheets under each other, close together: they are one thing to choose."""
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(0.1))
        column.addWidget(wrapped("Blad", "label"))
        for code, tick in self._ticks.items():
            tick.setChecked(code in ticked)
            column.addWidget(tick)
        self.add_widget(listed)

    def _ask_whom(self, name: str) -> None:
        if not name:
            self.add_text(f"För {counted(self._shown, 'deltagare', 'deltagare')} på skärmen.")
        elif self._shown > 1:
            everybody = (f"De {number(self._shown)} som visas på tavlan", "shown")
            self._who = add_choices(self, "För vem", ((name, ""), everybody))
        else:
            self._who = add_choices(self, "För vem", ((name, ""),))
        if self._who is not None:  # a long name is not to widen the dialog
            self._who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


def ask(
    parent: QWidget | None, kit: Kit, name: str, shown: int, words: Mapping[str, str], ticked: Sequence[str]
) -> VisitChoice | None:
    """Which sheets and for whom, or None. ``words``: the sheets by code; ``ticked``: those that are usual."""
    return VisitDialog(parent, kit, name, shown, words, ticked).outcome()
