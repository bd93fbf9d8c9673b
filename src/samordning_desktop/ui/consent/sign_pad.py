"""The place to sign: strokes with a finger, a pen or the mouse, drawn as smooth lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from samordning_desktop.core.strokes import FULL, MOST_POINTS, RATIO, Point, Strokes, is_signature
from samordning_desktop.ui.kit.theme import Theme

#: A point nearer than this to the one before, in the place's own measure, is left out.
_NEAR = 15


class SignPad(QWidget):
    """``changed`` comes with each stroke that is finished, and when all is wiped off."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strokes: list[list[Point]] = []
        self._writing = False
        self._by_pen = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName("Rutan att skriva namnet i, med finger, penna eller mus")
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def strokes(self) -> Strokes:
        """What is written, the same whatever the screen's size."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    @property
    def signed(self) -> bool:
        """Whether so much is written that it can be a name."""
        return is_signature(self.strokes)

    def wipe(self) -> None:
        """Take all of it away."""
        self._strokes.clear()
        self._writing = False
        self.update()
        self.changed.emit()

    def hasHeightForWidth(self) -> bool:
        """It keeps its form: the same on every screen and on paper."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height for a width."""
        return round(width / RATIO)

    def sizeHint(self) -> QSize:
        """As wide as a hand reaches."""
        return QSize(self._theme.px(48), round(self._theme.px(48) / RATIO))

    def minimumSizeHint(self) -> QSize:
        """Room for a name."""
        return QSize(self._theme.px(16), round(self._theme.px(16) / RATIO))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins; what a pen or finger has begun Qt may tell of as the mouse's, too."""
        if event.button() is Qt.MouseButton.LeftButton and not self._by_pen:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The stroke goes on."""
        if not self._by_pen:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke is finished."""
        if event.button() is Qt.MouseButton.LeftButton and not self._by_pen:
            self._end(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen writes as the mouse does; how hard it is pressed is not kept."""
        self._act(event.type(), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """The first finger writes; the others, a resting hand, do not."""
        if isinstance(event, QTouchEvent):
            points = event.points()
            if points:
                self._act(event.type(), points[0].position())
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame, the line to write on, and what is written."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, box = self._theme.color, self._box()
        painter.setPen(QPen(color("outline"), 2))
        painter.setBrush(color("field"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), self._theme.px(0.3), self._theme.px(0.3))
        line = box.top() + box.height() * 0.78
        painter.setPen(QPen(color("rule"), 2))
        painter.drawLine(
            QPointF(box.left() + box.width() * 0.04, line), QPointF(box.right() - box.width() * 0.04, line)
        )
        self._draw_strokes(painter, box, color("text"))

    def _draw_strokes(self, painter: QPainter, box: QRectF, color: QColor) -> None:
        pen = QPen(color, max(2.0, box.height() / 60))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            points = [
                QPointF(box.left() + x / FULL * box.width(), box.top() + y / FULL * box.height())
                for x, y in stroke
            ]
            painter.drawPath(smooth(points))

    def _box(self) -> QRectF:
        """Where one writes: as large as fits with its form kept."""
        width = min(float(self.width()), self.height() * RATIO)
        box = QRectF(0, 0, width, width / RATIO)
        box.moveCenter(QRectF(self.rect()).center())
        return box

    def _act(self, kind: QEvent.Type, place: QPointF) -> None:
        self._by_pen = True
        if kind in (QEvent.Type.TabletPress, QEvent.Type.TouchBegin):
            self._begin(place)
        elif kind in (QEvent.Type.TabletMove, QEvent.Type.TouchUpdate):
            self._go_on(place)
        else:
            self._end(place)
            self._by_pen = False

    def _begin(self, place: QPointF) -> None:
        if self._room_left() > 0:
            self._writing = True
            self._strokes.append([self._point(place)])
            self.update()

    def _go_on(self, place: QPointF) -> None:
        if not self._writing or self._room_left() <= 0:
            return
        x, y = self._point(place)
        before = self._strokes[-1][-1]
        if abs(x - before[0]) >= _NEAR or abs(y - before[1]) >= _NEAR * RATIO:
            self._strokes[-1].append((x, y))
            self.update()

    def _end(self, place: QPointF) -> None:
        if self._writing:
            self._go_on(place)
            self._writing = False
            self.changed.emit()

    def _room_left(self) -> int:
        return MOST_POINTS - sum(len(stroke) for stroke in self._strokes)

    def _point(self, place: QPointF) -> Point:
        box = self._box()
        x = round((place.x() - box.left()) / box.width() * FULL)
        y = round((place.y() - box.top()) / box.height() * FULL)
        return min(max(x, 0), FULL), min(max(y, 0), FULL)


def smooth(points: list[QPointF]) -> QPainterPath:
    """A line through the middles between points, bent towards the points: no corners, whatever the pen's pace."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0))
    for before, after in zip(points[1:], points[2:], strict=False):
        path.quadTo(before, (before + after) / 2)
    if len(points) > 1:
        path.lineTo(points[-1])
    return path
