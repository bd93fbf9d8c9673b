"""The panel's word on consent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.marks import ConsentMark, needs_hand
from samordning_desktop.ui.kit.spaced import spaced_row
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.panel.action import Action, may_give, may_print, may_withdraw
from samordning_desktop.ui.panel.section import Section, write


class ConsentSection(Section):
    """State with mark, word and day, and the verbs that the state allows."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Samtycke")
        line = QWidget()
        row = spaced_row(theme, 0.4, line)
        self._mark = ConsentMark(theme)
        self._words = wrapped("", "strong")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.column.addWidget(line)
        self._detail = self.text("quiet")
        self._give = self.verb("Registrera samtycke", lambda: self.asked.emit(Action.GIVE_CONSENT))
        self._part = self.verb("Ta tillbaka en del …", lambda: self.asked.emit(Action.WITHDRAW_PART))
        self._withdraw = self.verb("Återkalla …", lambda: self.asked.emit(Action.WITHDRAW_CONSENT))
        self._receipt = self.verb("Kvitto på återkallelse …", lambda: self.asked.emit(Action.PRINT_RECEIPT))

    def show_standing(self, standing: Standing) -> None:
        """Tell where the consent stands."""
        self._mark.set_state(standing.state, standing.warning)
        self._words.setText(_sentence(standing))
        set_role(self._words, "accent" if needs_hand(standing.state, standing.warning) else "strong")
        write(self._detail, _detail(standing))
        self._give.setVisible(may_give(standing))
        self._give.setText("Registrera nytt samtycke" if standing.covers else "Registrera samtycke")
        self._part.setVisible(standing.covers)
        self._withdraw.setVisible(may_withdraw(standing))
        self._receipt.setVisible(may_print(Action.PRINT_RECEIPT, standing))


def _sentence(standing: Standing) -> str:
    words = standing.words[0].upper() + standing.words[1:]
    return f"{words} t.o.m. {standing.valid_until}" if standing.state is ConsentState.VALID else words


def _detail(standing: Standing) -> str:
    if standing.state is ConsentState.WITHDRAWN:
        return f"Den {standing.withdrawn_on}. Personen deltar inte längre i modellen."
    if standing.state is ConsentState.EXPIRING:
        return f"Sista dagen är {standing.valid_until}."
    if standing.state is ConsentState.EXPIRED:
        return f"Sista dagen var {standing.valid_until}. Uppgifter får inte utbytas."
    if standing.state is ConsentState.MISSING:
        return "Uppgifter får inte utbytas innan samtycket är registrerat."
    return ""
