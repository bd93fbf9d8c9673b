"""What has been handed out about the person: the latest few, how many, and the person's own extract."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.disclosure import Disclosure, way_words
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection
from samordning_desktop.ui.person.verb import Verb

#: So many are shown on the page.
SHOWN = 3


class DisclosuresSection(PageSection):
    """A line for each of the latest: when, to whom, how."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Utlämnanden")
        self._shown: tuple[Disclosure, ...] | None = None
        self._count = self.text("quiet")
        self._lines = Lines(theme, 0.3)
        self.column.addWidget(self._lines)
        self.note = self.verb("Notera utlämnande …", partial(self.asked.emit, Verb.DISCLOSE, ""))
        self.all = self.verb("Visa alla …", partial(self.asked.emit, Verb.SHOW_DISCLOSURES, ""))
        self.extract = self.verb("Utdrag till personen …", partial(self.asked.emit, Verb.PRINT_EXTRACT, ""))

    def show_disclosures(self, rows: Sequence[Disclosure]) -> None:
        """Show a participant's, newest first."""
        if self._shown == tuple(rows):
            return
        self._shown = tuple(rows)
        write(self._count, tally(len(rows)))
        self._lines.show_lines([_line(row) for row in rows[:SHOWN]])
        self.all.setVisible(bool(rows))


def tally(count: int) -> str:
    """How many there are, and that the latest are shown: ``12 utlämnanden. De senaste:``."""
    if count == 0:
        return "Inget har lämnats ut härifrån."
    if count == 1:
        return "1 utlämnande."
    return f"{count} utlämnanden. De senaste:" if count > SHOWN else f"{count} utlämnanden."


def _line(row: Disclosure) -> QWidget:
    return wrapped(breakable(dotted(str(row.when), row.receiver, way_words(row))))
