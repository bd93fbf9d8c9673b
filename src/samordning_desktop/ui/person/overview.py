"""The person at a glance: the sections in two columns, or in one where there is little room."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.reach import coverage_on
from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.consent_section import ConsentSection
from samordning_desktop.ui.panel.rating_section import RatingSection
from samordning_desktop.ui.panel.section import Section
from samordning_desktop.ui.panel.waiting_section import WaitingSection
from samordning_desktop.ui.panel.work_section import WorkSection
from samordning_desktop.ui.person.consents import ConsentsSection
from samordning_desktop.ui.person.coordinators import CoordinatorsSection
from samordning_desktop.ui.person.disclosures import DisclosuresSection
from samordning_desktop.ui.person.eligibility import EligibilitySection
from samordning_desktop.ui.person.identity import IdentitySection
from samordning_desktop.ui.person.information import InformationSection
from samordning_desktop.ui.person.network import NetworkSection
from samordning_desktop.ui.person.participation import ParticipationSection
from samordning_desktop.ui.person.section import Card, PageSection
from samordning_desktop.ui.person.steps import StepsSection

#: Below this width in em the sections stand in one column.
TWO_COLUMNS_EM = 58.0


class Overview(QWidget):
    """``asked(Verb, what)`` comes from the page's own sections, ``acted(Action)`` from those that the panel has too."""

    asked = Signal(object, str)
    acted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._waiting = WaitingSection(theme)
        self.steps = StepsSection(theme)
        self.network = NetworkSection(theme)
        self._work = WorkSection(theme)
        self.disclosures = DisclosuresSection(theme)
        self.coordinators = CoordinatorsSection(theme)
        self.identity = IdentitySection(theme)
        self._consent = ConsentSection(theme)
        self.consents = ConsentsSection(theme)
        self.information = InformationSection(theme)
        self._rating = RatingSection(theme)
        self.eligibility = EligibilitySection(theme)
        self.participation = ParticipationSection(theme)
        self._left, self._right = TopColumn(), TopColumn()
        self._assemble()
        for section in (self._waiting, self._consent, self._rating):
            section.asked.connect(self.acted)
        theme.changed.connect(self._measure)
        self._measure()

    def show_view(self, view: PersonView, today: date, age: int | None) -> None:
        """Show one person as they stand today; ``age`` in years when they began, None for unknown."""
        veiled = view.row.veiled
        self._waiting.show_row(view.row)
        self._cards[self._waiting].setVisible(bool(view.row.conflicts or view.row.news))
        self.steps.show_steps(view.steps, today, veiled=is_veiled("step", veiled))
        covers = coverage_on(view.consents, view.narrowings, today, holds=view.row.consent.covers)
        self.network.show_network(view.network, covers, veiled=is_veiled("network", veiled))
        self._work.show_row(view.row)
        self.disclosures.show_disclosures(view.disclosures)
        self.coordinators.show_view(view)
        self.identity.show_view(view)
        self._consent.show_standing(view.row.consent)
        self.consents.show_view(view, today)
        self.information.show_view(view)
        self._rating.show_ratings(view.ratings, today, veiled=is_veiled("ratings", veiled))
        self.eligibility.show_assessment(view.eligibility, age, veiled=is_veiled("eligibility", veiled))
        self.participation.show_view(view, today)

    def to_top(self) -> None:
        """Begin at the top again: another person is shown."""
        self._scroll.verticalScrollBar().setValue(0)

    def _assemble(self) -> None:
        left: tuple[Section, ...] = (
            self._waiting, self.steps, self.network, self._work, self.disclosures,
        )  # fmt: skip
        right: tuple[Section, ...] = (
            self.coordinators, self.identity, self._consent, self.consents, self.information, self._rating,
            self.eligibility, self.participation,
        )  # fmt: skip
        self._cards: dict[Section, Card] = {}
        for column, sections in ((self._left, left), (self._right, right)):
            for section in sections:
                self._cards[section] = Card(self._theme, section)
                column.addWidget(self._cards[section])
                if isinstance(section, PageSection):
                    section.asked.connect(partial(self.asked.emit))
        self._inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(self._right, 2)
        self._scroll = plain_scroll(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that the width allows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        two = self.width() >= self._theme.px(TWO_COLUMNS_EM)
        way = QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not way:
            self._columns.setDirection(way)

    def _measure(self) -> None:
        px = self._theme.px
        self._inside.setMaximumWidth(px(100))
        self._columns.setContentsMargins(px(2), px(0.4), px(2), px(1.4))
        for layout in (self._columns, self._left, self._right):
            layout.setSpacing(px(0.9))
        self._arrange()
