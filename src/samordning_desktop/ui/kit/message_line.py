"""A message within a window: what happened in bold, the rest below, said by a screen reader too.

What has been done is said quietly. What holds the person up is marked, and goes as soon as anything in the window is
filled in otherwise.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.altering import Altering
from samordning_desktop.ui.kit.announcing import announce
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.signs import Sign, SignMark
from samordning_desktop.ui.kit.theme import Theme, set_role


class MessageLine(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Meddelande")
        self._mark = SignMark(theme, Sign.SAID)
        self._headline = wrapped("", "strong")
        self._more = wrapped("")
        self._altering = Altering(self.forget)
        px = theme.px
        words = QVBoxLayout()
        words.setSpacing(px(0.2))
        words.addWidget(self._headline)
        words.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(0.7), px(0.5), px(0.7), px(0.5))
        row.setSpacing(px(0.5))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or an empty text."""
        if self.isHidden():
            return ""
        return "\n".join(part for part in (self._headline.text(), self._more.text()) if part)

    @property
    def holds_up(self) -> bool:
        """Whether what is said holds the person up."""
        return bool(self.text) and self._mark.sign is Sign.HELD_UP

    def say(self, text: str, more: str = "") -> None:
        """Tell of what has been done."""
        self._show(text, more, "said", Sign.SAID)

    def hold_up(self, text: str, more: str = "") -> None:
        """Show why it does not go on, until something is altered."""
        self._show(text, more, "message", Sign.HELD_UP)
        self._altering.begin(self.window())

    def complain(self, error: KnownError) -> None:
        """Show a known error's three sentences, until something is altered."""
        happened, *rest = error.sentences
        self.hold_up(happened, " ".join(part for part in rest if part))

    def forget(self) -> None:
        """Say nothing more."""
        self._altering.stop()
        self.hide()

    def _show(self, text: str, more: str, role: str, sign: Sign) -> None:
        self._altering.stop()
        set_role(self, role)
        self._mark.turn(sign, "accent" if sign is Sign.HELD_UP else "text")
        self._headline.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.show()
        announce(self, f"{text} {more}".strip())
