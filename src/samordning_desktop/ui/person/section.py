"""A section of the person's page: a card with a heading, what is known, and its verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.panel.section import Section


class PageSection(Section):
    """A heading with texts below it. ``asked(Verb, what it is about)`` tells what was chosen."""

    asked = Signal(object, str)

    def verb(self, text: str, act: Callable[[], object]) -> QPushButton:
        """A button under what stands so far, no wider than its words."""
        button = super().verb(text, act)
        self.column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        return button


class Facts(QWidget):
    """Words and what they say, two and two: a text, or a sign. What is empty is left out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Show these in place of what stood here."""
        shown = tuple((word, text) for word, text in pairs if text)
        if shown == self._pairs:
            return
        self._pairs = shown
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, (word, text) in enumerate(shown):
            says = signed(self._theme, text) if isinstance(text, Sign) else wrapped(breakable(text))
            for column, label in enumerate((wrapped(word, "quiet"), says)):
                self._grid.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)
        self._measure()

    def _measure(self) -> None:
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(0.8))
        self._grid.setVerticalSpacing(px(0.25))
        self._grid.setColumnMinimumWidth(0, px(7))


def told(row: ParticipantRow, field: str, text: str) -> str:
    """What a field says; the sign for it where the consent does not let it be shown here."""
    return Sign.NOT_COVERED if is_veiled(field, row.veiled) else text


class Card(QFrame):
    """A section in a frame. Hidden together with it."""

    def __init__(self, theme: Theme, inside: Section) -> None:
        super().__init__()
        self._theme = theme
        self.inside = inside
        set_role(self, "card")
        self._column = QVBoxLayout(self)
        self._column.addWidget(inside)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(1), px(0.8), px(1), px(0.9))
