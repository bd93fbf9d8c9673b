"""What waits for a hand with this person: news from the other site, and values to choose between."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from samordning_desktop.core.news import news_words
from samordning_desktop.core.participant import NEWS_LABELS, ParticipantRow
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.action import Action
from samordning_desktop.ui.panel.section import Section, write


class WaitingSection(Section):
    """Hidden when nothing waits."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Väntar på dig")
        self._conflicts = self.text("accent")
        self._settle = self.verb("Avgör …", lambda: self.asked.emit(Action.SETTLE))
        self._news = self.text()
        self._seen = self.verb("Jag har sett ändringarna", lambda: self.asked.emit(Action.SEEN))

    def show_row(self, row: ParticipantRow) -> None:
        """Tell what waits."""
        write(self._conflicts, f"Två värden i: {_words(row.conflicts)}." if row.conflicts else "")
        self._settle.setVisible(bool(row.conflicts))
        news = [field for field in row.news if field not in row.conflicts]
        write(self._news, f"{news_words(news)}." if news else "")
        self._seen.setVisible(bool(news))
        self.setVisible(bool(row.conflicts or news))


def _words(fields: Iterable[str]) -> str:
    return ", ".join(NEWS_LABELS[field] for field in fields)
