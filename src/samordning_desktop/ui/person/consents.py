"""Every consent that has been given, the time between two of them, and what has been taken back.

What was signed is shown again: the text as it was, and the form where it is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.core.consent import Consent, ConsentState
from samordning_desktop.core.consent_story import Chapter, story
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.swedish import dotted
from samordning_desktop.core.which_consent import which_counts
from samordning_desktop.ui.kit.flow import FlowLayout
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.marks import ConsentMark
from samordning_desktop.ui.kit.spaced import spaced_column, spaced_row
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection
from samordning_desktop.ui.person.verb import Verb

#: Said of the one that counts, where several hold.
COUNTS = "räknas i dag"


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
        write(self._which, which_counts(view.consents, withdrawn_on, today, view.registered))
        chapters = story(
            view.consents,
            view.narrowings,
            view.withdrawals,
            withdrawn_on,
            today,
            view.own_texts,
            view.registered,
        )
        if chapters == self._shown:
            return
        self._shown = chapters
        write(self._nothing, "" if chapters else "Inget samtycke är registrerat.")
        signed = Counter(one.consent.signed for one in chapters if one.consent)
        self._lines.show_lines([self._line(one, signed) for one in chapters])

    def _line(self, chapter: Chapter, signed: Counter[date]) -> QWidget:
        line = QWidget()
        column = spaced_column(self.theme, 0.1, line)
        column.addWidget(self._title(chapter))
        if chapter.words:
            column.addWidget(wrapped(breakable(chapter.words)))
        if chapter.registered:
            column.addWidget(wrapped(chapter.registered, "quiet"))
        if chapter.consent is not None:
            apart = f". {chapter.registered}" if signed[chapter.consent.signed] > 1 else ""
            column.addLayout(self._shows(chapter.consent, apart))
        return line

    def _title(self, chapter: Chapter) -> QWidget:
        """Day and word; before that of the one that counts among several a mark."""
        words = wrapped(f"{chapter.day}  {dotted(chapter.title, COUNTS if chapter.counts else '')}", "strong")
        if not chapter.counts:
            return words
        title = QWidget()
        row = spaced_row(self.theme, 0.4, title)
        row.addWidget(ConsentMark(self.theme, ConsentState.VALID), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return title

    def _shows(self, consent: Consent, apart: str) -> FlowLayout:
        """The verbs that show what was signed; ``apart`` tells it from others of the same day."""
        row = FlowLayout()
        row.setSpacing(self.theme.px(0.5))
        row.addWidget(
            self._button(
                "Visa texten …",
                f"Visa texten som skrevs under {consent.signed}{apart}",
                partial(self.asked.emit, Verb.SHOW_SIGNED, consent.id),
            )
        )
        if consent.form:
            row.addWidget(
                self._button(
                    "Visa blanketten …",
                    f"Visa blanketten från {consent.signed}{apart}",
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
