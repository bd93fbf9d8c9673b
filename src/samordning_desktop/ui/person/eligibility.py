"""The assessment of the target group as it stands. It is recorded here; the municipality decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from samordning_desktop.core.eligibility import (
    DECISION_WORDS,
    QUADRANTS,
    Eligibility,
    missing,
    unmet,
)
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.section import Facts, PageSection
from samordning_desktop.ui.person.verb import Verb


class EligibilitySection(PageSection):
    """The decision, the figure, what is missing and what speaks against."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Målgruppsbedömning")
        self._decision = self.text("strong")
        self._not_covered = self.not_covered()
        self._facts = Facts(theme)
        self.column.addWidget(self._facts)
        self._against = self.text()
        self._missing = self.text("quiet")
        self.assess = self.verb("Målgruppsbedömning …", partial(self.asked.emit, Verb.ASSESS, ""))

    def show_assessment(self, assessment: Eligibility, age: int | None, *, veiled: bool = False) -> None:
        """Show an assessment; ``age`` in years when the participation began, None for unknown.

        ``veiled``: it is neither shown nor written here.
        """
        write(self._decision, "" if veiled else decision_words(assessment))
        self._not_covered.setVisible(veiled)
        self.assess.setHidden(veiled)
        figure = QUADRANTS.get(assessment.quadrant, "")
        self._facts.show_facts((("Fyrfältaren", figure), ("Anteckning", assessment.note)))
        write(self._against, _told("Talar emot", unmet(assessment, age)))
        left = missing(assessment) if assessment.begun else []
        write(self._missing, _told("Saknas", left))


def decision_words(assessment: Eligibility) -> str:
    """What has been decided by whom and when: ``Ingår i målgruppen. Beslutat av Eva Ek den 2026-03-02.``"""
    if not assessment.begun:
        return "Ingen bedömning är antecknad."
    if not assessment.decision:
        return "Kommunen har inte beslutat än."
    word = DECISION_WORDS[assessment.decision]
    who = f" av {assessment.decided_by}" if assessment.decided_by else ""
    when = f" den {assessment.decided_on}" if assessment.decided_on else ""
    decided = f" Beslutat{who}{when}." if who or when else ""
    return f"{word[0].upper()}{word[1:]} i målgruppen.{decided}"


def _told(heading: str, sentences: Sequence[str]) -> str:
    return "\n".join((f"{heading}:", *(f"– {one}" for one in sentences))) if sentences else ""
