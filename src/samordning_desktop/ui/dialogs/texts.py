"""Every version of the consent and the information sheet: to see, print blank, or add one's own to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.core.document import Document
from samordning_desktop.core.swedish import dotted
from samordning_desktop.core.texts import TEXT_WORDS
from samordning_desktop.ops.texts import TextUse
from samordning_desktop.ui.dialogs.pick_list import PickList
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


class TextsVerb(StrEnum):
    """What is wanted of the list."""

    SHOW = "show"
    ADD = "add"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class TextsChoice:
    """What is wanted, and the text that was chosen then."""

    verb: TextsVerb
    document: Document


def use_words(use: TextUse) -> str:
    """A version in two rows: what it is, and by how many it is used."""
    document = use.document
    word = TEXT_WORDS[document.key]
    parts = [f"{word[0].upper()}{word[1:]}, version {document.version}, {document.day}"]
    if document.easy:
        parts.append("lättläst")
    parts.append("egen text" if document.own else "programmets text")
    return f"{dotted(*parts)}\n{_used(use)}"


def _used(use: TextUse) -> str:
    signed = f"Underskriven av {counted(use.signed, 'person', 'personer')}" if use.signed else ""
    given = f"Given till {counted(use.given, 'person', 'personer')}" if use.given else ""
    return f"{'. '.join(part for part in (signed, given) if part) or 'Inte använd än'}."


class TextsDialog(Dialog[TextsChoice]):
    """Gives what is wanted. ``older`` is how many have signed an older consent text."""

    help_page = HelpPage.TEXTS

    def __init__(self, parent: QWidget | None, kit: Kit, uses: Sequence[TextUse], older: int) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Texter",
            "Samtycken och informationsblad, de nyaste först. En text som har lagts in ändras aldrig: "
            "en ny version läggs bredvid.",
            width=44,
        )
        self._documents = {_code(use.document): use.document for use in uses}
        self._verb = TextsVerb.SHOW
        lines = [(_code(use.document), use_words(use)) for use in uses]
        self._list = PickList(kit.theme, "Texter", lines, beside=18 if older else 14)
        self._list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.add_widget(self._list)
        if older:
            who = counted(older, "person", "personer")
            button = QPushButton(f"Visa {who} med äldre text …", autoDefault=False)
            button.clicked.connect(lambda _checked: self._want(TextsVerb.OLDER))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.primary_verb("Visa på papper")
        self.verb("Lägg in egen …", lambda: self._want(TextsVerb.ADD))
        self.cancel_verb("Stäng")

    def value(self) -> TextsChoice:
        """What is wanted of the text chosen."""
        return TextsChoice(self._verb, self._documents[self._list.picked])

    def choose(self, document: Document) -> None:
        """Choose a text of the list."""
        self._list.pick(_code(document))

    def _want(self, verb: TextsVerb) -> None:
        self._verb = verb
        self.accept()


def _code(document: Document) -> str:
    return f"{document.key} {document.id}"


def ask(
    parent: QWidget | None,
    kit: Kit,
    uses: Sequence[TextUse],
    older: int,
    chosen: Document | None = None,
) -> TextsChoice | None:
    """What is wanted of the texts, or None. ``chosen``: the one that is chosen at first."""
    dialog = TextsDialog(parent, kit, uses, older)
    if chosen is not None:
        dialog.choose(chosen)
    return dialog.outcome()
