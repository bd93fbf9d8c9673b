"""What is chosen when the board is to leave the screen, on paper or as a file: how names are written, and who is on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox

from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.swedish import number
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit.dialog import Dialog

_NAMES, _ROWS, _WHOM = "Namn", "Deltagare", "Till vem"
_WHOMS = (("Det egna teamet", ""), ("Någon annan: ett utlämnande", "other"))
_FORMS = (
    ("Hela namnet", NameForm.FULL),
    ("Förnamn och initial, ”Anna A.”", NameForm.SHORT),
    ("Initialer, ”A A”", NameForm.INITIALS),
)


def only_these(shown: Sequence[str], everyone: Collection[str], *, shown_only: bool) -> Sequence[str] | None:
    """Whom a paper or a file is to hold: those on the screen, or None for all on the board.

    Where nothing was to be chosen, as many being shown, it is those who are seen.
    """
    unasked = len(shown) == len(everyone) and set(shown) != set(everyone)
    return shown if shown_only or unasked else None


class WhoAndHow:
    """Three fields at the end of a dialog's body. With as many shown as there are there is nothing to choose about who.

    More are shown where those who have left are: they are on the screen, and not on the board.
    """

    def __init__(self, dialog: Dialog[Any], shown: int, everyone: int) -> None:
        self._whom = add_choices(dialog, _WHOM, _WHOMS)
        self._names = add_choices(dialog, _NAMES, _FORMS, "Namn som står inne i texterna ändras inte.")
        self._rows: QComboBox | None = None
        if shown != everyone:
            rows = ((f"De {number(shown)} som visas nu", "shown"), (f"Alla {number(everyone)} på tavlan", ""))
            self._rows = add_choices(dialog, _ROWS, rows)
        else:
            dialog.add_text(f"{counted(everyone, 'deltagare', 'deltagare')} är med.")

    @property
    def other(self) -> bool:
        """Whether somebody outside the team is to have it."""
        return bool(self._whom.currentData())

    @property
    def names(self) -> NameForm:
        """How names are to be written."""
        return NameForm(self._names.currentData())

    @property
    def shown_only(self) -> bool:
        """Whether only those that search and filter let through go with."""
        return self._rows is not None and bool(self._rows.currentData())


def add_choices(
    dialog: Dialog[Any], label: str, items: Sequence[tuple[str, str]], hint: str = ""
) -> QComboBox:
    """A list of words at the end of a dialog's body, each with what it stands for as its data; the first is chosen."""
    box = QComboBox()
    box.view().setAccessibleName(label)
    for words, data in items:
        box.addItem(words, data)
    dialog.add_field(label, box, hint)
    return box
