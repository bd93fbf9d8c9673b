"""Enter presses the button that has the keyboard: Qt does so only where it may become the default."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_with_enter(window: QWidget, event: QKeyEvent) -> bool:
    """Whether the key, which nothing in ``window`` wanted, was Enter on a button; the button is then pressed.

    A choice that is made already is not made or let go again: from there Enter is for the default.
    """
    button = window.focusWidget()
    if event.key() not in ENTER or not isinstance(button, QPushButton | QToolButton):
        return False
    if button.property("segment") and button.isChecked():
        return False
    button.click()
    return True
