"""The second step of a withdrawal: the day, how it was given, and who received it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.ui.dialogs.received import ReceivedFields
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


class WithdrawnDialog(Dialog[Withdrawal]):
    """Gives how the withdrawal came."""

    help_page = HelpPage.CONSENT

    def __init__(
        self, parent: QWidget | None, kit: Kit, name: str, received_by: str, again: Withdrawal | None = None
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Återkalla samtycket",
            f"{name} lämnar tavlan när du återkallar. Det går inte att ångra i programmet.",
        )
        self._fields = ReceivedFields(self, kit, "Återkallat", received_by, again)
        self.danger_verb("Återkalla samtycket")
        self.cancel_verb()

    def value(self) -> Withdrawal:
        """The day, the way and the receiver. Raises KnownError as ``ReceivedFields``."""
        return self._fields.value()


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    received_by: str,
    *,
    again: Withdrawal | None = None,
    error: KnownError | None = None,
) -> Withdrawal | None:
    """How the participant withdrew, or None: nothing is to change. ``received_by`` is whom to suggest.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = WithdrawnDialog(parent, kit, name, received_by, again)
    dialog.complain_first(error)
    return dialog.outcome()
