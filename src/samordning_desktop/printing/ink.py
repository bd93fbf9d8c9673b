"""What is drawn on a page: texts, lines and shapes, in points, with y counted downwards.

All ink is black or grey: a black-and-white printer loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from samordning_desktop.printing.fonts import Face, runs, width_of
from samordning_desktop.printing.scripts import seen_order

#: Black, and a grey that keeps 7:1 against the paper; frames and rules may be lighter.
BLACK, GREY, PALE = 0.0, 0.33, 0.7


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is the baseline."""

    x: float
    y: float
    text: str
    size: float
    face: Face = Face.REGULAR
    grey: float = BLACK

    def draw(self, canvas: Any, origin: float) -> None:
        """Draw it with y counted down from ``origin``."""
        canvas.setFillGray(self.grey)
        x = self.x
        for font, piece in runs(seen_order(self.text), self.face):
            canvas.setFont(font, self.size)
            canvas.drawString(x, origin - self.y, piece)
            x += width_of(piece, self.face, self.size)


@dataclass(frozen=True, slots=True)
class Shape:
    """Straight lines from point to point; ``closed`` comes back to the first, ``fill`` is its inside's grey."""

    points: Sequence[tuple[float, float]]
    width: float
    grey: float = BLACK
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: float | None = None

    def draw(self, canvas: Any, origin: float) -> None:
        """Draw it with y counted down from ``origin``."""
        _stroke(canvas, self.width, self.grey, self.dash, self.fill)
        path = canvas.beginPath()
        (x, y), *rest = self.points
        path.moveTo(x, origin - y)
        for x, y in rest:
            path.lineTo(x, origin - y)
        if self.closed:
            path.close()
        canvas.drawPath(path, stroke=int(self.width > 0), fill=int(self.fill is not None))


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around a point. ``sweep``: only so many degrees of it are filled, from the top and left."""

    x: float
    y: float
    radius: float
    width: float
    grey: float = BLACK
    dash: tuple[float, ...] = ()
    fill: float | None = None
    sweep: int = 0

    def draw(self, canvas: Any, origin: float) -> None:
        """Draw it with y counted down from ``origin``."""
        _stroke(canvas, self.width, self.grey, self.dash, self.fill)
        y = origin - self.y
        whole = self.fill is not None and not self.sweep
        canvas.circle(self.x, y, self.radius, stroke=int(self.width > 0), fill=int(whole))
        if self.sweep:
            box = (self.x - self.radius, y - self.radius, self.x + self.radius, y + self.radius)
            canvas.wedge(*box, 90, self.sweep, stroke=0, fill=1)


Ink = Text | Shape | Disc


def moved(ink: Ink, down: float) -> Ink:
    """The same ink, ``down`` points further down."""
    if isinstance(ink, Shape):
        return replace(ink, points=tuple((x, y + down) for x, y in ink.points))
    return replace(ink, y=ink.y + down)


def rule(x1: float, x2: float, y: float, width: float = 0.7, grey: float = BLACK) -> Shape:
    """A horizontal line."""
    return Shape(((x1, y), (x2, y)), width, grey)


def box(x: float, y: float, width: float, height: float, stroke: float = 0.8, grey: float = BLACK) -> Shape:
    """An empty rectangle with its top left corner at (``x``, ``y``)."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Shape(corners, stroke, grey, closed=True)


def _stroke(canvas: Any, width: float, grey: float, dash: tuple[float, ...], fill: float | None) -> None:
    canvas.setLineWidth(width)
    canvas.setStrokeGray(grey)
    canvas.setDash(list(dash))
    if fill is not None:
        canvas.setFillGray(fill)
