"""A few words of which one can be chosen, as buttons beside each other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme


class Choice(QWidget):
    """A label with a button for each word, by code. What is chosen is let go by choosing it again, unless ``needed``."""

    changed = Signal()

    def __init__(self, theme: Theme, label: str, words: Mapping[str, str], *, needed: bool = False) -> None:
        super().__init__()
        self._needed = needed
        self._buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(0.25))
        column.addWidget(wrapped(label, "label"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.4))
        for code, word in words.items():
            self._buttons[code] = self._button(theme, label, code, word)
            row.addWidget(self._buttons[code])
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(next(iter(self._buttons.values())))

    @property
    def value(self) -> str:
        """The code of what is chosen, or an empty text."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, code: str) -> None:
        """Choose a word by its code; an empty text lets go of all."""
        for one, button in self._buttons.items():
            button.setChecked(one == code)
        self.changed.emit()

    def _button(self, theme: Theme, label: str, code: str, word: str) -> QPushButton:
        button = QPushButton(word[0].upper() + word[1:], autoDefault=False)
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.setMinimumWidth(max(theme.px(5), button.sizeHint().width() + theme.px(1.6)))
        button.setAccessibleName(f"{label}: {word}")
        button.clicked.connect(lambda checked: self.choose(code if checked or self._needed else ""))
        return button
