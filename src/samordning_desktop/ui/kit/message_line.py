"""A message within a window: what happened in bold, the rest below, said by a screen reader too.

What holds the person up goes as soon as anything in the window is filled in otherwise.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.altering import Altering
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme, set_role


class MessageLine(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_role(self, "message")
        self.setAccessibleName("Meddelande")
        self._headline = wrapped("", "strong")
        self._more = wrapped("")
        self._altering = Altering(self.forget)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(0.7), px(0.5), px(0.7), px(0.5))
        column.setSpacing(px(0.2))
        column.addWidget(self._headline)
        column.addWidget(self._more)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or an empty text."""
        if self.isHidden():
            return ""
        return "\n".join(part for part in (self._headline.text(), self._more.text()) if part)

    def say(self, text: str, more: str = "") -> None:
        """Show a message."""
        from PySide6.QtGui import (  # Qt makes them ready then: not with the lock
            QAccessible,
            QAccessibleAnnouncementEvent,
        )

        self._altering.stop()
        self._headline.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{text} {more}".strip()))

    def hold_up(self, text: str, more: str = "") -> None:
        """Show why it does not go on, until something is altered."""
        self.say(text, more)
        self._altering.begin(self.window())

    def complain(self, error: KnownError) -> None:
        """Show a known error's three sentences, until something is altered."""
        happened, *rest = error.sentences
        self.hold_up(happened, " ".join(part for part in rest if part))

    def forget(self) -> None:
        """Say nothing more."""
        self._altering.stop()
        self.hide()
