"""Choosing a person's own coordinators: the main one and the colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import StaffMember
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

NOBODY = "Ingen vald"


@dataclass(frozen=True, slots=True)
class Coordinators:
    """Ids of the staff, empty for nobody. ``add_first``: somebody is to be put in the team before choosing."""

    main: str = ""
    colleague: str = ""
    add_first: bool = False


class CoordinatorsDialog(Dialog[Coordinators]):
    """Gives who is chosen."""

    help_page = HelpPage.PERSON

    def __init__(
        self, parent: QWidget | None, kit: Kit, name: str, staff: Sequence[StaffMember], chosen: Coordinators
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Välj samordnare",
            f"Vem håller i arbetet och kontakten för {name}, och vem är med och kan ta över?",
            width=36,
        )
        self.setWindowTitle("Välj samordnare")
        self._add_first = False
        self._main = _field(staff, chosen.main)
        self._colleague = _field(staff, chosen.colleague)
        self.add_field("Samordnare", self._main, "Har huvudansvaret.")
        self.add_field("Kollega", self._colleague)
        another = QPushButton("Lägg till i teamet …", autoDefault=False)
        another.clicked.connect(lambda _checked: self._ask_for_another())
        self.body.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
        self.primary_verb("Spara samordnarna")
        self.cancel_verb()

    def value(self) -> Coordinators:
        """Who is chosen. Raises KnownError ``staff.twice``."""
        main, colleague = self._main.currentData(), self._colleague.currentData()
        if main and main == colleague and not self._add_first:
            self.point_at(self._colleague)
            raise KnownError("staff.twice")
        return Coordinators(main, colleague, self._add_first)

    def _ask_for_another(self) -> None:
        self._add_first = True
        self.accept()


def _field(staff: Sequence[StaffMember], chosen: str) -> QComboBox:
    field = QComboBox()
    field.addItem(NOBODY, "")
    for member in staff:
        field.addItem(", ".join(part for part in (member.name, member.unit) if part), member.id)
    field.setCurrentIndex(max(field.findData(chosen), 0))
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    return field


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    staff: Sequence[StaffMember],
    chosen: Coordinators,
    *,
    error: KnownError | None = None,
) -> Coordinators | None:
    """The coordinators of ``name``, among ``staff``, or None. ``error``: why the last choice was refused."""
    dialog = CoordinatorsDialog(parent, kit, name, staff, chosen)
    dialog.complain_first(error)
    return dialog.outcome()
