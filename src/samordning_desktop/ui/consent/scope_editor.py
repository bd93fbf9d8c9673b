"""Who may be contacted and what they may be told: a box for each, and a row to write in somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.consent_scope import NAME_LIMIT, Party, PartyKind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.scope_choice import party_line
from samordning_desktop.core.text import clean_line
from samordning_desktop.ui.consent.party_box import PartyBox
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.fields import labelled
from samordning_desktop.ui.kit.theme import Theme

_WRITTEN = {PartyKind.UNIT.value: "enhet", PartyKind.PERSON.value: "person"}


class ScopeEditor(QWidget):
    """``changed`` comes with each tick. ``refused(KnownError)`` tells why somebody could not be added."""

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        theme: Theme,
        parties: Iterable[Party],
        kinds: Mapping[str, str],
        network: Iterable[NetworkMember] = (),
    ) -> None:
        super().__init__()
        self._theme = theme
        self._kinds = kinds
        self._network = tuple(network)
        self.boxes: dict[str, PartyBox] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(0.35))
        self._kind = Choice(theme, "Någon annan", _WRITTEN, needed=True)
        self._kind.choose(PartyKind.UNIT.value)
        self.name = QLineEdit()
        self.name.returnPressed.connect(self._add_written)
        self.add = QPushButton("Lägg till", autoDefault=False)
        self.add.setAccessibleName("Lägg till den som får kontaktas")
        self.add.clicked.connect(lambda _checked: self._add_written())
        self._assemble()
        for party in parties:
            self._put(party)
        self.setFocusProxy(next((box.contact.box for box in self.boxes.values()), self.name))

    def parties(self) -> tuple[Party, ...]:
        """Those who are ticked, with what they may be told."""
        return tuple(party for box in self.boxes.values() if (party := box.party) is not None)

    def choose(self, parties: Iterable[Party]) -> None:
        """Tick these; those who have no box yet get one."""
        for party in parties:
            (self.boxes.get(party.key) or self._put(party)).choose(party.shares)

    def _put(self, party: Party) -> PartyBox:
        box = PartyBox(self._theme, party, party_line(party, self._network), self._kinds)
        box.changed.connect(self.changed)
        self.boxes[party.key] = box
        self._list.addWidget(box)
        return box

    def _add_written(self) -> None:
        try:
            name = clean_line(self.name.text(), NAME_LIMIT)
            party = Party(PartyKind(self._kind.value), name)
            if not name:
                raise KnownError("scope.no_name")
            if party.key in self.boxes:
                raise KnownError("scope.known", name=name)
        except KnownError as error:
            self.refused.emit(error)
            return
        self._put(party).choose(())
        self.name.clear()
        self.boxes[party.key].contact.setFocus(Qt.FocusReason.OtherFocusReason)

    def _assemble(self) -> None:
        px = self._theme.px
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(0.4))
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        beside.setFocusProxy(self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(0.8))
        column.addLayout(self._list)
        column.addWidget(self._kind)
        column.addWidget(labelled(self._theme, "Namn på enheten eller personen", beside))
