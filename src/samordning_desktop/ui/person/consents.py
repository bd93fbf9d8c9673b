"""Every consent that has been given, the time between two of them, and what has been taken back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from samordning_desktop.core.consent_story import Chapter, story
from samordning_desktop.core.participant import PersonView
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection


class ConsentsSection(PageSection):
    """The consents' story, the latest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Samtycken")
        self._shown: tuple[Chapter, ...] | None = None
        self._nothing = self.text("quiet")
        self._lines = Lines(theme)
        self.column.addWidget(self._lines)

    def show_view(self, view: PersonView, today: date) -> None:
        """Show one person's."""
        withdrawn_on = view.row.consent.withdrawn_on
        chapters = story(view.consents, view.narrowings, view.withdrawals, withdrawn_on, today)
        if chapters == self._shown:
            return
        self._shown = chapters
        write(self._nothing, "" if chapters else "Inget samtycke är registrerat.")
        self._lines.show_lines([self._line(one) for one in chapters])

    def _line(self, chapter: Chapter) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(0.1))
        column.addWidget(wrapped(f"{chapter.day}  {chapter.title}", "strong"))
        if chapter.words:
            column.addWidget(wrapped(breakable(chapter.words)))
        return line
