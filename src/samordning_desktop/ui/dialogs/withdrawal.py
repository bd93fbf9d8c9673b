"""The first step of a withdrawal: what stops, what is kept, who is told."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.dialogs.account import Account, Item, Section
from samordning_desktop.ui.kit import Kit
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


class WithdrawalDialog(Dialog[bool]):
    """Gives whether to go on to the second step (``withdrawn``)."""

    help_page = HelpPage.CONSENT

    def __init__(self, parent: QWidget | None, kit: Kit, effects: Effects) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Återkalla samtycket",
            f"{effects.name} tar tillbaka sitt samtycke. Inget ändras förrän du har gått vidare och återkallat.",
            width=_WIDTH,
        )
        self.add_widget(Account(kit.theme, sections(effects), _WIDTH))
        self.danger_verb("Gå vidare")
        self.cancel_verb()

    def value(self) -> bool:
        """Yes."""
        return True


def ask(parent: QWidget | None, kit: Kit, effects: Effects) -> bool:
    """Whether the withdrawal is to go on."""
    return WithdrawalDialog(parent, kit, effects).outcome() or False
