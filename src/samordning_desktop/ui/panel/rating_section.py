"""The panel's small chart of self-ratings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Rating
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.action import Action
from samordning_desktop.ui.panel.chart_view import ChartView
from samordning_desktop.ui.panel.section import Section, write


class RatingSection(Section):
    """The latest self-ratings as a line, the last one in words, and the verb to add one."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Självskattning")
        self.chart = ChartView(theme)
        self.column.addWidget(self.chart)
        self._latest = self.text("quiet")
        self._not_covered = self.not_covered()
        self._add = self.verb("Lägg till självskattning", lambda: self.asked.emit(Action.ADD_RATING))

    def show_ratings(self, ratings: Sequence[Rating], today: date, *, veiled: bool = False) -> None:
        """Draw those made with the present form; ``veiled``: they are neither shown nor written here."""
        latest = max(ratings, key=lambda rating: rating.day, default=None)
        self.chart.setVisible(latest is not None)
        self.chart.show_ratings(ratings, DEFAULT_INSTRUMENT, today)
        nothing = "" if veiled else "Inga självskattningar än"
        write(self._latest, f"Senast {latest.day}" if latest else nothing)
        self._not_covered.setVisible(veiled)
        self._add.setHidden(veiled)
