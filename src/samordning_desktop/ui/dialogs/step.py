"""A planned step: what is to be done, by whom, by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QWidget

from samordning_desktop.core import entities
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.step import STEP_LABELS, Step
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class StepChoice:
    """The step as it is to be, or that it is to be taken away."""

    step: Step
    remove: bool = False


class StepDialog(Dialog[StepChoice]):
    """Gives the step. One with an id is changed, one without is new."""

    help_page = HelpPage.PERSON

    def __init__(
        self, parent: QWidget | None, kit: Kit, name: str, step: Step, people: Sequence[str]
    ) -> None:
        new = not step.id
        super().__init__(
            parent,
            kit.theme,
            "Lägg till steg" if new else "Ändra steg",
            f"Vad har ni kommit överens om för {name}?",
            width=36,
        )
        self.setWindowTitle("Planerat steg")
        self._step = step
        self._remove = False
        self._what = TextField(step.what, lines=2)
        self._who = _who(step.who, people)
        self._due = DateField(kit.theme, kit.clock.today(), step.due)
        self.add_field(STEP_LABELS["what"], self._what, "Måste fyllas i.")
        self.add_field(STEP_LABELS["who"], self._who, "Välj någon, eller skriv vem som helst.")
        self.add_field(STEP_LABELS["due"], self._due, "Tomt när ingen dag är bestämd.")
        self.primary_verb("Lägg till steget" if new else "Spara steget")
        if not new:
            self.verb("Ta bort steget", self._take_away)
        self.cancel_verb()

    def value(self) -> StepChoice:
        """The step. Raises KnownError ``step.empty``, ``date.invalid`` or as ``core.fields.field_value``."""
        if self._remove:
            return StepChoice(self._step, remove=True)
        self.point_at(self._what)
        what = str(field_value(entities.STEP, "what", self._what.text()) or "")
        if not what:
            raise KnownError("step.empty")
        self.point_at(self._who)
        who = str(field_value(entities.STEP, "who", self._who.currentText()) or "")
        self.point_at(self._due)
        due = self._due.optional_day()
        return StepChoice(replace(self._step, what=what, who=who, due=due))

    def _take_away(self) -> None:
        self._remove = True
        self.accept()


def _who(who: str, people: Sequence[str]) -> QComboBox:
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.addItems(list(people))
    field.setCurrentText(who)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    line = field.lineEdit()
    if line is not None:
        line.setAccessibleName(STEP_LABELS["who"])
    return field


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    step: Step,
    people: Sequence[str],
    *,
    error: KnownError | None = None,
) -> StepChoice | None:
    """The step for ``name`` as it is to be, or None. ``people`` are offered as who does it.

    ``error``: why it was refused the last time, after the dialog had closed.
    """
    dialog = StepDialog(parent, kit, name, step, people)
    dialog.complain_first(error)
    return dialog.outcome()
