"""Marks that say a state by their shape; the words beside them say the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.consent import WARNING_DAYS, ConsentState
from samordning_desktop.ui.kit.theme import Theme

_NEEDS_HAND = frozenset({ConsentState.EXPIRING, ConsentState.EXPIRED, ConsentState.MISSING})


def needs_hand(state: ConsentState, warning: int | None) -> bool:
    """Whether a state needs a hand, and takes the accent colour: what runs out at the first of WARNING_DAYS may wait."""
    return state in _NEEDS_HAND and warning != WARNING_DAYS[0]


def consent_color(theme: Theme, state: ConsentState, warning: int | None = None) -> QColor:
    """The colour of a state's mark and words."""
    if state is ConsentState.WITHDRAWN:
        return theme.color("quiet")
    return theme.color("accent" if needs_hand(state, warning) else "text")


def draw_consent(
    painter: QPainter, box: QRectF, state: ConsentState, color: QColor, warning: int | None = None
) -> None:
    """Draw the state's mark inside ``box`` (square). ``warning`` is the one of WARNING_DAYS that has been reached.

    Valid: a disc. Runs out: a ring, half filled, and less within 30 days and within 7. Run out: a ring with a stroke. Withdrawn: a cross.
    Missing: a dashed ring.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = box.width() / 8
    ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    if warning in _LEFT and state is ConsentState.EXPIRING:
        _filled(painter, ring, color, _LEFT[warning])
    else:
        _SHAPES[state](painter, ring, color, pen)
    painter.restore()


def _disc(painter: QPainter, ring: QRectF, color: QColor, _pen: QPen) -> None:
    painter.setBrush(QBrush(color))
    painter.drawEllipse(ring)


def _half(painter: QPainter, ring: QRectF, color: QColor, _pen: QPen) -> None:
    _filled(painter, ring, color, 180)


def _filled(painter: QPainter, ring: QRectF, color: QColor, degrees: int) -> None:
    """A ring of which so many degrees are filled, from the top and left."""
    painter.drawEllipse(ring)
    painter.setBrush(QBrush(color))
    painter.drawPie(ring, 90 * 16, degrees * 16)


def _struck(painter: QPainter, ring: QRectF, _color: QColor, _pen: QPen) -> None:
    painter.drawEllipse(ring)
    painter.drawLine(ring.bottomLeft(), ring.topRight())


def _cross(painter: QPainter, ring: QRectF, color: QColor, _pen: QPen) -> None:
    painter.setPen(QPen(color, ring.width() / 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    inner = ring.adjusted(ring.width() / 8, ring.width() / 8, -ring.width() / 8, -ring.width() / 8)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.bottomLeft(), inner.topRight())


def _dashed(painter: QPainter, ring: QRectF, _color: QColor, pen: QPen) -> None:
    pen.setDashPattern([1.6, 1.5])
    painter.setPen(pen)
    painter.drawEllipse(ring)


#: How much of the ring is filled within so many days of the last.
_LEFT: dict[int | None, int] = {30: 90, 7: 35}

_SHAPES = {
    ConsentState.VALID: _disc,
    ConsentState.EXPIRING: _half,
    ConsentState.EXPIRED: _struck,
    ConsentState.WITHDRAWN: _cross,
    ConsentState.MISSING: _dashed,
}


def draw_news(painter: QPainter, box: QRectF, color: QColor) -> None:
    """A filled diamond: the other site changed this, and nobody here has looked yet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    middle = box.center()
    corners = [
        QPointF(middle.x(), box.top()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.bottom()),
        QPointF(box.left(), middle.y()),
    ]
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def draw_conflict(painter: QPainter, box: QRectF, color: QColor) -> None:
    """Two squares over each other: two values wait to be settled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = box.width() * 0.66
    width = max(1.2, box.width() / 9)
    painter.setPen(QPen(color, width))
    painter.drawRect(QRectF(box.left() + width / 2, box.top() + width / 2, side - width, side - width))
    painter.setBrush(QBrush(color))
    front = QRectF(
        box.right() - side + width / 2, box.bottom() - side + width / 2, side - width, side - width
    )
    painter.drawRect(front)
    painter.restore()


class ConsentMark(QWidget):
    """A state's mark as a widget; its words are said by the label beside it."""

    def __init__(self, theme: Theme, state: ConsentState = ConsentState.MISSING, em: float = 0.95) -> None:
        super().__init__()
        self._theme = theme
        self._em = em
        self._state = state
        self._warning: int | None = None
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self._measure)

    def set_state(self, state: ConsentState, warning: int | None = None) -> None:
        """Show another state; ``warning`` as in ``draw_consent``."""
        self._state = state
        self._warning = warning
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the mark and as high as a line of text, so that it stands level with the first words."""
        return QSize(self._theme.px(self._em), QFontMetrics(self._theme.font).lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        side = self.width()
        box = QRectF(0, (self.height() - side) / 2, side, side)
        color = consent_color(self._theme, self._state, self._warning)
        draw_consent(painter, box, self._state, color, self._warning)
        painter.end()

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())
