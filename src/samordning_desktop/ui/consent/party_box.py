"""One of those who may be contacted: a tick, and a tick for each kind of information that they may be told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from samordning_desktop.core.consent_scope import Party, PartyKind
from samordning_desktop.core.kinds import kind_words
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.kit.tick import Tick

#: The kinds stand in so many columns.
_COLUMNS = 2


class PartyBox(QWidget):
    """The kinds are shown once the party is ticked. Nothing is ticked beforehand."""

    changed = Signal()

    def __init__(self, theme: Theme, party: Party, words: str, kinds: Mapping[str, str]) -> None:
        super().__init__()
        self._party = party
        self._known = dict(kinds) | {kind: kind_words(kind) for kind in party.shares if kind not in kinds}
        self.contact = Tick(theme, words, name=f"{words} får kontaktas", role="strong")
        self.kinds = {
            kind: Tick(theme, told, name=f"{party.name} får veta: {told}")
            for kind, told in self._known.items()
        }
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(theme.px(1.9), 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(0.8))
        grid.setVerticalSpacing(theme.px(0.1))
        for place, tick in enumerate(self.kinds.values()):
            grid.addWidget(tick, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(theme.px(0.1))
        column_of.addWidget(self.contact)
        column_of.addWidget(self._inside)
        self._inside.hide()
        self.contact.changed.connect(self._opened)
        for tick in self.kinds.values():
            tick.changed.connect(lambda _on: self.changed.emit())

    @property
    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        return [self.contact.box, *(tick.box for tick in self.kinds.values())]

    @property
    def party(self) -> Party | None:
        """The party with what they may be told; None while they may not be contacted."""
        if not self.contact.ticked:
            return None
        return replace(self._party, shares=tuple(kind for kind, tick in self.kinds.items() if tick.ticked))

    def is_site(self, name: str) -> bool:
        """Whether it is a site of this name."""
        return self._party.kind is PartyKind.SITE and self._party.name.casefold() == name.casefold()

    def choose(self, shares: Collection[str]) -> None:
        """Tick the party and these kinds."""
        for kind, tick in self.kinds.items():
            tick.tick(kind in shares)
        self.contact.tick()

    def _opened(self, on: bool) -> None:
        self._inside.setVisible(on)
        self.changed.emit()
