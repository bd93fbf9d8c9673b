"""Choosing another passphrase: the one that opens now, unless the recovery sheet's code did, and the new one twice."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import PassphraseField
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.new_passphrase import NewPassphrase

NOT_GIVEN = "Skriv först den lösenfras som gäller nu."
_FORGOTTEN_HINT = "Har du glömt den: lås programmet och öppna med koden på återställningsbladet."
_LEAD = "Den nya gäller från nästa gång tavlan låses upp. Äldre säkerhetskopior öppnas med den lösenfras som gällde då."
_BY_CODE = (
    "Du öppnade med koden på återställningsbladet. Välj en ny lösenfras, så behövs bladet inte nästa gång. "
    "Bladet fortsätter att gälla; lås in det igen."
)


@dataclass(frozen=True, slots=True)
class PassphraseChoice:
    """The passphrase that opens now (empty where the sheet's code has opened) and the one that is to."""

    current: str
    new: str

    def __repr__(self) -> str:
        """Nothing of them, wherever an error may print it."""
        return "PassphraseChoice(…)"


class PassphraseDialog(Dialog[PassphraseChoice]):
    """Gives the choice. ``keyring`` tells whether the computer's own holds the other half of the key."""

    help_page = HelpPage.LOCK

    def __init__(self, parent: QWidget | None, kit: Kit, keyring: bool, by_code: bool = False) -> None:
        title = "Välj en ny lösenfras" if by_code else "Byt lösenfras"
        super().__init__(parent, kit.theme, title, _BY_CODE if by_code else _LEAD, width=34)
        self._by_code = by_code
        self.current = PassphraseField(kit.theme)
        self.new = NewPassphrase(kit.theme, "Ny lösenfras", "Den nya lösenfrasen en gång till")
        self.new.set_keyring(keyring)
        row = self.add_field("Lösenfrasen som gäller nu", self.current, _FORGOTTEN_HINT)
        row.setVisible(not by_code)
        self.add_widget(self.new)
        self.primary_verb("Byt lösenfras")
        self.cancel_verb("Gå till tavlan" if by_code else "Avbryt")

    def accept(self) -> None:
        """Close with the choice, or say what it lacks."""
        if not self._by_code and not self.current.text():
            self.hold_up(NOT_GIVEN)
            self.current.setFocus()
            return
        fault = self.new.fault()
        if fault is None:
            super().accept()
        else:
            self.hold_up(fault.text, fault.more)
            fault.field.setFocus()

    def value(self) -> PassphraseChoice:
        """The choice."""
        return PassphraseChoice(self.current.text(), self.new.first.text())

    def refill(self, choice: PassphraseChoice) -> None:
        """Fill in what was chosen before it was refused."""
        self.new.first.line.setText(choice.new)
        self.new.second.line.setText(choice.new)
        self.point_at(self.new.first if self._by_code else self.current)


def ask(
    parent: QWidget | None,
    kit: Kit,
    keyring: bool,
    *,
    by_code: bool = False,
    again: PassphraseChoice | None = None,
    error: KnownError | None = None,
) -> PassphraseChoice | None:
    """Ask for another passphrase; None when it is to stay. ``again`` and ``error`` are of a choice that was refused."""
    dialog = PassphraseDialog(parent, kit, keyring, by_code)
    if again is not None:
        dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
