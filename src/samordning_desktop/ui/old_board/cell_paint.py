"""How one cell of an old board looks, before it is taken in."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from samordning_desktop.core.draft_row import DraftRow, RowState
from samordning_desktop.ui.board.cell_text import LINES, cell_lines
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.old_board.model import choice_word, remarks_on


class DraftPainter:
    """Draws cells with the fonts and colours of ``theme`` as they were when it was made."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = theme.font
        self._strong = theme.scaled_font(1.0, strong=True)
        self._metrics = QFontMetrics(self._font)
        self._line = self._metrics.lineSpacing()
        self._pad_x, self._pad_y = theme.px(0.5), theme.px(0.45)
        self._box = theme.px(1.1)
        # What is painted is mostly what was painted a moment ago.
        self._broken = lru_cache(maxsize=1024)(self._break)

    @property
    def row_height(self) -> int:
        """Three lines, air above and below, and the rule."""
        return LINES * self._line + 2 * self._pad_y + 1

    def draw(
        self, painter: QPainter, rect: QRect, row: DraftRow, field: str, *, chosen: bool, focused: bool
    ) -> None:
        """Draw the cell of ``row`` and ``field`` (empty: the choice) in ``rect``."""
        painter.save()
        painter.fillRect(rect, self._theme.color("chosen" if chosen else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("rule"))
        inside = rect.adjusted(self._pad_x, self._pad_y, -self._pad_x, -self._pad_y)
        if field:
            self._text(painter, rect, inside, row, field)
        else:
            self._choice(painter, inside, row)
        if focused:
            painter.setPen(
                QPen(self._theme.color("focus"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, inside: QRect, row: DraftRow, field: str) -> None:
        if row.needs_look and remarks_on(row, field):
            edge = self._theme.px(0.2)
            bar = QRect(rect.left(), rect.top() + edge, edge, rect.height() - 2 * edge)
            painter.fillRect(bar, self._theme.color("accent"))
        font = self._strong if field == "name" else self._font
        color = self._theme.color("text" if row.on else "quiet")
        lines = self._broken(row.texts[field], inside.width(), strong=field == "name")
        self._lines(painter, inside, lines, font, color)

    def _choice(self, painter: QPainter, inside: QRect, row: DraftRow) -> None:
        """The box that is ticked with its word, and below it the row's state as mark and word."""
        box = QRectF(inside.left(), inside.top() + (self._line - self._box) / 2, self._box, self._box)
        self._tick(painter, box, row.on)
        beside = inside.adjusted(self._box + self._theme.px(0.4), 0, 0, 0)
        color = self._theme.color("text" if row.on else "quiet")
        self._lines(painter, beside, (choice_word(row),), self._font, color)
        if not row.word:
            return
        color = self._theme.color("accent" if row.needs_look else "quiet")
        below = beside.adjusted(0, self._line, 0, 0)
        words = self._broken(row.word, below.width(), strong=True)[: LINES - 1]
        self._lines(painter, below, words, self._strong, color)
        side = self._theme.px(0.85)
        top = below.top() + (self._line - side) / 2
        mark = QRectF(box.center().x() - side / 2, top, side, side)
        draw_state(painter, mark, row.state, color)

    def _tick(self, painter: QPainter, box: QRectF, on: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("solid" if on else "outline"), 2))
        painter.setBrush(self._theme.color("solid" if on else "field"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2, 2)
        if on:
            painter.setPen(QPen(self._theme.color("on_solid"), max(2.0, box.width() / 8)))
            side = box.width()
            ends = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.3))
            painter.drawPolyline(
                QPolygonF([QPointF(box.left() + x * side, box.top() + y * side) for x, y in ends])
            )

    def _break(self, text: str, width: int, *, strong: bool) -> tuple[str, ...]:
        return cell_lines(text, self._strong if strong else self._font, width, width)

    def _lines(
        self, painter: QPainter, inside: QRect, lines: tuple[str, ...], font: QFont, color: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        base = inside.top() + self._metrics.ascent()
        for number, line in enumerate(lines):
            painter.drawText(QPointF(inside.left(), base + number * self._line), line)


def draw_state(painter: QPainter, box: QRectF, state: RowState, color: QColor) -> None:
    """Draw a row's mark inside ``box`` (square).

    To mend: a filled triangle. Doubted: an empty one. The same as somebody: two bars. Nothing for a plain row.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.4, box.width() / 9)
    if state is RowState.SAME:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for top in (0.24, 0.58):
            painter.drawRect(QRectF(box.left(), box.top() + box.height() * top, box.width(), width * 1.5))
    elif state is not RowState.PLAIN:
        painter.setPen(
            QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
        )
        painter.setBrush(color if state is RowState.WRONG else Qt.BrushStyle.NoBrush)
        inner = box.adjusted(width, width, -width, -width)
        corners = (QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft())
        painter.drawPolygon(QPolygonF(list(corners)))
    painter.restore()
