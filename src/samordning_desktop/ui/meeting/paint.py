"""How one cell of the wall looks, and how high its row must be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.cell_paint import CONFLICT_WORD, NEW_WORD, NEWS_WORD, news_word
from samordning_desktop.ui.board.cell_text import cell_lines
from samordning_desktop.ui.board.columns import told_in
from samordning_desktop.ui.board.model import FIELDS
from samordning_desktop.ui.kit.marks import consent_color, draw_conflict, draw_consent, draw_news
from samordning_desktop.ui.kit.signs import Sign, draw_sign
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.meeting.marks import Mark, draw_change
from samordning_desktop.ui.meeting.size import WallSize

#: So many lines are shown of a row; of the row that has the light, so many.
LINES, LIGHT_LINES = 5, 14

#: How many texts are kept laid out: more than 200 rows have.
_KEPT = 4096


class WallPainter:
    """Draws cells and measures rows, with fonts and colours as they were when it was made."""

    def __init__(self, theme: Theme, size: WallSize) -> None:
        self._theme = theme
        self._font, self._strong = size.font(), size.font(1.3, strong=True)
        self._small = size.font(0.82, strong=True)
        self._metrics, self._strong_metrics = QFontMetrics(self._font), QFontMetrics(self._strong)
        self._line, self._strong_line = self._metrics.lineSpacing(), self._strong_metrics.lineSpacing()
        self._pad_x, self._pad_y = size.px(0.5), size.px(0.4)
        self._mark, self._gap, self._frame = size.px(0.75), size.px(0.25), max(size.px(0.16), 3)
        self._kept: dict[tuple[str, str, int, int, int], tuple[str, ...]] = {}

    def row_height(self, row: ParticipantRow, widths: Sequence[int], most: int) -> int:
        """The height that a row's text needs, up to ``most`` lines."""
        highest = self._strong_line + 2 * self._line
        for field, width in zip(FIELDS, widths, strict=True):
            # As if a mark stood in the corner: a row does not jump when one comes.
            inside, used = width - 2 * self._pad_x, self._worded(Mark.SINCE)
            if field == "name":
                names = self._lines(row.fields.name, self._strong, inside, used, 2)
                high = self._strong_line * len(names) + self._line * len(self._consent_lines(row, inside))
            elif is_veiled(field, row.veiled):
                high = self._line * len(self._not_covered_lines(inside))
            else:
                high = self._line * len(self._lines(row.fields.text(field), self._font, inside, used, most))
            highest = max(highest, high)
        return highest + 2 * self._pad_y + 1

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        row: ParticipantRow,
        field: str,
        mark: Mark | None,
        *,
        light: bool,
        focused: bool,
    ) -> None:
        """Draw the cell of ``row`` and ``field`` in ``rect``; ``light`` is on the row that is talked about."""
        painter.save()
        painter.fillRect(rect, self._theme.color("chosen" if light else "surface"))
        inside = rect.adjusted(self._pad_x, self._pad_y, -self._pad_x, -self._pad_y)
        used = self._badge(painter, inside, row, field, mark)
        if field == "name":
            self._name(painter, inside, row, used)
        elif is_veiled(field, row.veiled):
            self._not_covered(painter, inside)
        else:
            room = max(inside.height() // self._line, 1)
            lines = self._lines(row.fields.text(field), self._font, inside.width(), used, room)
            self._write(painter, inside, lines, self._font, self._theme.color("text"))
        self._edges(painter, rect, field, light=light)
        if focused:
            painter.setPen(QPen(self._theme.color("focus"), self._frame, Qt.PenStyle.SolidLine))
            step = self._frame
            painter.drawRect(rect.adjusted(step // 2, step, -step // 2, -step))
        painter.restore()

    def _edges(self, painter: QPainter, rect: QRect, field: str, *, light: bool) -> None:
        """The thin rule below; around the row in the light, a frame."""
        if not light:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("outline"))
            return
        color, width = self._theme.color("solid"), self._frame
        painter.fillRect(rect.left(), rect.top(), rect.width(), width, color)
        painter.fillRect(rect.left(), rect.bottom() - width + 1, rect.width(), width, color)
        if field == FIELDS[0]:
            painter.fillRect(rect.left(), rect.top(), width, rect.height(), color)
        if field == FIELDS[-1]:
            painter.fillRect(rect.right() - width + 1, rect.top(), width, rect.height(), color)

    def _badge(
        self, painter: QPainter, inside: QRect, row: ParticipantRow, field: str, mark: Mark | None
    ) -> int:
        """Draw what the cell is marked with at the upper right; the width it takes from the first line."""
        word: str | None = mark
        if told_in(field, row.conflicts, FIELDS):
            word = CONFLICT_WORD
        elif mark is None and (news := told_in(field, row.news, FIELDS)):
            word = news_word(news)
        if word is None:
            return 0
        color = self._theme.color("accent" if word == CONFLICT_WORD else "text")
        used = self._worded(word)
        line = self._strong_line if field == "name" else self._line
        box = QRectF(inside.right() + 1 - used + self._gap, 0, self._mark, self._mark)
        box.moveTop(inside.top() + (line - self._mark) / 2)
        if word == CONFLICT_WORD:
            draw_conflict(painter, box, color)
        elif word in (NEWS_WORD, NEW_WORD):
            draw_news(painter, box, color)
        else:
            draw_change(painter, box, color, Mark(word))
        painter.setFont(self._small)
        painter.setPen(color)
        base = inside.top() + (self._strong_metrics if field == "name" else self._metrics).ascent()
        painter.drawText(QPointF(box.right() + self._gap, base), word)
        return used

    def _not_covered(self, painter: QPainter, inside: QRect) -> None:
        """In place of a text that the consent does not let be shown here."""
        color, top = self._theme.color("quiet"), inside.top() + (self._line - self._mark) / 2
        box = QRectF(inside.left(), top, self._mark, self._mark)
        draw_sign(painter, box, Sign.NOT_COVERED, color)
        beside = inside.adjusted(self._mark + self._gap, 0, 0, 0)
        self._write(painter, beside, self._not_covered_lines(inside.width()), self._font, color)

    def _not_covered_lines(self, width: int) -> tuple[str, ...]:
        return self._lines(Sign.NOT_COVERED.value, self._font, width - self._mark - self._gap, 0, 4)

    def _worded(self, word: str) -> int:
        """The width of a mark and its word."""
        return self._mark + 2 * self._gap + QFontMetrics(self._small).horizontalAdvance(word)

    def _name(self, painter: QPainter, inside: QRect, row: ParticipantRow, used: int) -> None:
        names = self._lines(row.fields.name, self._strong, inside.width(), used, 2)
        self._write(painter, inside, names, self._strong, self._theme.color("text"))
        below = inside.adjusted(0, max(len(names), 1) * self._strong_line, 0, 0)
        state, color = row.consent.state, consent_color(self._theme, row.consent.state, row.consent.warning)
        top = below.top() + (self._line - self._mark) / 2
        draw_consent(
            painter, QRectF(below.left(), top, self._mark, self._mark), state, color, row.consent.warning
        )
        if state is ConsentState.VALID:
            color = self._theme.color("quiet")
        beside = below.adjusted(self._mark + self._gap, 0, 0, 0)
        self._write(painter, beside, self._consent_lines(row, inside.width()), self._font, color)

    def _consent_lines(self, row: ParticipantRow, width: int) -> tuple[str, ...]:
        return self._lines(row.consent.words, self._font, width - self._mark - self._gap, 0, 4)

    def _lines(self, text: str, font: QFont, width: int, used: int, most: int) -> tuple[str, ...]:
        asked = (text, font.key(), width, used, most)
        found = self._kept.get(asked)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[asked] = cell_lines(text, font, width, width - used, most)
        return found

    def _write(
        self, painter: QPainter, place: QRect, lines: Sequence[str], font: QFont, color: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        metrics = QFontMetrics(font)
        base = place.top() + metrics.ascent()
        for number, line in enumerate(lines):
            painter.drawText(QPointF(place.left(), base + number * metrics.lineSpacing()), line)
