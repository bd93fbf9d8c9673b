"""What happens to a person, as a shape; the words beside it say the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.merge_plan import Fate
from samordning_desktop.ui.kit.marks import draw_conflict, draw_consent, draw_news


def draw_fate(painter: QPainter, box: QRectF, fate: Fate, color: QColor) -> None:
    """Draw the mark inside ``box`` (square).

    Conflict: two squares over each other. Recalled: a cross. New: a plus. Changed: a diamond. Same: two lines.
    """
    if fate is Fate.CONFLICT:
        draw_conflict(painter, box, color)
    elif fate is Fate.RECALLED:
        draw_consent(painter, box, ConsentState.WITHDRAWN, color)
    elif fate is Fate.CHANGED:
        draw_news(painter, box, color)
    else:
        _lines(painter, box, fate, color)


def _lines(painter: QPainter, box: QRectF, fate: Fate, color: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, box.width() / 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    middle, part = box.center(), box.height() / 5
    if fate is Fate.NEW:
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        painter.drawLine(QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))
    else:
        for height in (middle.y() - part, middle.y() + part):
            painter.drawLine(QPointF(box.left(), height), QPointF(box.right(), height))
    painter.restore()


def fate_pixmap(fate: Fate, color: QColor, side: int, ratio: float) -> QPixmap:
    """The mark as a picture, ``side`` pixels high, sharp on a screen of this pixel ratio. At its right is air that grows
    with it, as Qt's before the words does not."""
    picture = QPixmap(round(side * 1.2 * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_fate(painter, QRectF(1, 1, side - 2, side - 2), fate, color)
    painter.end()
    return picture
