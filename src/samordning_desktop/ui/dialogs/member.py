"""Someone around a person: who it is, how they are reached, and whether the consent covers them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from samordning_desktop.core import entities
from samordning_desktop.core.consent_scope import Coverage
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.network import NETWORK_LABELS, NetworkMember
from samordning_desktop.core.reach import reach_of
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable

_HINTS = {
    "name": "Måste fyllas i. Är ingen person utsedd: skriv vad rollen heter.",
    "role": "Till exempel boendestödjare, läkare, god man, syster.",
    "contact": "Telefon eller e-post till den personen.",
}
_COVERED_HINT = "Kryssa bara för den som står på samtycket. Övriga får inte kontaktas om personen."
_BY_SCOPE = {
    True: "Samtycket omfattar kontakt.",
    False: "Samtycket omfattar inte kontakt: ingen av det namnet eller den organisationen står på det.",
}


@dataclass(frozen=True, slots=True)
class MemberChoice:
    """The member as they are to be, or that they are to be taken away."""

    member: NetworkMember
    remove: bool = False


class MemberDialog(Dialog[MemberChoice]):
    """Gives the member. One with an id is changed, one without is new."""

    help_page = HelpPage.PERSON

    def __init__(
        self,
        parent: QWidget | None,
        kit: Kit,
        name: str,
        member: NetworkMember,
        covers: Coverage | None = None,
    ) -> None:
        new = not member.id
        super().__init__(
            parent,
            kit.theme,
            "Lägg till i nätverket" if new else "Ändra i nätverket",
            f"En person eller en organisation runt {name.removesuffix('.')}.",
            width=36,
        )
        self.setWindowTitle("Nätverk")
        self._member = member
        self._remove = False
        self._lines = {
            field: QLineEdit(getattr(member, field)) for field in ("name", "role", "organisation", "contact")
        }
        for field, line in self._lines.items():
            self.add_field(NETWORK_LABELS[field], line, _HINTS.get(field, ""))
        self._covers = covers
        self._covered = QCheckBox(NETWORK_LABELS["covered"])
        self._covered.setAccessibleName(NETWORK_LABELS["covered"])
        self._covered.setChecked(member.covered)
        self._covered.setAccessibleDescription(_COVERED_HINT)
        self.add_widget(self._covered)
        self._hint = self.add_text(_COVERED_HINT, "quiet")
        self._reach = self.add_text("", "strong")
        for field in ("name", "organisation"):
            self._lines[field].textChanged.connect(self._tell)
        self._tell()
        self.primary_verb("Lägg till i nätverket" if new else "Spara")
        if not new:
            self.verb("Ta bort", self._take_away)
        self.cancel_verb()

    def value(self) -> MemberChoice:
        """The member. Raises KnownError ``network.no_name`` or as ``core.fields.field_value``."""
        if self._remove:
            return MemberChoice(self._member, remove=True)
        texts = {}
        for field, line in self._lines.items():
            self.point_at(line)
            texts[field] = str(field_value(entities.NETWORK, field, line.text()) or "")
            if field == "name" and not texts[field]:
                raise KnownError("network.no_name")
        member = replace(self._member, covered=self._covered.isChecked(), **texts)
        return MemberChoice(replace(member, covered=reach_of(member, self._covers).covered))

    def _tell(self) -> None:
        """By the consent's scope where one is registered; else the tick is all there is."""
        name, organisation = (self._lines[field].text().strip() for field in ("name", "organisation"))
        reach = reach_of(replace(self._member, name=name, organisation=organisation), self._covers)
        self._covered.setVisible(not reach.by_scope)
        self._hint.setVisible(not reach.by_scope)
        self._reach.setVisible(reach.by_scope)
        self._reach.setText(breakable(_BY_SCOPE[reach.covered] + (f" {reach.words}" if reach.words else "")))

    def _take_away(self) -> None:
        self._remove = True
        self.accept()


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    member: NetworkMember,
    covers: Coverage | None = None,
    *,
    error: KnownError | None = None,
) -> MemberChoice | None:
    """Someone around ``name`` as they are to be, or None. ``covers``: what the consent that counts covers.

    ``error``: why it was refused the last time, after the dialog had closed.
    """
    dialog = MemberDialog(parent, kit, name, member, covers)
    dialog.complain_first(error)
    return dialog.outcome()
