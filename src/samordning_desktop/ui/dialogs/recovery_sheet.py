"""Changing the recovery sheet: the new one is printed or saved first, and then counts in place of the former."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs.passphrase import NOT_GIVEN
from samordning_desktop.ui.first_run.pages import RecoveryPage
from samordning_desktop.ui.first_run.steps import NOT_KEPT
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import PassphraseField
from samordning_desktop.ui.kit.help_page import HelpPage

_LEAD = (
    "Skriv ut det nya bladet först. Det öppnar inget förrän du har bytt. Då slutar det gamla att gälla: riv det. "
    "Äldre säkerhetskopior öppnas med det blad som gällde då."
)

#: Shows the sheet over a dialog.
ShowSheet = Callable[[QWidget], object]


class RecoverySheetDialog(Dialog[str]):
    """Gives the passphrase that opens now, once the sheet with ``code`` is kept."""

    help_page = HelpPage.LOCK

    def __init__(self, parent: QWidget | None, kit: Kit, code: str, show_sheet: ShowSheet) -> None:
        super().__init__(parent, kit.theme, "Nytt återställningsblad", _LEAD, width=36)
        self.sheet = RecoveryPage(kit.theme)
        self.sheet.show_code(code)
        self.sheet.sheet_asked.connect(lambda: show_sheet(self))
        self.passphrase = PassphraseField(kit.theme)
        self.add_widget(self.sheet)
        self.add_field("Din lösenfras", self.passphrase)
        self.sheet.sheet.setFocus()
        self.primary_verb("Byt återställningsblad")
        self.cancel_verb()

    def accept(self) -> None:
        """Close with the passphrase, or say what is left to do."""
        if not self.sheet.kept.isChecked():
            self.hold_up(*NOT_KEPT)
            self.sheet.kept.setFocus()
        elif not self.passphrase.text():
            self.hold_up(NOT_GIVEN)
            self.passphrase.setFocus()
        else:
            super().accept()

    def value(self) -> str:
        """The passphrase."""
        return self.passphrase.text()


def ask(
    parent: QWidget | None, kit: Kit, code: str, show_sheet: ShowSheet, error: KnownError | None = None
) -> str | None:
    """Ask for the sheet to be kept and the passphrase; None when the former sheet is to count.

    ``error`` is why the last try was refused: its sheet has been kept.
    """
    dialog = RecoverySheetDialog(parent, kit, code, show_sheet)
    dialog.sheet.kept.setChecked(error is not None)
    dialog.point_at(dialog.passphrase)
    dialog.complain_first(error)
    return dialog.outcome()
