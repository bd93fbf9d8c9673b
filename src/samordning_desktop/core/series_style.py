"""How the three series of the self-rating chart are told apart: shape, dash, weight and name, not colour."""

from __future__ import annotations

from samordning_desktop.core.scene import Marker, Point, Polyline, Role, Shape
from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class SeriesStyle:
    """One series. Lengths are in em."""

    role: Role
    shape: Shape
    filled: bool
    size: float
    width: float
    dash: tuple[float, ...]

    def line(self, points: tuple[Point, ...], em: float) -> Polyline:
        """The series' line."""
        return Polyline(points, self.role, self.width * em, tuple(part * em for part in self.dash))

    def marker(self, at: Point, em: float) -> Marker:
        """The series' mark at one point."""
        return Marker(at, self.shape, self.size * em, self.role, self.filled, 0.12 * em)


#: In the instrument's order. Where lines and marks coincide all three still show: the thin whole line and the
#: small disc lie on top of the broad dashes and the open square, those on top of the dots and the triangle.
STYLES = (
    SeriesStyle(Role.SERIES1, Shape.CIRCLE, True, 0.5, 0.09, ()),
    SeriesStyle(Role.SERIES2, Shape.SQUARE, False, 0.72, 0.15, (0.7, 0.45)),
    SeriesStyle(Role.SERIES3, Shape.TRIANGLE, False, 1.15, 0.22, (0.22, 0.4)),
)
