"""Noting that a person has been given a text: which, how, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from samordning_desktop.core.document import Document
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.informed import TOLD_WORDS, ToldHow
from samordning_desktop.core.text import clean_name
from samordning_desktop.core.texts import TEXT_WORDS
from samordning_desktop.ui.dialogs.consent import version_words
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class InformChoice:
    """The text (``Document.key`` and ``id``), how it was given, the day, and by whom (empty: whoever is at the desk)."""

    key: str
    text: str
    how: ToldHow
    day: date
    by: str


class InformDialog(Dialog[InformChoice]):
    """Gives what is to be noted. ``documents``: the texts, the likeliest first; ``by`` is the coordinator's name."""

    help_page = HelpPage.TEXTS

    def __init__(
        self, parent: QWidget | None, kit: Kit, name: str, documents: Sequence[Document], by: str
    ) -> None:
        super().__init__(parent, kit.theme, "Notera information", f"Vad har {name} fått läsa eller höra?")
        self._today = kit.clock.today()
        self._text = QComboBox()
        self._text.view().setAccessibleName("Texterna")
        self._text.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text.setMinimumContentsLength(12)
        for document in documents:
            self._text.addItem(text_words(document), f"{document.key} {document.id}")
        self._how = QComboBox()
        self._how.view().setAccessibleName("Sätt")
        self._how.addItem("Välj …", "")
        for code, word in TOLD_WORDS.items():
            self._how.addItem(f"{word[0].upper()}{word[1:]}", code.value)
        self._by = QLineEdit(by)
        self._day = DateField(kit.theme, self._today, self._today)
        self.add_field("Text", self._text, "Versionen står längst ned på papperet.")
        self.add_field("Hur", self._how)
        self.add_field("Vem gav den", self._by)
        self.add_field("Dag", self._day)
        self.primary_verb("Spara noteringen")
        self.cancel_verb()

    def value(self) -> InformChoice:
        """The note. Raises KnownError ``informed.how_missing``, ``name.too_long`` or as for a day that has been."""
        self.point_at(self._how)
        if not self._how.currentData():
            raise KnownError("informed.how_missing")
        self.point_at(self._by)
        by = clean_name(self._by.text(), LABEL_LIMIT)
        self.point_at(self._day)
        day = so_far(self._day.day(), self._today)
        key, _, text = self._text.currentData().partition(" ")
        return InformChoice(key, text, ToldHow(self._how.currentData()), day, by)

    def refill(self, choice: InformChoice) -> None:
        """Fill in what was chosen before."""
        self._text.setCurrentIndex(self._text.findData(f"{choice.key} {choice.text}"))
        self._how.setCurrentIndex(self._how.findData(choice.how.value))
        self._by.setText(choice.by)
        self._day.set_day(choice.day)


def text_words(document: Document) -> str:
    """A text in one line: ``Informationsblad: version 1, 2025-04-22, lättläst``."""
    word = TEXT_WORDS[document.key]
    words = version_words(document)
    return f"{word[0].upper()}{word[1:]}: {words[0].lower()}{words[1:]}"


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    documents: Sequence[Document],
    by: str,
    *,
    again: InformChoice | None = None,
    error: KnownError | None = None,
) -> InformChoice | None:
    """What is to be noted about ``name``, or None.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = InformDialog(parent, kit, name, documents, by)
    if again is not None:
        dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
