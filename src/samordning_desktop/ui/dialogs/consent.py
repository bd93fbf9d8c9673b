"""Registering a signed consent: its day and which text was signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from samordning_desktop.core.consent import last_valid_day
from samordning_desktop.core.document import Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class ConsentChoice:
    """The day on the form and the text that was signed (``Document.id``)."""

    signed: date
    version: str


def validity_words(signed: date, today: date) -> str:
    """How long a consent signed on that day holds: ``Gäller till och med 2027-03-01.``

    One that has run out says so. Raises KnownError ``date.future`` for a day after ``today``.
    """
    until = last_valid_day(so_far(signed, today))
    if until < today:
        return f"Gällde till och med {until}. Samtycket har redan gått ut."
    return f"Gäller till och med {until}."


def version_words(document: Document) -> str:
    """A text version as one line of a list: ``Version 3, 2025-04-22, lättläst``."""
    more = [", lättläst"] * document.easy + [", egen text"] * bool(document.own)
    return f"Version {document.version}, {document.day}{''.join(more)}"


class ConsentDialog(Dialog[ConsentChoice]):
    """Gives the day of the signature and the text's version; nothing is filled in for the person."""

    help_page = HelpPage.CONSENT

    def __init__(self, parent: QWidget | None, kit: Kit, name: str, documents: Sequence[Document]) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Registrera samtycke",
            f"{name} har skrivit under samtycket. Det låter socialtjänsten och hälso- och sjukvården "
            "utbyta uppgifter om personen.",
        )
        self._today = kit.clock.today()
        self._day = DateField(kit.theme, self._today)
        self._version = QComboBox()
        self._version.view().setAccessibleName("Textens versioner")
        for document in reversed(documents):
            self._version.addItem(version_words(document), document.id)
        self.add_field("Datum på samtycket", self._day, "Det datum som står på blanketten.")
        self._validity = self.add_text("", "strong")
        self.add_field("Text som skrevs under", self._version, "Versionen står längst ned på blanketten.")
        self._day.changed.connect(self._tell)
        self._tell()
        self.primary_verb("Registrera samtycke")
        self.cancel_verb()

    def value(self) -> ConsentChoice:
        """The choice. Raises KnownError ``date.form``, ``date.invalid`` or ``date.future``."""
        self.point_at(self._day)
        return ConsentChoice(so_far(self._day.day(), self._today), self._version.currentData())

    def refill(self, choice: ConsentChoice) -> None:
        """Fill in what was chosen before."""
        self._day.set_day(choice.signed)
        self._version.setCurrentIndex(self._version.findData(choice.version))

    def _tell(self) -> None:
        """The last valid day, live. A half-written date is no mistake yet; one that has not been is."""
        words = "Gäller ett år från datumet på blanketten."
        try:
            if day := self._day.optional_day():
                words = validity_words(day, self._today)
        except KnownError as refusal:
            if refusal.code == "date.future":
                words = refusal.sentences.happened
        self._validity.setText(words)


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    documents: Sequence[Document],
    *,
    again: ConsentChoice | None = None,
    error: KnownError | None = None,
) -> ConsentChoice | None:
    """The consent that ``name`` has signed, or None. ``documents``: the text's versions, newest last.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = ConsentDialog(parent, kit, name, documents)
    if again is not None:
        dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
