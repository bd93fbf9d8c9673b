"""Draws the scene of the self-rating chart on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import singledispatchmethod

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.chart import chart_scene
from samordning_desktop.core.rating import Instrument, Rating
from samordning_desktop.core.scene import (
    Anchor,
    Item,
    Label,
    Line,
    Marker,
    Point,
    Polyline,
    Role,
    Scene,
    Shape,
    triangle,
)
from samordning_desktop.ui.kit.theme import Theme


class ScenePainter:
    """Draws a scene's items with a painter, in the theme's type and colours."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme

    def draw(self, scene: Scene) -> None:
        """Draw everything, in the scene's order."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in scene.items:
            self._item(item)

    def _color(self, role: Role) -> QColor:
        return self._theme.color("quiet" if role is Role.MUTED else "text")

    def _pen(self, role: Role, width: float) -> QPen:
        return QPen(self._color(role), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)

    @singledispatchmethod
    def _item(self, item: Item) -> None:
        raise TypeError(type(item).__name__)

    @_item.register
    def _(self, item: Line) -> None:
        self._painter.setPen(self._pen(item.role, item.width))
        self._painter.drawLine(_point(item.start), _point(item.end))

    @_item.register
    def _(self, item: Polyline) -> None:
        pen = self._pen(item.role, item.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if item.dash:
            pen.setDashPattern([part / item.width for part in item.dash])
        self._painter.setPen(pen)
        self._painter.drawPolyline([_point(point) for point in item.points])

    @_item.register
    def _(self, item: Marker) -> None:
        self._painter.setPen(self._pen(item.role, item.width))
        self._painter.setBrush(self._color(item.role) if item.filled else self._theme.color("surface"))
        half = item.size / 2
        box = QRectF(item.at.x - half, item.at.y - half, item.size, item.size)
        if item.shape is Shape.CIRCLE:
            self._painter.drawEllipse(box)
        elif item.shape is Shape.SQUARE:
            self._painter.drawRect(box)
        else:
            self._painter.drawPolygon(QPolygonF([_point(corner) for corner in triangle(item)]))

    @_item.register
    def _(self, item: Label) -> None:
        font = QFont(self._theme.font)
        font.setPixelSize(max(1, round(item.size)))
        font.setWeight(QFont.Weight.DemiBold if item.bold else QFont.Weight.Normal)
        width = QFontMetricsF(font).horizontalAdvance(item.text)
        back = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[item.anchor]
        self._painter.setFont(font)
        self._painter.setPen(self._color(item.role))
        self._painter.drawText(QPointF(item.at.x - back, item.at.y), item.text)


def _point(point: Point) -> QPointF:
    return QPointF(point.x, point.y)


class ChartView(QWidget):
    """The self-ratings made with one version of the form; says the same in words to a screen reader."""

    def __init__(self, theme: Theme, height_em: float = 15.0) -> None:
        super().__init__()
        self._theme = theme
        self._height_em = height_em
        self._ratings: Sequence[Rating] = ()
        self._instrument: Instrument | None = None
        self._today: date | None = None
        theme.changed.connect(self._measure)
        self._measure()

    def show_ratings(self, ratings: Sequence[Rating], instrument: Instrument, today: date) -> None:
        """Draw these."""
        self._ratings, self._instrument, self._today = ratings, instrument, today
        scene = self._scene()
        self.setAccessibleName(scene.description if scene else "")
        self.setToolTip(scene.description if scene else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(self._theme.px(16), self._theme.px(self._height_em))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scene for the present size."""
        scene = self._scene()
        if scene is not None:
            painter = QPainter(self)
            ScenePainter(painter, self._theme).draw(scene)
            painter.end()

    def _scene(self) -> Scene | None:
        if self._instrument is None:
            return None
        em = self._theme.px(0.85)
        return chart_scene(self._ratings, self._instrument, self.width(), self.height(), self._today, em)

    def _measure(self) -> None:
        self.setMinimumHeight(self._theme.px(self._height_em))
        self.updateGeometry()
        self.update()
