"""What a drawing is made of, for the screen and for paper alike.

Lengths are in the units of the box that the scene was made for (points on paper, pixels on screen), with
the origin at the top left and y downwards. Colours are roles, which screen and paper each translate.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from samordning_desktop.core.values import dataclass


class Role(StrEnum):
    """What a line or a text is for. ``muted`` still has to be readable; ``rule`` is the faint lines behind."""

    INK = "ink"
    MUTED = "muted"
    RULE = "rule"
    SERIES1 = "series1"
    SERIES2 = "series2"
    SERIES3 = "series3"


class Anchor(StrEnum):
    """Which end of a label stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Shape(StrEnum):
    """The shape of a marker."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"


class Point(NamedTuple):
    """A place in the box."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    start: Point
    end: Point
    role: Role
    width: float


@dataclass(frozen=True, slots=True)
class Polyline:
    """Straight lines through two points or more. ``dash``: lengths on and off in the box's units; empty: solid.

    (Qt counts dashes in pen widths: divide by ``width`` there.)
    """

    points: tuple[Point, ...]
    role: Role
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark centred on a point. ``size`` is its width and height; ``width`` the stroke of one not filled."""

    at: Point
    shape: Shape
    size: float
    role: Role
    filled: bool
    width: float


@dataclass(frozen=True, slots=True)
class Label:
    """A text on one line. ``at`` is its anchor on the baseline; ``size`` the type size."""

    at: Point
    text: str
    size: float
    anchor: Anchor = Anchor.START
    role: Role = Role.INK
    bold: bool = False


Item = Line | Polyline | Marker | Label


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing: its box, what is in it (drawn in this order), and the same said in Swedish words."""

    width: float
    height: float
    items: tuple[Item, ...]
    description: str


def triangle(marker: Marker) -> tuple[Point, Point, Point]:
    """The corners of a triangle marker: one up, two down, the whole centred on its point."""
    half = marker.size / 2
    x, y = marker.at
    return Point(x, y - half), Point(x + half, y + half * 0.8), Point(x - half, y + half * 0.8)
