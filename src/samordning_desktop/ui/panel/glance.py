"""One person at a glance: who it is, and what stands in each section of the panel."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samordning_desktop.core.dates import began_words, ended_words
from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.consent_section import ConsentSection
from samordning_desktop.ui.panel.history_section import HistorySection
from samordning_desktop.ui.panel.next_section import NextSection
from samordning_desktop.ui.panel.rating_section import RatingSection
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.panel.waiting_section import WaitingSection
from samordning_desktop.ui.panel.work_section import WorkSection


class Glance(QWidget):
    """Shows a PersonView. ``asked(Action)`` tells what was chosen."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = wrapped("", "title")
        self._about = wrapped("", "quiet")
        self._protected = signed(theme, Sign.PROTECTED)
        self._staff = wrapped("", "quiet")
        self._waiting = WaitingSection(theme)
        self._next = NextSection(theme)
        self._consent = ConsentSection(theme)
        self.rating = RatingSection(theme)
        self._work = WorkSection(theme)
        self._history = HistorySection(theme)
        self._assemble()
        for section in (self._waiting, self._consent, self.rating):
            section.asked.connect(self.asked)
        theme.changed.connect(self._measure)
        self._measure()

    def show_person(self, view: PersonView, today: date, now: datetime) -> None:
        """Show one person as they stand today; ``now`` is timezone-aware."""
        row = view.row
        self._name.setText(breakable(row.short_name))
        began, ended = began_words(row.fields.start, today), ended_words(view.details.ended, today)
        write(self._about, dotted(row.site, began, ended))
        write(self._staff, _coordinators(view))
        self._protected.setVisible(view.details.protected)
        self._waiting.show_row(row)
        self._next.show_steps(view.steps, today, veiled=is_veiled("step", row.veiled))
        self._consent.show_standing(row.consent)
        self.rating.show_ratings(view.ratings, today, veiled=is_veiled("ratings", row.veiled))
        self._work.show_row(row)
        self._history.show_history(view.history, now)

    def _assemble(self) -> None:
        self._column = TopColumn(self)
        self._head = QVBoxLayout()
        for line in (self._name, self._about, self._staff, self._protected):
            self._head.addWidget(line)
        self._column.addLayout(self._head)
        for section in (
            self._waiting, self._next, self._consent, self.rating, self._work, self._history,
        ):  # fmt: skip
            self._column.addWidget(section)

    def _measure(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(0.15))
        self._column.setContentsMargins(px(0.7), px(0.4), px(0.7), px(0.6))
        self._column.setSpacing(px(1.4))


def _coordinators(view: PersonView) -> str:
    """Who holds the work together: ``Samordnare: Karin Ek, kollega Bo Lund``."""
    main, other = (view.staff_member(own_id) for own_id in (view.details.coordinator, view.details.colleague))
    parts = (main.name if main else "", f"kollega {other.name}" if other else "")
    told = ", ".join(part for part in parts if part)
    return f"Samordnare: {told}" if told else ""
