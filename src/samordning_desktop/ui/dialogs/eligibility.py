"""The assessment of the target group: the criteria one by one, the figure, and what the municipality has decided."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from samordning_desktop.core import entities
from samordning_desktop.core.eligibility import (
    ANSWER_WORDS,
    CRITERIA,
    DECISION_WORDS,
    ELIGIBILITY_LABELS,
    Eligibility,
    missing,
    unmet,
)
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.dialogs.four_fields import FourFields
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage

NOTHING = "Allt är besvarat och inget talar emot."


def remarks(assessment: Eligibility, age: int | None) -> str:
    """What speaks against and what is missing, a line each."""
    parts = (("Talar emot", unmet(assessment, age)), ("Saknas", missing(assessment)))
    lines = [
        line for heading, told in parts if told for line in (f"{heading}:", *(f"– {one}" for one in told))
    ]
    return "\n".join(lines) or NOTHING


class EligibilityDialog(Dialog[Eligibility]):
    """Gives the assessment. Nothing that is missing and nothing that speaks against keeps it from being saved."""

    help_page = HelpPage.PERSON

    def __init__(
        self, parent: QWidget | None, kit: Kit, name: str, assessment: Eligibility, age: int | None
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Målgruppsbedömning",
            f"Kommunen beslutar om {name} ingår. Programmet antecknar bedömningen och beslutet.",
            width=46,
        )
        self._today = kit.clock.today()
        self._age = age
        self._answers = {code: Choice(kit.theme, words, ANSWER_WORDS) for code, words in CRITERIA.items()}
        self._figure = FourFields(kit.theme, assessment.quadrant)
        self._decision = Choice(kit.theme, ELIGIBILITY_LABELS["decision"], DECISION_WORDS)
        self._by = QLineEdit(assessment.decided_by)
        self._on = DateField(kit.theme, self._today, assessment.decided_on)
        self._note = TextField(assessment.note, lines=2)
        self._build()
        for code, choice in self._answers.items():
            choice.choose(assessment.answers.get(code, ""))
        self._decision.choose(assessment.decision)
        self._connect()

    def _build(self) -> None:
        for choice in self._answers.values():
            self.add_widget(choice)
        self.add_text(ELIGIBILITY_LABELS["quadrant"], "label")
        self.add_widget(self._figure)
        self.add_widget(self._decision)
        self.add_field(ELIGIBILITY_LABELS["decided_by"], self._by, "Den i kommunen som har beslutat.")
        self.add_field(ELIGIBILITY_LABELS["decided_on"], self._on)
        self.add_field(
            ELIGIBILITY_LABELS["note"], self._note, "Inga diagnoser här: de hör hemma i journalen."
        )
        self._remarks = self.add_text("")
        self.primary_verb("Spara bedömningen")
        self.cancel_verb()

    def _connect(self) -> None:
        for choice in (*self._answers.values(), self._decision):
            choice.changed.connect(self._tell)
        self._figure.changed.connect(self._tell)
        self._by.textChanged.connect(self._tell)
        self._on.changed.connect(self._tell)
        self._tell()

    def value(self) -> Eligibility:
        """The assessment. Raises KnownError ``date.invalid``, ``date.future`` or as ``core.fields.field_value``."""
        self.point_at(self._by)
        field_value(entities.ELIGIBILITY, "decided_by", self._by.text())
        self.point_at(self._on)
        day = self._on.optional_day()
        if day is not None:
            so_far(day, self._today)
        self.point_at(self._note)
        field_value(entities.ELIGIBILITY, "note", self._note.text())
        return self._written()

    def _written(self) -> Eligibility:
        try:
            day = self._on.optional_day()
        except KnownError:
            day = None
        return Eligibility(
            answers={code: choice.value for code, choice in self._answers.items() if choice.value},
            quadrant=self._figure.value,
            decision=self._decision.value,
            decided_by=self._by.text().strip(),
            decided_on=day,
            note=self._note.text(),
        )

    def _tell(self) -> None:
        self._remarks.setText(remarks(self._written(), self._age))


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    assessment: Eligibility,
    age: int | None,
    *,
    error: KnownError | None = None,
) -> Eligibility | None:
    """The assessment of ``name`` as it is to stand, or None. ``age`` in years by the identity number, None: unknown.

    ``error``: why it was refused the last time, after the dialog had closed.
    """
    dialog = EligibilityDialog(parent, kit, name, assessment, age)
    dialog.complain_first(error)
    return dialog.outcome()
