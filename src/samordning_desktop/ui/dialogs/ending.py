"""Ending a participation: what it means, the day, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from samordning_desktop.core import entities
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class Ending:
    """The day when a participation ends, and why."""

    day: date
    reason: str = ""


def effects(short_name: str, covers: bool) -> tuple[str, ...]:
    """What ending does. ``covers``: whether the consent covers handing anything over."""
    about_consent = (
        (
            "Den andra orten får veta det med nästa paket, så länge samtycket omfattar det.",
            "Samtycket gäller som förut. Att återkalla det är en annan sak.",
        )
        if covers
        else ("Den andra orten får inte veta det: inget samtycke omfattar det nu.",)
    )
    return (
        f"{short_name} lämnar tavlan och finns kvar i registret med sin historik.",
        *about_consent,
        "Det kan ångras, och deltagandet kan återupptas. Personen hittas med tavlans ”Visa avslutade”.",
    )


class EndingDialog(Dialog[Ending]):
    """Gives the day and the reason."""

    help_page = HelpPage.PERSON

    def __init__(
        self, parent: QWidget | None, kit: Kit, short_name: str, covers: bool, start: Ending | None = None
    ) -> None:
        super().__init__(parent, kit.theme, "Avsluta deltagandet", "Det här händer:", width=38)
        today = kit.clock.today()
        self._day = DateField(kit.theme, today, start.day if start else today)
        self._reason = TextField(start.reason if start else "", lines=2)
        self.add_text("\n".join(f"– {line}" for line in effects(short_name, covers)))
        self.add_field("Avslutas den", self._day)
        self.add_field(DETAIL_LABELS["end_reason"], self._reason)
        self.primary_verb("Avsluta deltagandet")
        self.cancel_verb()

    def value(self) -> Ending:
        """The day and the reason. Raises KnownError ``date.invalid`` or ``text.too_long``."""
        self.point_at(self._day)
        day = self._day.day()
        self.point_at(self._reason)
        field_value(entities.PARTICIPANT, "end_reason", self._reason.text())
        return Ending(day, self._reason.text())


def ask(
    parent: QWidget | None,
    kit: Kit,
    short_name: str,
    covers: bool,
    *,
    again: Ending | None = None,
    error: KnownError | None = None,
) -> Ending | None:
    """When and why the participation ends, or None: it goes on.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = EndingDialog(parent, kit, short_name, covers, again)
    dialog.complain_first(error)
    return dialog.outcome()
