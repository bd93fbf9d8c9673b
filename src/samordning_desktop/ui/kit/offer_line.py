"""A quiet line that offers what is likely to be done next: never a question, gone when something else is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from samordning_desktop.ui.kit.announcing import announce
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme


class OfferLine(QWidget):
    """One sentence and a verb. Hidden while there is nothing to offer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._margin = 1.0
        self._act: Callable[[], object] | None = None
        self._words = wrapped("", "strong")
        self.verb = QPushButton()
        self.verb.setAccessibleName("Det som erbjuds")
        self.verb.clicked.connect(lambda _checked: self._accept())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.verb, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        theme.changed.connect(self._measure)
        self._measure()

    def offer(self, text: str, verb: str, act: Callable[[], object]) -> None:
        """Show a sentence with its verb, and let a screen reader say it."""
        self._act = act
        self._words.setText(text)
        self.verb.setText(verb)
        self.verb.setAccessibleName(verb)
        self.show()
        announce(self, f"{text} {verb}")

    def forget(self) -> None:
        """Offer nothing more."""
        self._act = None
        self.hide()

    def align(self, margin: float) -> None:
        """Begin where the page above does: ``margin`` in em."""
        self._margin = margin
        self._measure()

    def _accept(self) -> None:
        act = self._act
        self.forget()
        if act is not None:
            act()

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(self._margin), px(0.2), px(self._margin), px(0.5))
        self._row.setSpacing(px(0.6))
