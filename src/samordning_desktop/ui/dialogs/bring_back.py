"""Bringing an earlier value back: what stands now, and what will stand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.changed_part import shortened
from samordning_desktop.core.emptied import shown
from samordning_desktop.core.history import Return
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import IN_TEXT, breakable

#: So many characters of a step are said.
_ABOUT = 60
_AWAY = "Det är borttaget, och allt som togs bort med det kommer tillbaka. "


class BringBackDialog(Dialog[bool]):
    """Gives True."""

    help_page = HelpPage.PERSON

    def __init__(self, parent: QWidget | None, kit: Kit, choice: Return) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Hämta tillbaka ett värde",
            f"{_whose(choice)}. {_AWAY if choice.away else ''}Det som står nu blir kvar i historiken, och det går att ångra.",
            width=38,
        )
        for label, text in (("Står nu", choice.now), ("Kommer att stå", choice.then)):
            field = TextField(shown(text), lines=4 if len(text) > 120 or "\n" in text else 1)
            field.setReadOnly(True)
            self.add_field(label, field)
        self.primary_verb("Hämta tillbaka värdet")
        self.cancel_verb()

    def value(self) -> bool:
        """The value is wanted back."""
        return True


def _whose(choice: Return) -> str:
    """The field, and the step or the person around that it belongs to."""
    about = shortened(" ".join(choice.about.split()), _ABOUT)
    return breakable(f"{choice.what}, {about}" if about else choice.what, IN_TEXT)


def ask(parent: QWidget | None, kit: Kit, choice: Return) -> bool:
    """Whether the earlier value is wanted back."""
    return bool(BringBackDialog(parent, kit, choice).outcome())
