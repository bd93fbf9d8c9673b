"""How one cell of the board looks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.cell_text import LINES, cell_lines
from samordning_desktop.ui.kit.marks import consent_color, draw_conflict, draw_consent, draw_news
from samordning_desktop.ui.kit.theme import Theme

NEWS_WORD = "nytt"
CONFLICT_WORD = "två värden"


class CellPainter:
    """Draws cells with the fonts and colours of ``theme`` as they were when it was made."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.font
        self._strong = theme.scaled_font(1.0, strong=True)
        self._small = theme.scaled_font(0.88, strong=True)
        self._metrics = QFontMetrics(self._font)
        self._line = self._metrics.lineSpacing()
        self._pad_x, self._pad_y = theme.px(0.5), theme.px(0.65)
        self._mark = theme.px(0.8)

    @property
    def row_height(self) -> int:
        """Three lines, air above and below, and the rule."""
        return LINES * self._line + 2 * self._pad_y + 1

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        row: ParticipantRow,
        field: str,
        *,
        chosen: bool,
        focused: bool,
    ) -> None:
        """Draw the cell of ``row`` and ``field`` in ``rect``."""
        painter.save()
        self._ground(painter, rect, conflict=field in row.conflicts, chosen=chosen)
        inside = rect.adjusted(self._pad_x, self._pad_y, -self._pad_x, -self._pad_y)
        used = self._badge(painter, inside, row, field)
        if field == "name":
            self._name(painter, inside, row, used)
        else:
            lines = cell_lines(row.fields.text(field), self._font, inside.width(), inside.width() - used)
            self._lines(painter, inside, lines, self._font, self._theme.color("text"))
        if focused:
            painter.setPen(
                QPen(self._theme.color("focus"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
            )
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, *, conflict: bool, chosen: bool) -> None:
        painter.fillRect(rect, self._theme.color("chosen" if chosen else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("rule"))
        if conflict:
            edge = self._theme.px(0.2)
            bar = QRect(rect.left(), rect.top() + edge, edge, rect.height() - 2 * edge)
            painter.fillRect(bar, self._theme.color("accent"))

    def _badge(self, painter: QPainter, inside: QRect, row: ParticipantRow, field: str) -> int:
        """Draw the mark of news or conflict at the upper right; the width it takes from the first line."""
        if field in row.conflicts:
            word, color, draw = CONFLICT_WORD, self._theme.color("accent"), draw_conflict
        elif field in row.news:
            word, color, draw = NEWS_WORD, self._theme.color("text"), draw_news
        else:
            return 0
        gap = self._theme.px(0.25)
        metrics = QFontMetrics(self._small)
        worded = self._mark + gap + metrics.horizontalAdvance(word)
        width = worded if worded < inside.width() * 0.6 else self._mark
        left = inside.right() + 1 - width
        middle = inside.top() + self._line / 2
        draw(painter, QRectF(left, middle - self._mark / 2, self._mark, self._mark), color)
        if width == worded:
            painter.setFont(self._small)
            painter.setPen(color)
            painter.drawText(QPointF(left + self._mark + gap, inside.top() + self._metrics.ascent()), word)
        return width + gap

    def _name(self, painter: QPainter, inside: QRect, row: ParticipantRow, used: int) -> None:
        """The name, the consent's mark and words, and the site when it is another: three lines together."""
        width = inside.width()
        names = cell_lines(row.fields.name, self._strong, width, width - used, 2)
        self._lines(painter, inside, names, self._strong, self._theme.color("text"))
        below = inside.adjusted(0, len(names) * self._line, 0, 0)
        left = LINES - len(names)
        words = self._consent(painter, below, row.consent, left if row.mine else 1)
        if not row.mine and left > words:
            indent = self._mark + self._theme.px(0.35)
            place = below.adjusted(indent, words * self._line, 0, 0)
            where = self._metrics.elidedText(f"från {row.site}", Qt.TextElideMode.ElideRight, place.width())
            self._lines(painter, place, (where,), self._font, self._theme.color("quiet"))

    def _consent(self, painter: QPainter, place: QRect, standing: Standing, most: int) -> int:
        """The state's mark and words, in at most so many lines; how many it took."""
        color = consent_color(self._theme, standing.state)
        top = place.top() + (self._line - self._mark) / 2
        draw_consent(painter, QRectF(place.left(), top, self._mark, self._mark), standing.state, color)
        beside = place.adjusted(self._mark + self._theme.px(0.35), 0, 0, 0)
        words = cell_lines(standing.words, self._font, beside.width(), beside.width(), most)
        quiet = standing.state is ConsentState.VALID
        self._lines(painter, beside, words, self._font, self._theme.color("quiet") if quiet else color)
        return len(words)

    def _lines(
        self, painter: QPainter, inside: QRect, lines: tuple[str, ...], font: QFont, color: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        base = inside.top() + self._metrics.ascent()
        for number, line in enumerate(lines):
            painter.drawText(QPointF(inside.left(), base + number * self._line), line)
