"""Choosing a passphrase: typed twice, with its strength in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.passphrase import strength
from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.fields import PassphraseField, labelled
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme

NO_KEYRING = (
    "Den här datorn har ingen nyckelring som kan hålla andra halvan av nyckeln. Därför behövs en längre lösenfras: "
    "minst {minimum} tecken."
)
UNEQUAL = ("Lösenfraserna är inte lika.", "Skriv samma lösenfras i båda fälten.")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why what is typed cannot be used yet: the field to mend it in, and what to say."""

    field: PassphraseField
    text: str
    more: str = ""


class NewPassphrase(QWidget):
    """Two fields. ``column`` is what holds them."""

    def __init__(
        self, theme: Theme, label: str = "Lösenfras", again: str = "Lösenfrasen en gång till"
    ) -> None:
        super().__init__()
        self._keyring = True
        self.first, self.second = PassphraseField(theme), PassphraseField(theme)
        self._notice = wrapped("", "strong")
        self._strength = wrapped("", "quiet")
        self.column = TopColumn(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(0.8))
        self.column.addWidget(self._notice)
        self.column.addWidget(labelled(theme, label, self.first))
        self.column.addWidget(self._strength)
        self.column.addWidget(labelled(theme, again, self.second))
        self.first.line.textChanged.connect(self._judge)
        self.set_keyring(True)

    def set_keyring(self, available: bool) -> None:
        """Whether the computer's keyring holds the other half of the key."""
        self._keyring = available
        minimum = strength("", available).minimum
        self._notice.setText("" if available else NO_KEYRING.format(minimum=minimum))
        self._notice.setVisible(not available)
        self._judge()

    def fault(self) -> Fault | None:
        """What stands in the way of using what is typed."""
        if not strength(self.first.text(), self._keyring).enough:
            return Fault(self.first, self.judgement)
        if self.first.text() != self.second.text():
            return Fault(self.second, *UNEQUAL)
        return None

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    @property
    def judgement(self) -> str:
        """The line under the first field."""
        return self._strength.text()

    def _judge(self) -> None:
        typed = self.first.text()
        judged = strength(typed, self._keyring)
        if typed:
            self._strength.setText(" ".join(part for part in (f"{judged.word}.", judged.advice) if part))
        else:
            self._strength.setText(f"Minst {judged.minimum} tecken.")
