"""A scene of core, as ink: all black, told apart by shape, dash and weight."""

from __future__ import annotations

from collections.abc import Iterator

from samordning_desktop.core.scene import (
    Anchor,
    Item,
    Label,
    Line,
    Marker,
    Polyline,
    Role,
    Scene,
    Shape,
    triangle,
)
from samordning_desktop.printing import ink
from samordning_desktop.printing.flow import Piece
from samordning_desktop.printing.fonts import Face, width_of
from samordning_desktop.printing.plain import printable
from samordning_desktop.printing.tags import Node

_GREYS = {Role.MUTED: ink.GREY, Role.RULE: ink.PALE}


def scene_piece(scene: Scene, x: float, parent: Node) -> Piece:
    """The scene as one figure, with its description for those who do not see it."""
    figure = parent.add("Figure", alt=scene.description)
    return Piece(scene.height, tuple((figure, drawn) for item in scene.items for drawn in _item(item, x)))


def _item(item: Item, x: float) -> Iterator[ink.Ink]:
    grey = _GREYS.get(item.role, ink.BLACK)
    match item:
        case Line():
            yield ink.Shape(
                ((item.start.x + x, item.start.y), (item.end.x + x, item.end.y)), item.width, grey
            )
        case Polyline():
            yield ink.Shape(tuple((at.x + x, at.y) for at in item.points), item.width, grey, item.dash)
        case Marker():
            yield _marker(item, x, grey)
        case Label():
            yield _label(item, x, grey)


def _marker(marker: Marker, x: float, grey: float) -> ink.Ink:
    fill = grey if marker.filled else None
    left, half = marker.at.x + x, marker.size / 2
    if marker.shape is Shape.CIRCLE:
        return ink.Disc(left, marker.at.y, half, marker.width, grey, fill=fill)
    if marker.shape is Shape.TRIANGLE:
        corners = tuple((corner.x + x, corner.y) for corner in triangle(marker))
        return ink.Shape(corners, marker.width, grey, closed=True, fill=fill)
    square = ink.box(left - half, marker.at.y - half, marker.size, marker.size, marker.width, grey)
    return ink.Shape(square.points, square.width, grey, closed=True, fill=fill)


def _label(label: Label, x: float, grey: float) -> ink.Text:
    text = printable(label.text)
    face = Face.BOLD if label.bold else Face.REGULAR
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[label.anchor]
    return ink.Text(
        label.at.x + x - share * width_of(text, face, label.size), label.at.y, text, label.size, face, grey
    )
