"""Room that scrolls up and down when there is too little of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from samordning_desktop.ui.kit.theme import set_role


def plain_scroll(inside: QWidget) -> QScrollArea:
    """``inside`` in a frameless area that scrolls up and down only; the keyboard goes to what is in it."""
    set_role(inside, "scrolled")
    scroll = QScrollArea(widgetResizable=True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    return scroll
