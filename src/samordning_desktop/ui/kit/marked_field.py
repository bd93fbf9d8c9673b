"""Several lines of text of which parts are marked: underlined, on another ground."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from samordning_desktop.core.word_diff import Span
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.theme import Theme


class MarkedField(TextField):
    """A text field with ``spans`` of its first text marked; the marks follow the text as it is written in."""

    def __init__(self, theme: Theme, text: str, spans: Sequence[Span], lines: int = 3) -> None:
        super().__init__(text, lines)
        self._theme = theme
        self._cursors = [self._cursor(_place(text, span.start), _place(text, span.end)) for span in spans]
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def marked(self) -> list[str]:
        """The parts that are marked, in order."""
        return [one.cursor.selectedText() for one in self.extraSelections()]

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _draw(self) -> None:
        look = QTextCharFormat()
        look.setBackground(self._theme.color("chosen"))
        look.setFontUnderline(True)
        selections = []
        for cursor in self._cursors:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.setExtraSelections(selections)


def _place(text: str, at: int) -> int:
    """A place in the text as Qt counts them: what lies beyond the first plane of Unicode counts for two."""
    return len(text[:at].encode("utf-16-le")) // 2
