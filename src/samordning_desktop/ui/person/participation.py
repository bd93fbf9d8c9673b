"""When the person began and why, and the end of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.dates import ended_words
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.participant import PersonView
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.section import Facts, PageSection, told
from samordning_desktop.ui.person.verb import Verb


class ParticipationSection(PageSection):
    """Start and end with date and reason, and how often there is a self-rating."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Deltagande")
        self._state = self.text("strong")
        self._facts = Facts(theme)
        self.column.addWidget(self._facts)
        self.end = self.verb("Avsluta deltagandet …", partial(self.asked.emit, Verb.END, ""))
        self.resume = self.verb("Återuppta deltagandet", partial(self.asked.emit, Verb.RESUME, ""))

    def show_view(self, view: PersonView, today: date) -> None:
        """Show one person's."""
        details = view.details
        write(self._state, ended_words(view.row.ended, today))
        rhythm = details.rhythm
        start = view.row.fields.start
        began = "Börjar" if start and start > today else "Började"
        end_reason = told(view.row, "end_reason", details.end_reason) if details.ended else ""
        self._facts.show_facts(
            (
                (began, view.row.fields.text("start") or "inte skrivet"),
                (DETAIL_LABELS["start_reason"], told(view.row, "start_reason", details.start_reason)),
                ("Avslut", details.ended.isoformat() if details.ended else ""),
                (DETAIL_LABELS["end_reason"], end_reason),
                ("Självskattning", rhythm_words(rhythm) if rhythm else ""),
            )
        )
        withdrawn = view.row.consent.state is ConsentState.WITHDRAWN
        self._offer(
            {
                self.end: details.ended is None and not view.row.left,
                self.resume: details.ended is not None and not withdrawn,
            }
        )

    def _offer(self, verbs: Mapping[QPushButton, bool]) -> None:
        """Show the verbs that can be used. One that goes gives the keyboard to the other, not to a step to tick."""
        pressed = self.window().focusWidget() in verbs
        for verb in (verb for verb, usable in verbs.items() if usable):
            verb.setVisible(True)
            if pressed:
                verb.setFocus(Qt.FocusReason.OtherFocusReason)
        for verb, usable in verbs.items():
            verb.setVisible(usable)


def rhythm_words(days: int) -> str:
    """How often: ``var 28:e dag``."""
    if days == 1:
        return "varje dag"
    ending = "a" if days % 10 in (1, 2) and days % 100 not in (11, 12) else "e"
    return f"var {days}:{ending} dag"
