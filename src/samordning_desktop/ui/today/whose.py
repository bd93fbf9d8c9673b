"""The switch between my tasks and everybody's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from samordning_desktop.core.task import Whose
from samordning_desktop.ui.kit.theme import Theme

_WORDS = {Whose.MINE: ("Mina", "Visa mina"), Whose.ALL: ("Allas", "Visa allas")}


class WhoseSwitch(QWidget):
    """Two buttons of which one is pressed in; ``chosen(Whose)`` tells that a person pressed one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons = {whose: self._button(whose) for whose in Whose}
        group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons.values():
            group.addButton(button)
            self._row.addWidget(button)
        theme.changed.connect(self._measure)
        self._measure()

    def show_choice(self, whose: Whose) -> None:
        """Show which is chosen."""
        self.buttons[whose].setChecked(True)

    def take_keyboard(self) -> None:
        """Put the keyboard on the one that is chosen."""
        chosen = next((one for one in self.buttons.values() if one.isChecked()), self.buttons[Whose.ALL])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, whose: Whose) -> QPushButton:
        words, name = _WORDS[whose]
        button = QPushButton(words)
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked: self.chosen.emit(whose))
        return button

    def _measure(self) -> None:
        self._row.setSpacing(self._theme.px(0.25))
        for button in self.buttons.values():
            button.setMinimumWidth(self._theme.px(5))
