"""The one place where the program speaks up: known errors, questions, and the calm error window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.help_page import HelpPage, page_of_error
from samordning_desktop.ui.kit.theme import Theme

# Dialogs are imported when the first of them is to be shown: the lock, which is painted first of all, needs none.


class Messages:
    """Shows messages and asks questions. Tests put their own in its place, and fail at what nobody expected."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def refuse(self, parent: QWidget | None, error: KnownError) -> None:
        """Show a known error's three sentences."""
        happened, *rest = error.sentences
        self.inform(parent, happened, "\n".join(part for part in rest if part), page_of_error(error.code))

    def inform(
        self, parent: QWidget | None, headline: str, text: str = "", help_page: HelpPage | None = None
    ) -> None:
        """Say something that needs no answer. ``help_page`` is about it; None is that of ``parent``."""
        from samordning_desktop.ui.kit.message_windows import Note

        Note(parent, self._theme, headline, text, help_page).outcome()

    def ask(
        self,
        parent: QWidget | None,
        question: str,
        text: str,
        verb: str,
        safe_verb: str = "Avbryt",
        *,
        danger: bool = False,
        help_page: HelpPage | None = None,
    ) -> bool:
        """Ask; True only when ``verb`` was chosen. Esc and closing the window mean ``safe_verb``; ``help_page`` as
        ``inform``."""
        from samordning_desktop.ui.kit.message_windows import Question

        asked = Question(
            parent, self._theme, question, text, verb, safe_verb, danger=danger, help_page=help_page
        )
        return bool(asked.outcome())

    def fail(self, parent: QWidget | None, error: Exception) -> None:
        """Show whatever went wrong: a known error in its own words, anything else as the calm error window."""
        if isinstance(error, KnownError):
            self.refuse(parent, error)
        else:
            from samordning_desktop.ui.kit.errors import ErrorWindow

            ErrorWindow(parent, self._theme, error).outcome()
