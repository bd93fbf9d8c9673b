"""The line under the board: whose row and the tally at the left, who wrote in the chosen cell at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme


class StatusLine(QWidget):
    """Two texts beside each other, each on as many lines as it needs; the width is shared by what they say, so that the
    board does not move because another cell is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._whose = self._tally = ""
        self._left = wrapped("", "quiet")
        self._right = wrapped("", "quiet")
        self._right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._left)
        self._row.addWidget(self._right)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def text(self) -> str:
        """What stands at the left."""
        return self._left.text()

    @property
    def origin(self) -> str:
        """What stands at the right."""
        return self._right.text()

    def show_low(self, low: bool) -> None:
        """Where the window is low, the tally has the line for itself: the panel and the tip say who wrote."""
        self._right.setHidden(low)

    def show_tally(self, text: str) -> None:
        """How many people, or how to go on."""
        if text != self._tally:
            self._tally = text
            self._write()

    def show_whose(self, name: str) -> None:
        """In whose row the keyboard is, before the rest; empty where it is seen."""
        if name != self._whose:
            self._whose = name
            self._write()

    def show_origin(self, text: str) -> None:
        """Who wrote in the chosen cell, and when."""
        self._right.setText(text)
        self._share()

    def _write(self) -> None:
        self._left.setText(dotted(self._whose, self._tally))
        self._share()

    def _measure(self) -> None:
        self._row.setSpacing(self._theme.px(1))
        self._share()

    def _share(self) -> None:
        for place, label in enumerate((self._left, self._right)):
            self._row.setStretch(
                place, label.fontMetrics().horizontalAdvance(label.text()) + self._theme.px(0.5)
            )
