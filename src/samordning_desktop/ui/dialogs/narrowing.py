"""Taking back a part of the consent: which, what that stops and who is told; then the day, how, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.ui.dialogs.account import Account, Item, Section
from samordning_desktop.ui.dialogs.received import ReceivedFields
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

_WIDTH = 36


class Part(Protocol):
    """A part that can be taken back, in words, and what that does."""

    @property
    def what(self) -> str:
        """A party or a kind of information."""

    @property
    def key(self) -> str:
        """Which."""

    @property
    def words(self) -> str:
        """The part in words."""

    @property
    def stops(self) -> tuple[str, ...]:
        """What stops."""

    @property
    def told(self) -> tuple[str, ...]:
        """Who is told."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The part and how it was taken back."""

    what: str
    key: str
    how: Withdrawal


def sections(part: Part) -> tuple[Section, ...]:
    """What taking the part back does."""
    return (
        Section("Det här upphör", tuple(map(Item, part.stops))),
        Section("De här får besked", tuple(map(Item, part.told))),
    )


class NarrowingDialog(Dialog[TakenBack]):
    """Gives the part and how it was taken back. There must be at least one part."""

    help_page = HelpPage.CONSENT

    def __init__(
        self,
        parent: QWidget | None,
        kit: Kit,
        name: str,
        parts: Sequence[Part],
        received_by: str,
        again: TakenBack | None = None,
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Ta tillbaka en del av samtycket",
            f"{name} är kvar på tavlan. Det som tas tillbaka går inte att ångra, men ett nytt samtycke kan ge det igen.",
            width=_WIDTH,
        )
        self._parts = parts
        self._part = QComboBox()
        self._part.view().setAccessibleName("Det som samtycket omfattar")
        self._part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for part in parts:
            self._part.addItem(part.words)
        if again is not None:
            keys = [(part.what, part.key) for part in parts]
            at = (again.what, again.key)
            self._part.setCurrentIndex(keys.index(at) if at in keys else 0)
        self._account = Account(kit.theme, sections(self._chosen()), _WIDTH, beside=34)
        self.add_field("Det som tas tillbaka", self._part)
        self.add_widget(self._account)
        self._fields = ReceivedFields(self, kit, "Tillbakataget", received_by, again.how if again else None)
        self._part.currentIndexChanged.connect(lambda _at: self._account.tell(sections(self._chosen())))
        self.danger_verb("Ta tillbaka")
        self.cancel_verb()

    def value(self) -> TakenBack:
        """The part, and how. Raises KnownError as ``ReceivedFields``."""
        part = self._chosen()
        return TakenBack(part.what, part.key, self._fields.value())

    def _chosen(self) -> Part:
        return self._parts[self._part.currentIndex()]


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    parts: Sequence[Part],
    received_by: str,
    *,
    again: TakenBack | None = None,
    error: KnownError | None = None,
) -> TakenBack | None:
    """What the participant takes back, or None: nothing is to change. ``received_by`` is whom to suggest.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = NarrowingDialog(parent, kit, name, parts, received_by, again)
    dialog.complain_first(error)
    return dialog.outcome()
