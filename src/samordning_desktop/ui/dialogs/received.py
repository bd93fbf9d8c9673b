"""What every dialog asks that receives a withdrawal, whole or in part: the day, how it was given, who received it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from samordning_desktop.core import entities
from samordning_desktop.core.consent_scope import GIVEN_WORDS
from samordning_desktop.core.text import clean_name
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog


class ReceivedFields:
    """Puts its fields in a dialog. ``verb`` is what was done (``Återkallat``); ``received_by`` whom to suggest."""

    def __init__(
        self, dialog: Dialog[Any], kit: Kit, verb: str, received_by: str, again: Withdrawal | None
    ) -> None:
        self._dialog = dialog
        self._today = kit.clock.today()
        self._day = DateField(kit.theme, self._today, again.day if again else self._today)
        self._how = QComboBox()
        self._how.view().setAccessibleName("Sätten")
        for code, words in GIVEN_WORDS.items():
            self._how.addItem(words[0].upper() + words[1:], code.value)
        if again is not None:
            self._how.setCurrentIndex(max(self._how.findData(again.how), 0))
        self._by = QLineEdit(again.received_by if again else received_by)
        dialog.add_field(f"{verb} den", self._day, "Den dag som personen sa det eller skrev det.")
        dialog.add_field("Hur det gavs", self._how)
        dialog.add_field("Mottaget av", self._by, "Den som personen sa det till.")

    def value(self) -> Withdrawal:
        """What was given. Raises KnownError ``date.form``, ``date.invalid``, ``date.future`` or ``name.too_long``."""
        self._dialog.point_at(self._day)
        day = so_far(self._day.day(), self._today)
        self._dialog.point_at(self._by)
        return Withdrawal(day, self._how.currentData(), clean_name(self._by.text(), entities.LABEL_LIMIT))
