"""One section of the panel: a heading, and what stands under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.ui.kit.labels import IN_TEXT, breakable, wrapped
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.theme import Theme


class Section(QWidget):
    """A heading with texts and verbs below it."""

    def __init__(self, theme: Theme, heading: str) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.heading = wrapped(heading, "heading")
        self.column.addWidget(self.heading)
        theme.changed.connect(self._measure)
        self._measure()

    def text(self, role: str = "") -> QLabel:
        """A paragraph to fill in later."""
        label = wrapped("", role)
        self.column.addWidget(label)
        return label

    def not_covered(self) -> QWidget:
        """What stands, once it is shown, in place of what the consent does not let be shown here."""
        line = signed(self.theme, Sign.NOT_COVERED)
        line.hide()
        self.column.addWidget(line)
        return line

    def verb(self, text: str, act: Callable[[], object]) -> QPushButton:
        """A button under what stands so far."""
        button = QPushButton(text)
        button.clicked.connect(lambda _checked: act())
        self.column.addWidget(button)
        return button

    def _measure(self) -> None:
        self.column.setSpacing(self.theme.px(0.4))


def write(label: QLabel, text: str) -> None:
    """Fill a label, hidden when there is nothing to say. A pasted address is broken where the line ends."""
    label.setText(breakable(text, IN_TEXT))
    label.setVisible(bool(text))
