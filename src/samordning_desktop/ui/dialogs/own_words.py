"""Our own fingerprint, as it is read to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.fingerprint import unbroken
from samordning_desktop.core.peer import Own
from samordning_desktop.ui.kit.fields import labelled
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme


def own_words(theme: Theme, own: Own, label: str) -> QWidget:
    """The words and digits to read aloud, under what they are for."""
    words = wrapped(unbroken(own.fingerprint), "mono")
    words.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    row = labelled(theme, label, words)
    words.setAccessibleName(f"Vårt fingeravtryck: {own.fingerprint}")
    return row
