"""Signs of a person's page and of messages: a shape each, with the words that say the same beside it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.spaced import spaced_row
from samordning_desktop.ui.kit.theme import Theme, set_role


class Sign(StrEnum):
    """What is said by a shape."""

    PROTECTED = "skyddad identitet"
    OVERDUE = "försenat"
    COVERED = "omfattas av samtycket"
    NOT_COVERED = "omfattas inte av samtycket"
    HELD_UP = "stopp"
    ENDED = "avslutat"
    SAID = "meddelande"


def draw_sign(painter: QPainter, box: QRectF, sign: Sign, color: QColor) -> None:
    """Draw the sign inside ``box`` (square).

    Protected: a filled shield. Overdue: a filled triangle. Covered: a disc. Not covered: an open ring.
    Ended: a filled square. Held up: an open triangle with an exclamation mark. Said: a ring with an i.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, box.width() / 8))
    width = box.width() / 16
    _SHAPES[sign](painter, box.adjusted(width, width, -width, -width), color)
    painter.restore()


def _shield(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setBrush(QBrush(color))
    painter.setPen(Qt.PenStyle.NoPen)
    shoulder = box.top() + box.height() * 0.6
    corners = [
        box.topLeft(),
        box.topRight(),
        QPointF(box.right(), shoulder),
        QPointF(box.center().x(), box.bottom()),
        QPointF(box.left(), shoulder),
    ]
    painter.drawPolygon(QPolygonF(corners))


def _triangle(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setBrush(QBrush(color))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(
        QPolygonF([box.bottomLeft(), QPointF(box.center().x(), box.top()), box.bottomRight()])
    )


def _disc(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setBrush(QBrush(color))
    painter.drawEllipse(box)


def _ring(painter: QPainter, box: QRectF, _color: QColor) -> None:
    painter.drawEllipse(box)


def _square(painter: QPainter, box: QRectF, color: QColor) -> None:
    edge = box.width() / 8
    painter.fillRect(box.adjusted(edge, edge, -edge, -edge), color)


def _warning(painter: QPainter, box: QRectF, color: QColor) -> None:
    top, wide = QPointF(box.center().x(), box.top()), box.width()
    painter.drawPolygon(QPolygonF([box.bottomLeft(), top, box.bottomRight()]))
    painter.drawLine(top + QPointF(0, wide * 0.38), top + QPointF(0, wide * 0.64))
    _dot(painter, top + QPointF(0, wide * 0.82), wide / 12, color)


def _letter(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.drawEllipse(box)
    middle, wide = box.center(), box.width()
    painter.drawLine(
        QPointF(middle.x(), middle.y() - wide * 0.03), QPointF(middle.x(), middle.y() + wide * 0.22)
    )
    _dot(painter, QPointF(middle.x(), middle.y() - wide * 0.22), wide / 12, color)


def _dot(painter: QPainter, middle: QPointF, radius: float, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    painter.drawEllipse(middle, radius, radius)


_SHAPES: dict[Sign, Callable[[QPainter, QRectF, QColor], None]] = {
    Sign.PROTECTED: _shield,
    Sign.OVERDUE: _triangle,
    Sign.COVERED: _disc,
    Sign.NOT_COVERED: _ring,
    Sign.HELD_UP: _warning,
    Sign.ENDED: _square,
    Sign.SAID: _letter,
}


class SignMark(QWidget):
    """A sign as a widget, as high as a line of text."""

    def __init__(self, theme: Theme, sign: Sign, color: str = "text", em: float = 0.85) -> None:
        super().__init__()
        self._theme = theme
        self._sign = sign
        self._color = color
        self._em = em
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def sign(self) -> Sign:
        """The sign drawn."""
        return self._sign

    def turn(self, sign: Sign, color: str) -> None:
        """Draw another sign, in the colour of another role."""
        self._sign, self._color = sign, color
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the sign, as high as the first line of the words beside it."""
        return QSize(self._theme.px(self._em), QFontMetrics(self._theme.font).lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        side = self.width()
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_sign(painter, box, self._sign, self._theme.color(self._color))
        painter.end()

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())


def signed(theme: Theme, sign: Sign, words: str = "", role: str = "quiet") -> QWidget:
    """A sign with its words beside it: those given, or its own. With the role ``accent`` both are in that colour."""
    line = QWidget()
    row = spaced_row(theme, 0.4, line)
    color = role if role in ("accent", "quiet") else "text"
    row.addWidget(SignMark(theme, sign, color), 0, Qt.AlignmentFlag.AlignTop)
    label = wrapped(words or sign.value)
    set_role(label, role)
    row.addWidget(label, 1)
    return line
