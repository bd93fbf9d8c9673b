"""The one place where the program speaks up: known errors, questions, and the calm error window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.theme import Theme

# Dialogs are imported when the first of them is to be shown: the lock, which is painted first of all, needs none.


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
        from samordning_desktop.ui.kit.message_windows import Note

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
        from samordning_desktop.ui.kit.message_windows import Question

        return bool(Question(parent, self._theme, question, text, verb, safe_verb, danger=danger).outcome())

    def fail(self, parent: QWidget | None, error: Exception) -> None:
        """Show whatever went wrong: a known error in its own words, anything else as the calm error window."""
        if isinstance(error, KnownError):
            self.refuse(parent, error)
        else:
            from samordning_desktop.ui.kit.errors import ErrorWindow

            ErrorWindow(parent, self._theme, error).outcome()
