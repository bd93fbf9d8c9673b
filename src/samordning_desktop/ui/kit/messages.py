"""The one place where the program speaks up: known errors, questions, and the calm error window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.errors import ErrorWindow
from samordning_desktop.ui.kit.theme import Theme


class Messages:
    """Shows messages and asks questions. Tests put their own in its place, and fail at what nobody expected."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def refuse(self, parent: QWidget | None, error: KnownError) -> None:
        """Show a known error's three sentences."""
        happened, *rest = error.sentences
        self.inform(parent, happened, "\n".join(part for part in rest if part))

    def inform(self, parent: QWidget | None, headline: str, text: str = "") -> None:
        """Say something that needs no answer."""
        Note(parent, self._theme, headline, text).outcome()

    def ask(
        self,
        parent: QWidget | None,
        question: str,
        text: str,
        verb: str,
        safe_verb: str = "Avbryt",
        *,
        danger: bool = False,
    ) -> bool:
        """Ask; True only when ``verb`` was chosen. Esc and closing the window mean ``safe_verb``."""
        return bool(Question(parent, self._theme, question, text, verb, safe_verb, danger=danger).outcome())

    def fail(self, parent: QWidget | None, error: Exception) -> None:
        """Show whatever went wrong: a known error in its own words, anything else as the calm error window."""
        if isinstance(error, KnownError):
            self.refuse(parent, error)
        else:
            ErrorWindow(parent, self._theme, error).outcome()


class Note(Dialog[None]):
    """A message with one way out."""

    def __init__(self, parent: QWidget | None, theme: Theme, headline: str, text: str) -> None:
        super().__init__(parent, theme, headline, text, width=30)
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
    ) -> None:
        super().__init__(parent, theme, question, text, width=30)
        self.setWindowTitle("Samordning Desktop")
        if danger:
            self.danger_verb(verb)
        else:
            self.primary_verb(verb)
        self.cancel_verb(safe_verb)

    def value(self) -> bool:
        """The verb was chosen."""
        return True
