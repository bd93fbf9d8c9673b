"""The editor that stands in a cell of the board."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.theme import Theme

EDIT_HINT = dotted(
    "Enter sparar", "Skift+Enter ny rad", "Tab sparar och går vidare", "Esc ångrar det du skriver"
)
OVER_HINT = dotted(
    "Det du skriver ersätter det som stod", "Esc tar tillbaka det", "Enter sparar", "Skift+Enter ny rad"
)
LEAST_LINES, MOST_LINES = 4, 10
LEAST_WIDTH_EM = 18.0


class CellEditor(QPlainTextEdit):
    """Plain text, several lines or one. It is as large as its text needs, and never leaves the board.

    ``hint`` says which keys there are, and what becomes of the text that stood there.
    """

    def __init__(self, parent: QWidget, theme: Theme, *, one_line: bool) -> None:
        super().__init__(parent)
        self._board = parent
        self._theme = theme
        self._one_line = one_line
        self._begun = False
        self.hint = EDIT_HINT
        self._cell = QRect()
        self.setObjectName("cell-editor")
        self.document().contentsChanged.connect(self._grow)

    def begin(self, text: str, *, replacing: bool = False) -> None:
        """Take over the cell's text, the first time only; the cursor stands at its end.

        ``replacing``: what is typed next takes its place.
        """
        if not self._begun:
            self._begun = True
            self.write(text)
            if replacing:
                self.selectAll()
                self.hint = OVER_HINT if text else EDIT_HINT

    def write(self, text: str) -> None:
        """Replace the text."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def text(self) -> str:
        """What is written, without blanks at the ends; a one-line field has no line breaks."""
        text = self.toPlainText().strip()
        return " ".join(text.split()) if self._one_line else text

    def stand_in(self, cell: QRect) -> None:
        """Stand in this rectangle of the board."""
        self._cell = QRect(cell)
        self._grow()

    def _grow(self) -> None:
        if self._cell.isNull():
            return
        board = self._board.rect()
        width = min(max(self._cell.width(), self._theme.px(LEAST_WIDTH_EM)), board.width())
        height = min(max(self._cell.height(), self._height_for(width)), board.height())
        left = min(self._cell.left(), board.right() - width + 1)
        top = min(max(self._cell.top(), 0), board.bottom() - height + 1)
        self.setGeometry(max(left, 0), top, width, height)

    def _height_for(self, width: int) -> int:
        metrics = QFontMetrics(self.font())
        room = max(width - self._theme.px(2), 1)
        lines = sum(1 + metrics.horizontalAdvance(line) // room for line in self.toPlainText().split("\n"))
        lines = 1 if self._one_line else min(max(lines + 1, LEAST_LINES), MOST_LINES)
        return lines * metrics.lineSpacing() + self._theme.px(1.4)
