"""Rows and columns whose air follows the size of type, however long ago they were made."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from samordning_desktop.ui.kit.theme import Theme


class Spaced(QBoxLayout):
    """Parts with ``em`` between them, and none around them."""

    def __init__(
        self, theme: Theme, direction: QBoxLayout.Direction, em: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(direction, parent)
        self._theme, self._em = theme, em
        self.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setSpacing(self._theme.px(self._em))


def spaced_row(theme: Theme, em: float, parent: QWidget | None = None) -> Spaced:
    """Parts beside each other, in ``parent`` or to be put in another layout."""
    return Spaced(theme, QBoxLayout.Direction.LeftToRight, em, parent)


def spaced_column(theme: Theme, em: float, parent: QWidget | None = None) -> Spaced:
    """Parts below each other, in ``parent`` or to be put in another layout."""
    return Spaced(theme, QBoxLayout.Direction.TopToBottom, em, parent)
