"""The signed consent, first step: on paper or on the screen, its day, its text, who was there, and the form's file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from samordning_desktop.core.consent import SIGNED_WORDS, SignedHow, last_valid_day
from samordning_desktop.core.document import Document
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.text import clean_name
from samordning_desktop.core.texts import at_signing
from samordning_desktop.ui.consent.file_row import ChosenForm, FileRow, ReadForm
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

ON = "Välj vad det omfattar …"
_HOW = {how.value: words for how, words in SIGNED_WORDS.items()}


@dataclass(frozen=True, slots=True)
class ConsentChoice:
    """The day on the form and the text that was signed (``Document.id``), or that is to be signed on the screen.

    ``how`` is a value of SignedHow; ``witness`` who was there beside; ``form`` the file that shows the form.
    """

    signed: date
    version: str
    how: str = SignedHow.PAPER.value
    witness: str = ""
    form: ChosenForm | None = None


def validity_words(signed: date, today: date) -> str:
    """How long a consent signed on that day holds: ``Gäller till och med 2027-03-01.``

    One that has run out says so. Raises KnownError ``date.future`` for a day after ``today``.
    """
    until = last_valid_day(so_far(signed, today))
    if until < today:
        return f"Gällde till och med {until}. Samtycket har redan gått ut."
    return f"Gäller till och med {until}."


def younger_words(document: Document) -> str:
    """What is said of a text that is younger than the signature."""
    return (
        f"Texten är från {document.day}, efter underskriften. Se efter vilken version som står på blanketten."
    )


def version_words(document: Document) -> str:
    """A text version as one line of a list: ``Version 3, 2025-04-22, lättläst``."""
    more = [", lättläst"] * document.easy + [", egen text"] * bool(document.own)
    return f"Version {document.version}, {document.day}{''.join(more)}"


class ConsentDialog(Dialog[ConsentChoice]):
    """Gives what is known of the form; no day and no file is filled in for the person."""

    help_page = HelpPage.CONSENT

    def __init__(
        self, parent: QWidget | None, kit: Kit, name: str, documents: Sequence[Document], read: ReadForm
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Registrera samtycke",
            f"{name} låter socialtjänsten och hälso- och sjukvården utbyta uppgifter. "
            "Vad samtycket omfattar väljs i nästa steg.",
            width=38,
        )
        self._today = kit.clock.today()
        self._messages = kit.messages
        self._how = Choice(kit.theme, "Hur skrivs det under?", _HOW, needed=True)
        self._day = DateField(kit.theme, self._today)
        self._documents = {document.id: document for document in documents}
        self._named = False  # whether somebody has said which text it was
        self._version = QComboBox()
        self._version.view().setAccessibleName("Textens versioner")
        for document in reversed(documents):
            self._version.addItem(version_words(document), document.id)
        self._witness = QLineEdit()
        self._file = FileRow(kit, read)
        self._build()
        self._how.choose(SignedHow.PAPER.value)
        self._connect()
        self.primary_verb(ON)
        self.cancel_verb()
        self._day.setFocus()

    def value(self) -> ConsentChoice:
        """The choice. Raises KnownError ``date.form``, ``date.invalid``, ``date.future`` or ``name.too_long``."""
        self.point_at(self._day)
        day = so_far(self._day.day(), self._today) if self._on_paper else self._today
        self.point_at(self._witness)
        witness = clean_name(self._witness.text(), LABEL_LIMIT)
        if self._on_paper and self._file.reading:
            self.point_at(self._file)
            raise KnownError("form.reading")
        form = self._file.chosen if self._on_paper else None
        return ConsentChoice(day, self._version.currentData(), self._how.value, witness, form)

    def refill(self, choice: ConsentChoice) -> None:
        """Fill in what was chosen before."""
        self._how.choose(choice.how)
        self._day.set_day(choice.signed if self._on_paper else None)
        self._name(choice.version)
        self._named = True
        self._witness.setText(choice.witness)
        self._file.put(choice.form)

    @property
    def _on_paper(self) -> bool:
        return self._how.value == SignedHow.PAPER

    def _build(self) -> None:
        self.add_widget(self._how)
        self._paper = [
            self.add_field("Datum på samtycket", self._day, "Det datum som står på blanketten."),
            self.add_field(
                "Skanning eller foto",
                self._file,
                "PDF, PNG, JPEG eller HEIC. Sparas krypterat här och kan visas igen. Kan utelämnas.",
            ),
        ]
        self._validity = self.add_text("", "strong")
        self.add_field("Text som skrivs under", self._version, "På en blankett står versionen längst ned.")
        self._younger = self.add_text("", "strong")
        self.add_field(
            "Med vid underskriften", self._witness, "Vittne eller tolk, om någon var med: tolk Mia Åhl."
        )

    def _connect(self) -> None:
        self._how.changed.connect(self._arrange)
        self._day.changed.connect(self._tell)
        self._version.activated.connect(lambda _index: self._say_which())
        self._file.failed.connect(self._refuse)
        self._file.changed.connect(self._make_room)
        self._arrange()

    def _arrange(self) -> None:
        for row in self._paper:
            row.setVisible(self._on_paper)
        self._tell()
        self._make_room()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.point_at(self._file)
            self.complain(error)
        else:
            self._messages.fail(self, error)

    def _tell(self) -> None:
        """The last valid day, live. A half-written date is no mistake yet; one that has not been is."""
        words = "Gäller ett år från datumet på blanketten."
        day = None
        try:
            day = self._day.optional_day() if self._on_paper else self._today
            if day:
                words = validity_words(day, self._today)
        except KnownError as refusal:
            if refusal.code == "date.future":
                words = refusal.sentences.happened
        before = "" if self._on_paper else f"Skrivs under i dag, {self._today}. "
        self._validity.setText(f"{before}{words}")
        if day and not self._named:
            self._name(at_signing(list(self._documents.values()), day).id)
        self._compare(day)

    def _say_which(self) -> None:
        self._named = True
        self._tell()

    def _name(self, version: str) -> None:
        self._version.setCurrentIndex(self._version.findData(version))

    def _compare(self, day: date | None) -> None:
        """A text that was not there yet is hardly the one that was signed."""
        chosen = self._documents[self._version.currentData()]
        younger = day is not None and chosen.day > day
        self._younger.setText(younger_words(chosen) if younger else "")
        self._younger.setVisible(younger)
        self._make_room()


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    documents: Sequence[Document],
    read: ReadForm,
    *,
    again: ConsentChoice | None = None,
    error: KnownError | None = None,
) -> ConsentChoice | None:
    """The consent that ``name`` has signed or is to sign, or None. ``documents``: the text's versions, newest last.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = ConsentDialog(parent, kit, name, documents, read)
    if again is not None:
        dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
