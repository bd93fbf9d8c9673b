"""What has been handed out about a person: every row, and its sentence for one's own journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QWidget

from samordning_desktop.core.disclosure import Disclosure, journal_sentence, way_words
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.dialogs.account import fitting
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.theme import Theme

NOTHING = "Inget har lämnats ut härifrån."
COPIED = "Kopierat. Urklipp töms om en minut."

#: Puts a text on the clipboard, which empties itself.
Copy = Callable[[str], None]


class DisclosuresDialog(Dialog[None]):
    """Shows the rows, newest first; the sentence of the one that is chosen can be copied."""

    help_page = HelpPage.DISCLOSURE
    asks = False

    def __init__(
        self, parent: QWidget | None, kit: Kit, name: str, rows: Sequence[Disclosure], copy: Copy
    ) -> None:
        count = counted(len(rows), "utlämnande", "utlämnanden")
        super().__init__(
            parent,
            kit.theme,
            "Utlämnanden",
            f"{count} om {name} från det här registret. Att du läser listan antecknas i åtkomstloggen.",
            width=46,
        )
        self._rows = rows
        self._copy_text = copy
        if rows:
            self._build(kit.theme)
        else:
            self.add_text(NOTHING, "quiet")
        self.cancel_verb("Stäng")

    def value(self) -> None:
        """Nothing: the list only shows."""

    def _build(self, theme: Theme) -> None:
        self._list = _RowList(theme)
        self._list.addItems([row_words(row) for row in self._rows])
        self._sentence = TextField(lines=4)
        self._sentence.setReadOnly(True)
        self.add_widget(self._list)
        self.add_field(
            "Till den egna journalen",
            self._sentence,
            "Patientdatalagen 3 kap. 11 §: till vem och när antecknas där.",
        )
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self.verb("Kopiera till journalen", self._copy)

    def _show(self, place: int) -> None:
        self._sentence.setPlainText(journal_sentence(self._rows[place]))

    def _copy(self) -> None:
        self._copy_text(self._sentence.text())
        self.say(COPIED)


class _RowList(QListWidget):
    """The rows on as many lines as they need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Utlämnanden, nyast först")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def sizeHint(self) -> QSize:
        """Some rows at a time."""
        asked = self._theme.px(min(1 + 5 * self.count(), 20))
        return QSize(super().sizeHint().width(), fitting(self, self._theme, asked, beside=24))

    def minimumSizeHint(self) -> QSize:
        """A row or two."""
        return QSize(self._theme.px(12), self._theme.px(6))


def row_words(row: Disclosure) -> str:
    """One disclosure on two lines: ``2026-03-02 · Vårdcentralen · muntligt``, and what."""
    return f"{dotted(str(row.when), row.receiver, way_words(row))}\n{row.what}"


def show(parent: QWidget | None, kit: Kit, name: str, rows: Sequence[Disclosure], copy: Copy) -> None:
    """Show the list until it is closed."""
    DisclosuresDialog(parent, kit, name, rows, copy).outcome()
