"""Which texts the person has been given: version, how, by whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.informed import TOLD_WORDS, Informed
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.swedish import dotted
from samordning_desktop.core.texts import TEXT_WORDS, version_words
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.spaced import spaced_column
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection
from samordning_desktop.ui.person.verb import Verb


class InformationSection(PageSection):
    """The notes, newest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Information")
        self._shown: tuple[Informed, ...] | None = None
        self._nothing = self.text("quiet")
        self._lines = Lines(theme)
        self.column.addWidget(self._lines)
        self.note = self.verb("Notera information …", partial(self.asked.emit, Verb.NOTE_INFORMATION, ""))

    def show_view(self, view: PersonView) -> None:
        """Show what a participant has been given, in the order it comes."""
        told = view.informed
        if self._shown == told:
            return
        self._shown = told
        write(self._nothing, "" if told else "Inget är noterat om information till personen.")
        self._lines.show_lines([self._line(one, view.own_texts) for one in told], self.note)

    def _line(self, told: Informed, own_texts: Mapping[str, str]) -> QWidget:
        line = QWidget()
        column = spaced_column(self.theme, 0.1, line)
        what, how = told_words(told, own_texts)
        column.addWidget(wrapped(breakable(what)))
        column.addWidget(wrapped(breakable(how), "quiet"))
        return line


def told_words(told: Informed, own_texts: Mapping[str, str] | None = None) -> tuple[str, str]:
    """What was given, and how: ``Informationsblad, version 1, lättläst`` and ``2026-03-02 · läst tillsammans · Karin``.

    ``own_texts``: versions of sites' own texts by id; without it the words say only that it was one.
    """
    word = TEXT_WORDS.get(told.key, told.key)
    what = f"{word[0].upper()}{word[1:]}, {version_words(told.text, own_texts)}"
    how = next((words for code, words in TOLD_WORDS.items() if code == told.how), told.how)
    return what, dotted(str(told.day), how, told.by)
