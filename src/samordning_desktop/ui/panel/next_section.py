"""What is next with this person: the agreed steps that are not done, who does them, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samordning_desktop.core.changed_part import shortened
from samordning_desktop.core.step import Step
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.panel.section import Section, write

#: So many steps are told of; the person's page has them all.
MOST = 3
#: So many characters of a step: a longer one would push the rest of the panel out of sight.
LONGEST = 160


class NextSection(Section):
    """The steps that come first; hidden when none is known to be planned."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Nästa steg")
        self._lines = [(self.text(), self.text("quiet")) for _ in range(MOST)]
        self._more = self.text("quiet")
        self._not_covered = self.not_covered()

    def show_steps(self, steps: Sequence[Step], today: date, *, veiled: bool = False) -> None:
        """Tell of the first open steps, in their order; what is late says so. ``veiled``: they are not shown here."""
        waiting = [step for step in steps if step.done is None]
        for place, (what, how) in enumerate(self._lines):
            step = waiting[place] if place < len(waiting) else None
            write(what, shortened(step.what, LONGEST) if step else "")
            write(how, _how(step, today) if step else "")
            set_role(how, "accent" if step and step.overdue(today) else "quiet")
        left = len(waiting) - MOST
        write(self._more, f"och {left} till på personens sida" if left > 0 else "")
        self._not_covered.setVisible(veiled)
        self.setVisible(bool(waiting) or veiled)


def _how(step: Step, today: date) -> str:
    """Who and by when: ``Eva Ek · senast 2026-12-01``, ``Eva Ek · försenat sedan 2026-11-01``."""
    word = "försenat sedan" if step.overdue(today) else "senast"
    until = f"{word} {step.due}" if step.due else ""
    return dotted(step.who, until)
