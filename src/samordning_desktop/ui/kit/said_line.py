"""A quiet line for what has just been done: hidden while there is nothing to say, read out when there is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from samordning_desktop.ui.kit.announcing import announce
from samordning_desktop.ui.kit.theme import Theme, set_role

#: How long a sentence stands: longer than anybody reads, and no longer than it is news.
STANDS_MS = 30_000


class SaidLine(QLabel):
    """One sentence, until the next thing is done or a while has gone."""

    def __init__(self, theme: Theme, stands_ms: int = STANDS_MS) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._theme = theme
        self._margin = 1.0
        self._timer = QTimer(self, singleShot=True, interval=stands_ms)
        self._timer.timeout.connect(self.forget)
        set_role(self, "strong")
        self.hide()
        theme.changed.connect(self._measure)
        self._measure()

    def say(self, text: str) -> None:
        """Show a sentence, and let a screen reader say it; nothing more with no text."""
        if not text:
            self.forget()
            return
        self.setText(text)
        self.show()
        self._timer.start()
        announce(self, text)

    def forget(self) -> None:
        """Say nothing more."""
        self._timer.stop()
        self.clear()
        self.hide()

    def align(self, margin: float) -> None:
        """Begin where the page above does: ``margin`` in em."""
        self._margin = margin
        self._measure()

    def _measure(self) -> None:
        px = self._theme.px
        self.setContentsMargins(px(self._margin), px(0.2), px(self._margin), px(0.5))
