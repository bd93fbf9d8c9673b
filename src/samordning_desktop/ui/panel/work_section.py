"""The board's cells in full: who does what, and what is next."""

from __future__ import annotations

from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.participant import BOARD_COLUMNS, ParticipantRow
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import Section, write

_SHOWN = ("goal", "situation", "interventions", "planning")


class WorkSection(Section):
    """The board's texts in full, for what the rows cut short."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "På tavlan")
        words = dict(BOARD_COLUMNS)
        self._texts = {}
        for field in _SHOWN:
            self.text("label").setText(words[field])
            self._texts[field] = self.text(), self.not_covered()

    def show_row(self, row: ParticipantRow) -> None:
        """Show one person's texts."""
        for field, (label, not_covered) in self._texts.items():
            veiled = is_veiled(field, row.veiled)
            write(label, "" if veiled else row.fields.text(field) or "–")
            not_covered.setVisible(veiled)
