"""Who may be contacted and what they may be told: a box for each, and a row to write in somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.consent_scope import NAME_LIMIT, Party, PartyKind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.scope_choice import party_line
from samordning_desktop.core.text import clean_name
from samordning_desktop.ui.consent.party_box import PartyBox
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.fields import labelled
from samordning_desktop.ui.kit.theme import Theme

_WRITTEN = {PartyKind.UNIT.value: "enhet", PartyKind.PERSON.value: "person"}


class _NameLine(QLineEdit):
    """A line where Enter adds what is written; it does not reach the dialog, whose verb it would press."""

    given = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        else:
            super().keyPressEvent(event)


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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(0.8))
        column.addLayout(self._list)
        for party in parties:
            self._put(party)
        # Made after the boxes, so that the keyboard comes to them after the boxes.
        self._kind = Choice(theme, "Någon annan", _WRITTEN, needed=True)
        self._kind.choose(PartyKind.UNIT.value)
        self.name = _NameLine()
        self.name.given.connect(self._add_written)
        self.add = QPushButton("Lägg till", autoDefault=False)
        self.add.setAccessibleName("Lägg till den som får kontaktas")
        self.add.clicked.connect(lambda _checked: self._add_written())
        column.addWidget(self._kind)
        column.addWidget(self._row())

    def take_keyboard(self) -> None:
        """The keyboard goes to the first of them."""
        first = next((box.contact.box for box in self.boxes.values()), self.name)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

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
        last = next(reversed(self.boxes.values()), None)
        self.boxes[party.key] = box
        self._list.addWidget(box)
        box.show()
        for one, after in pairwise([*(last.stops[-1:] if last else ()), *box.stops]):
            QWidget.setTabOrder(one, after)
        return box

    def _add_written(self) -> None:
        try:
            name = clean_name(self.name.text(), NAME_LIMIT)
            party = Party(PartyKind(self._kind.value), name)
            if not name:
                raise KnownError("scope.no_name")
            if party.key in self.boxes or any(box.is_site(name) for box in self.boxes.values()):
                raise KnownError("scope.known", name=name)
        except KnownError as error:
            self.refused.emit(error)
            return
        self._put(party).choose(())
        self.name.clear()
        self.boxes[party.key].contact.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self) -> QWidget:
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(0.4))
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        label = "Namn på enheten eller personen"
        labelled_row = labelled(self._theme, label, beside)
        self.name.setAccessibleName(label)
        return labelled_row
