"""Putting someone in the team, to be chosen as coordinator."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from samordning_desktop.core import entities
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.people import PRINCIPAL_WORDS, Principal
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone of the team."""

    name: str
    unit: str
    principal: Principal


class ColleagueDialog(Dialog[Colleague]):
    """Gives the new one of the team."""

    help_page = HelpPage.PERSON

    def __init__(self, parent: QWidget | None, kit: Kit, start: Colleague) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Lägg till i teamet",
            "Personen kan sedan väljas som samordnare. Det ger ingen åtkomst till registret.",
            width=36,
        )
        self._name = QLineEdit(start.name)
        self._unit = QLineEdit(start.unit)
        words = {code.value: word for code, word in PRINCIPAL_WORDS.items()}
        self._principal = Choice(kit.theme, "Huvudman", words, needed=True)
        self._principal.choose(start.principal)
        self.add_field("Namn", self._name, "Måste fyllas i.")
        self.add_field("Enhet", self._unit)
        self.add_widget(self._principal)
        self.primary_verb("Lägg till i teamet")
        self.cancel_verb()

    def value(self) -> Colleague:
        """The new one. Raises KnownError ``staff.no_name`` or as ``core.fields.field_value``."""
        self.point_at(self._name)
        if not field_value(entities.STAFF, "name", self._name.text()):
            raise KnownError("staff.no_name")
        self.point_at(self._unit)
        field_value(entities.STAFF, "unit", self._unit.text())
        return Colleague(
            self._name.text().strip(), self._unit.text().strip(), Principal(self._principal.value)
        )


def ask(
    parent: QWidget | None, kit: Kit, start: Colleague, *, error: KnownError | None = None
) -> Colleague | None:
    """Someone to put in the team, or None.

    ``start`` is what stands in the fields at first; ``error`` why it was refused the last time.
    """
    dialog = ColleagueDialog(parent, kit, start)
    dialog.complain_first(error)
    return dialog.outcome()
