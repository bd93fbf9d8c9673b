"""Every consent that has been given, the time between two of them, and what has been taken back.

What was signed is shown again: the text as it was, and the form where it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.core.consent import Consent
from samordning_desktop.core.consent_story import Chapter, story
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.which_consent import which_counts
from samordning_desktop.ui.kit.flow import FlowLayout
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.spaced import spaced_column
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection
from samordning_desktop.ui.person.verb import Verb


class ConsentsSection(PageSection):
    """The consents' story, the latest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Samtycken")
        self._shown: tuple[Chapter, ...] | None = None
        self._nothing = self.text("quiet")
        self._which = self.text()
        self._lines = Lines(theme)
        self.column.addWidget(self._lines)

    def show_view(self, view: PersonView, today: date) -> None:
        """Show one person's."""
        withdrawn_on = view.row.consent.withdrawn_on
        write(self._which, which_counts(view.consents, withdrawn_on, today))
        chapters = story(
            view.consents, view.narrowings, view.withdrawals, withdrawn_on, today, view.own_texts
        )
        if chapters == self._shown:
            return
        self._shown = chapters
        write(self._nothing, "" if chapters else "Inget samtycke är registrerat.")
        self._lines.show_lines([self._line(one) for one in chapters])

    def _line(self, chapter: Chapter) -> QWidget:
        line = QWidget()
        column = spaced_column(self.theme, 0.1, line)
        column.addWidget(wrapped(f"{chapter.day}  {chapter.title}", "strong"))
        if chapter.words:
            column.addWidget(wrapped(breakable(chapter.words)))
        if chapter.consent is not None:
            column.addLayout(self._shows(chapter.consent))
        return line

    def _shows(self, consent: Consent) -> FlowLayout:
        """The verbs that show what was signed."""
        row = FlowLayout()
        row.setSpacing(self.theme.px(0.5))
        row.addWidget(
            self._button(
                "Visa texten …",
                f"Visa texten som skrevs under {consent.signed}",
                partial(self.asked.emit, Verb.SHOW_SIGNED, consent.id),
            )
        )
        if consent.form:
            row.addWidget(
                self._button(
                    "Visa formuläret …",
                    f"Visa formuläret från {consent.signed}",
                    partial(self.asked.emit, Verb.SHOW_FORM, consent.id),
                )
            )
        return row

    @staticmethod
    def _button(words: str, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked: act())
        return button
