"""The kinds of information that a consent can name: the program's, and the site's own, added and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.text import clean_name
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.unsaved import loses


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind to add, by its words, or one of the site's own to take away, by its id, with what ``left`` stands written."""

    add: str = ""
    remove: str = ""
    left: str = ""


class KindsDialog(Dialog[KindChoice]):
    """Gives one change at a time."""

    help_page = HelpPage.CONSENT

    def __init__(self, parent: QWidget | None, kit: Kit, own: Sequence[tuple[str, str]]) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Slag av uppgifter",
            "Det här går att dela med stöd av ett samtycke. Egna slag är för det som sägs eller visas.",
            width=36,
        )
        self._messages = kit.messages
        self._remove = ""
        self.add_text("Programmets", "label")
        self.add_text("\n".join(f"– {words}" for words in KINDS.values()))
        self.add_text("Egna", "label")
        if not own:
            self.add_text("Inga egna slag än.", "quiet")
        for own_id, words in own:
            self.add_widget(self._line(own_id, words))
        if own:
            self.add_text("Samtycken som redan nämner ett slag behåller det.", "quiet")
        self._words = QLineEdit()
        self.add_field("Nytt slag", self._words, "Till exempel: Ekonomi. Skriv så att personen förstår.")
        self.primary_verb("Lägg till slaget")
        self.cancel_verb("Stäng")
        self._words.setFocus()

    def value(self) -> KindChoice:
        """The change. Raises KnownError ``kind.empty`` or ``name.too_long``."""
        if self._remove:
            return KindChoice(remove=self._remove, left=self._words.text())
        self.point_at(self._words)
        words = clean_name(self._words.text(), LABEL_LIMIT)
        if not words:
            raise KnownError("kind.empty")
        return KindChoice(add=words)

    def give_up(self) -> None:
        """Ask before a kind that is written, and not added, is lost."""
        if not self._words.text().strip() or loses(self._messages, self):
            super().give_up()

    def refill(self, words: str) -> None:
        """Fill in what was written before."""
        self._words.setText(words)

    def _line(self, own_id: str, words: str) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(0.3))
        column.addWidget(wrapped(breakable(words)))
        remove = QPushButton("Ta bort", autoDefault=False)
        remove.setAccessibleName(f"Ta bort slaget {words}")
        remove.clicked.connect(lambda _checked: self._take_away(own_id))
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _take_away(self, own_id: str) -> None:
        self._remove = own_id
        self.accept()


def ask(
    parent: QWidget | None,
    kit: Kit,
    own: Sequence[tuple[str, str]],
    *,
    again: str = "",
    error: KnownError | None = None,
) -> KindChoice | None:
    """A change of the list, or None when it is as it should be. ``own``: the site's own kinds, id and words."""
    dialog = KindsDialog(parent, kit, own)
    dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
