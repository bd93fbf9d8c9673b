"""The windows in which the program speaks up: a note with one way out, and a question with two."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.theme import Theme


class Note(Dialog[None]):
    """A message with one way out."""

    asks = False

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        headline: str,
        text: str,
        help_page: HelpPage | None = None,
    ) -> None:
        super().__init__(parent, theme, headline, text, width=30, help_page=help_page)
        self.setWindowTitle("Samordning Desktop")
        self.cancel_verb("Stäng")

    def value(self) -> None:
        """Nothing."""


class Question(Dialog[bool]):
    """A question with a verb and a safe way out; the safe one is the default when the verb is dangerous."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        question: str,
        text: str,
        verb: str,
        safe_verb: str,
        *,
        danger: bool,
        help_page: HelpPage | None = None,
    ) -> None:
        super().__init__(parent, theme, question, text, width=30, help_page=help_page)
        self.setWindowTitle("Samordning Desktop")
        if danger:
            self.danger_verb(verb)
        else:
            self.primary_verb(verb)
        self.cancel_verb(safe_verb)

    def value(self) -> bool:
        """The verb was chosen."""
        return True
