"""The panel's latest changes: what, who, how long ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QLabel

from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.ago import ago
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import Section, write

LATEST = 6


class HistorySection(Section):
    """The latest changes, newest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Senaste ändringar")
        self._pairs: list[tuple[QLabel, QLabel]] = []
        for _ in range(LATEST):
            what, who = self.text(), self.text("quiet")
            self._pairs.append((what, who))

    def show_history(self, lines: Sequence[HistoryLine], now: datetime) -> None:
        """Tell of the newest changes; ``now`` is timezone-aware."""
        newest = sorted(lines, key=lambda line: line.when, reverse=True)[:LATEST]
        for place, (what, who) in enumerate(self._pairs):
            line = newest[place] if place < len(newest) else None
            write(what, line.what if line else "")
            write(who, dotted(f"{line.author}, {line.site}", ago(line.when, now)) if line else "")
        if not newest:
            write(self._pairs[0][1], "Inga ändringar än")
