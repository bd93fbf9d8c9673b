"""Withdrawing a consent: what stops, what is kept, who is told; then the day."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs.account import Account, Item, Section
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

_WIDTH = 36


class Effects(Protocol):
    """What a withdrawal does, as Swedish lines."""

    @property
    def name(self) -> str:
        """The participant."""

    @property
    def stops(self) -> tuple[str, ...]:
        """What stops."""

    @property
    def kept(self) -> tuple[str, ...]:
        """What is kept."""

    @property
    def told(self) -> tuple[str, ...]:
        """Who is told."""


def sections(effects: Effects) -> tuple[Section, ...]:
    """The account of the withdrawal. A part with no lines says so instead of being left out."""
    parts = (
        ("Det här upphör", effects.stops, "Inget upphör."),
        ("Det här behålls", effects.kept, "Inget behålls."),
        ("De här får besked", effects.told, "Ingen annan ort får besked: inget har lämnats ut."),
    )
    return tuple(
        Section(heading, tuple(Item(line) for line in lines), "" if lines else nothing)
        for heading, lines, nothing in parts
    )


class WithdrawalDialog(Dialog[date]):
    """Gives the day of the withdrawal."""

    help_page = HelpPage.CONSENT

    def __init__(self, parent: QWidget | None, kit: Kit, effects: Effects, day: date | None = None) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Återkalla samtycket",
            f"{effects.name} tar tillbaka sitt samtycke. Det går inte att ångra i programmet.",
            width=_WIDTH,
        )
        self._today = kit.clock.today()
        self._day = DateField(kit.theme, self._today, day or self._today)
        self.add_widget(Account(kit.theme, sections(effects), _WIDTH, beside=18))
        self.add_field("Återkallat den", self._day, "Den dag som personen sa det eller skrev det.")
        self.danger_verb("Återkalla samtycket")
        self.cancel_verb()

    def value(self) -> date:
        """The day. Raises KnownError ``date.form``, ``date.invalid`` or ``date.future``."""
        self.point_at(self._day)
        return so_far(self._day.day(), self._today)


def ask(
    parent: QWidget | None,
    kit: Kit,
    effects: Effects,
    *,
    again: date | None = None,
    error: KnownError | None = None,
) -> date | None:
    """The day on which the participant withdrew, or None: nothing is to change.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = WithdrawalDialog(parent, kit, effects, again)
    dialog.complain_first(error)
    return dialog.outcome()
