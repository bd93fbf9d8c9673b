"""A mark for each kind of task: its shape says what the words beside it say."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.task import MONTH_DAYS, WEEK_DAYS, Group, Task, TaskKind
from samordning_desktop.ui.kit.marks import draw_conflict, draw_consent, draw_news
from samordning_desktop.ui.kit.theme import Theme

_EM = 0.95
#: The mark of a consent that runs out is the board's: fuller or emptier as the day comes nearer.
_WARNINGS = {Group.TODAY: 7, Group.WEEK: WEEK_DAYS, Group.MONTH: MONTH_DAYS}


def draw_task(painter: QPainter, box: QRectF, task: Task, color: QColor) -> None:
    """Draw the task's mark inside ``box`` (square).

    Consent, two values and news as on the board; a self-rating: three bars; a step: an empty box to tick; a card: a
    sheet with a line; a package: a parcel, and one that has come: an arrow down into a tray; an older text: an
    upright sheet with a folded corner and lines.
    """
    if task.kind is TaskKind.CONSENT:
        draw_consent(painter, box, ConsentState(task.target), color, _WARNINGS.get(task.group))
    elif task.kind is TaskKind.CONFLICT:
        draw_conflict(painter, box, color)
    elif task.kind is TaskKind.NEWS:
        draw_news(painter, box, color)
    else:
        _draw_lines(painter, box, task.kind, color)


def _draw_lines(painter: QPainter, box: QRectF, kind: TaskKind, color: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.4, box.width() / 8)
    painter.setPen(
        QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    )
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if kind is TaskKind.RATING:
        _bars(painter, box, color)
    elif kind is TaskKind.STEP:
        painter.drawRect(inner)
    elif kind is TaskKind.CARD:
        sheet = inner.adjusted(0, inner.height() * 0.15, 0, -inner.height() * 0.15)
        painter.drawRect(sheet)
        middle = sheet.center().y()
        painter.drawLine(QLineF(sheet.left() + 2 * width, middle, sheet.right() - 2 * width, middle))
    elif kind is TaskKind.OLDER_TEXT:
        _document(painter, inner, width)
    elif kind is TaskKind.ARRIVED:
        _draw_arrival(painter, inner)
    else:
        painter.drawRect(inner)
        lid = inner.top() + inner.height() / 3
        painter.drawLine(QLineF(inner.left(), lid, inner.right(), lid))
        painter.drawLine(QLineF(inner.center().x(), inner.top(), inner.center().x(), lid))
    painter.restore()


def _draw_arrival(painter: QPainter, inner: QRectF) -> None:
    middle, tip = inner.center().x(), inner.top() + inner.height() * 0.65
    wing = inner.width() * 0.25
    painter.drawLine(QLineF(middle, inner.top(), middle, tip))
    painter.drawPolyline(
        [QPointF(middle - wing, tip - wing), QPointF(middle, tip), QPointF(middle + wing, tip - wing)]
    )
    side = inner.top() + inner.height() * 0.55
    corners = [inner.bottomLeft(), inner.bottomRight()]
    painter.drawPolyline([QPointF(inner.left(), side), *corners, QPointF(inner.right(), side)])


def _document(painter: QPainter, inner: QRectF, width: float) -> None:
    sheet = inner.adjusted(inner.width() * 0.12, 0, -inner.width() * 0.12, 0)
    fold = sheet.width() * 0.38
    corner = QPointF(sheet.right() - fold, sheet.top())
    painter.drawPolygon(
        [
            sheet.topLeft(),
            corner,
            QPointF(sheet.right(), sheet.top() + fold),
            sheet.bottomRight(),
            sheet.bottomLeft(),
        ]
    )
    for share in (0.55, 0.8):
        y = sheet.top() + share * sheet.height()
        painter.drawLine(QLineF(sheet.left() + 1.8 * width, y, sheet.right() - 1.8 * width, y))


def _bars(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    wide = box.width() / 4
    for place, share in enumerate((0.45, 0.7, 1.0)):
        high = box.height() * share
        painter.drawRect(QRectF(box.left() + place * wide * 1.5, box.bottom() - high, wide, high))


class TaskMark(QWidget):
    """A task's mark as a widget; in the accent colour only where a hand is needed today."""

    def __init__(self, theme: Theme, task: Task) -> None:
        super().__init__()
        self._theme = theme
        self._task = task
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As wide as the mark and as high as a line of text."""
        return QSize(self._theme.px(_EM), QFontMetrics(self._theme.font).lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        side = self.width()
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_task(painter, box, self._task, self._theme.color("accent" if self._task.needs_hand else "text"))
        painter.end()
