"""What is chosen when the board is to leave the screen, on paper or as a file: how names are written, and who is on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.ui.dialogs.words import number

NAMES_LABEL = "Namn"
NAMES_HINT = "Namn som står inne i texterna ändras inte."
ROWS_LABEL = "Deltagare"

_NAMES = (
    ("Hela namnet", NameForm.FULL),
    ("Förnamn och initial, ”Anna A.”", NameForm.SHORT),
    ("Initialer, ”A A”", NameForm.INITIALS),
)


def choices(name: str, items: Sequence[tuple[str, str]]) -> QComboBox:
    """A list of words with what each stands for as data, the first one chosen."""
    box = QComboBox()
    box.view().setAccessibleName(name)
    for words, data in items:
        box.addItem(words, data)
    return box


def name_choices() -> QComboBox:
    """The forms of names; ``currentData`` is a NameForm's value."""
    return choices(NAMES_LABEL, _NAMES)


def row_choices(shown: int, everyone: int) -> QComboBox:
    """Those shown, or the whole board; the second item's data is empty."""
    return choices(
        ROWS_LABEL,
        ((f"De {number(shown)} som visas nu", "shown"), (f"Alla {number(everyone)} på tavlan", "")),
    )
