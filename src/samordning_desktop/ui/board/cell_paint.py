"""How one cell of the board looks."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from samordning_desktop.core.consent import WARNING_DAYS, ConsentState, Standing
from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.cell_text import LINES, LineCache
from samordning_desktop.ui.board.columns import COLUMNS, PATIENT, told_in
from samordning_desktop.ui.kit.marks import consent_color, draw_conflict, draw_consent, draw_news
from samordning_desktop.ui.kit.signs import Sign, draw_sign
from samordning_desktop.ui.kit.theme import Theme

#: The air above and below a row's text in em, and where the window is low.
AIR, LOW_AIR = 0.65, 0.35
NEWS_WORD, NEW_WORD = "nytt", "ny"
CONFLICT_WORD = "två värden"


def news_word(news: Collection[str]) -> str:
    """The word beside the mark of what is new in a cell."""
    return NEW_WORD if NEW_PERSON in news else NEWS_WORD


class CellPainter:
    """Draws cells with the fonts and colours of ``theme`` as they were when it was made.

    A screen is some fifty cells and is painted anew at every keystroke: what the theme answers is asked once, and
    lines are laid out once.
    """

    def __init__(self, theme: Theme, air: float = AIR) -> None:
        self._font = theme.font
        self._small = theme.scaled_font(0.88, strong=True)
        self._metrics, self._small_metrics = QFontMetrics(self._font), QFontMetrics(self._small)
        self._line = self._metrics.lineSpacing()
        self._pad_x, self._pad_y = theme.px(0.5), theme.px(air)
        self._mark, self._gap, self._edge = theme.px(0.8), theme.px(0.25), theme.px(0.2)
        self._indent = self._mark + theme.px(0.35)
        self._plain = LineCache(self._font)
        self._strong = LineCache(theme.scaled_font(1.0, strong=True))
        self._surface, self._chosen, self._rule = (theme.color(one) for one in ("surface", "chosen", "rule"))
        self._text, self._quiet, self._accent = (theme.color(one) for one in ("text", "quiet", "accent"))
        self._focus = QPen(theme.color("focus"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
        self._states = {
            (state, warning): consent_color(theme, state, warning)
            for state in ConsentState
            for warning in (None, *WARNING_DAYS)
        }

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
        shown: Collection[str] = COLUMNS,
        *,
        chosen: bool,
        focused: bool,
    ) -> None:
        """Draw the cell of ``row`` and ``field`` in ``rect``; marks of what is in no column ``shown`` are Patient's."""
        painter.save()
        conflict = bool(told_in(field, row.conflicts, shown))
        self._ground(painter, rect, conflict=conflict, chosen=chosen)
        inside = rect.adjusted(self._pad_x, self._pad_y, -self._pad_x, -self._pad_y)
        taken, used = 0, 0
        news = told_in(field, row.news, shown)
        if conflict or news:
            word = CONFLICT_WORD if conflict else news_word(news)
            taken, used = self._badge(painter, inside, word, conflict=conflict)
            inside.setTop(inside.top() + taken * self._line)
        if field == PATIENT:
            self._name(painter, inside, row, used, LINES - taken)
        elif is_veiled(field, row.veiled):
            self._not_covered(painter, inside)
        else:
            text = row.fields.text(field)
            self._lines(painter, inside, self._plain, text, self._text, used, LINES - taken)
        if focused:
            painter.setPen(self._focus)
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, *, conflict: bool, chosen: bool) -> None:
        painter.fillRect(rect, self._chosen if chosen else self._surface)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._rule)
        if conflict:
            edge = self._edge
            bar = QRect(rect.left(), rect.top() + edge, edge, rect.height() - 2 * edge)
            painter.fillRect(bar, self._accent)

    def _badge(self, painter: QPainter, inside: QRect, word: str, *, conflict: bool) -> tuple[int, int]:
        """Draw the mark and word of a conflict, or of news.

        They stand at the upper right, and in a narrow cell above the text. Returns the lines they take for
        themselves, and the width they take from the first.
        """
        color = self._accent if conflict else self._text
        beside = self._mark + self._gap
        width = beside + self._small_metrics.horizontalAdvance(word)
        alone = width >= inside.width() * 0.6
        left = inside.left() if alone else inside.right() + 1 - width
        box = QRectF(left, inside.top() + (self._line - self._mark) / 2, self._mark, self._mark)
        (draw_conflict if conflict else draw_news)(painter, box, color)
        painter.setFont(self._small)
        painter.setPen(color)
        if width > inside.width():
            room = inside.width() - beside
            word = self._small_metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left + beside, inside.top() + self._metrics.ascent()), word)
        return (1, 0) if alone else (0, width + self._gap)

    def _not_covered(self, painter: QPainter, inside: QRect) -> None:
        """In place of a text that the consent does not let be shown here."""
        self._quietly(painter, inside, Sign.NOT_COVERED, Sign.NOT_COVERED.value, LINES)

    def _quietly(self, painter: QPainter, place: QRect, sign: Sign, words: str, most: int) -> int:
        """A sign and its words, in at most so many lines; how many it took."""
        top = place.top() + (self._line - self._mark) / 2
        draw_sign(painter, QRectF(place.left(), top, self._mark, self._mark), sign, self._quiet)
        return self._lines(
            painter, place.adjusted(self._indent, 0, 0, 0), self._plain, words, self._quiet, 0, most
        )

    def _name(self, painter: QPainter, inside: QRect, row: ParticipantRow, used: int, most: int) -> None:
        """The name, the consent's mark and words (or that they have left), and the site when it is another: ``most`` lines together."""
        names = self._lines(painter, inside, self._strong, row.fields.name, self._text, used, most - 1)
        below = inside.adjusted(0, names * self._line, 0, 0)
        left = most - names
        room = left if row.mine else 1
        words = (
            self._quietly(painter, below, Sign.ENDED, row.gone, room)
            if row.gone
            else self._consent(painter, below, row.consent, room)
        )
        if not row.mine and left > words:
            place = below.adjusted(self._indent, words * self._line, 0, 0)
            where = self._metrics.elidedText(f"från {row.site}", Qt.TextElideMode.ElideRight, place.width())
            self._lines(painter, place, self._plain, where, self._quiet, 0, 1)

    def _consent(self, painter: QPainter, place: QRect, standing: Standing, most: int) -> int:
        """The state's mark and words, in at most so many lines; how many it took."""
        color = self._states[standing.state, standing.warning]
        top = place.top() + (self._line - self._mark) / 2
        draw_consent(
            painter,
            QRectF(place.left(), top, self._mark, self._mark),
            standing.state,
            color,
            standing.warning,
        )
        quiet = standing.state is ConsentState.VALID
        beside = place.adjusted(self._indent, 0, 0, 0)
        words = standing.words if most > 1 else fitting(standing.words, self._metrics, beside.width())
        return self._lines(painter, beside, self._plain, words, self._quiet if quiet else color, 0, most)

    def _lines(
        self,
        painter: QPainter,
        place: QRect,
        cache: LineCache,
        text: str,
        color: QColor,
        used: int,
        most: int = LINES,
    ) -> int:
        """Draw ``text`` in at most ``most`` lines, the first ``used`` pixels shorter; how many it took."""
        if not text:
            return 0
        width = place.width()
        lines = cache.lines(text, width, width - used, most)
        painter.setFont(cache.font)
        painter.setPen(color)
        left, top = place.left(), place.top()
        for line in lines:
            painter.drawStaticText(left, top, line)
            top += self._line
        return len(lines)


def fitting(words: str, metrics: QFontMetrics, room: int) -> str:
    """A consent's words for one line of ``room`` pixels: the days are worth more than what the mark says already."""
    return words if metrics.horizontalAdvance(words) <= room else words.removeprefix("samtycke ")
