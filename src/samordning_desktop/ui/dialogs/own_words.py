"""Our own fingerprint, as it is read to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from samordning_desktop.core.fingerprint import unbroken
from samordning_desktop.core.peer import Own
from samordning_desktop.ui.kit.labels import wrapped


def own_words(own: Own) -> QLabel:
    """The words and digits to read aloud."""
    words = wrapped(unbroken(own.fingerprint), "mono")
    words.setAccessibleName(f"Vårt fingeravtryck: {own.fingerprint}")
    words.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return words
