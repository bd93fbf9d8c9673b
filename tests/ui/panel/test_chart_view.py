"""The chart on screen: the scene that paper has, drawn with QPainter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QImage, QPainter

from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Rating
from samordning_desktop.core.scene import Anchor, Label, Line, Marker, Point, Polyline, Role, Scene, Shape
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.panel.chart_view import ChartView, ScenePainter

TODAY = date(2026, 11, 23)
RATINGS = [Rating(str(n), date(2026, 3, 10) + timedelta(days=30 * n), (n, 9 - n, 5)) for n in range(7)]


def picture(theme, *items):
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    ScenePainter(painter, theme).draw(Scene(60, 60, items, ""))
    painter.end()
    return image


def inked(theme, image):
    """Where the picture is as dark (or light) as text."""
    return {(x, y) for x in range(60) for y in range(60) if image.pixelColor(x, y) == theme.color("text")}


def test_a_line_is_drawn_where_it_is_said(theme):
    image = picture(theme, Line(Point(10, 30), Point(50, 30), Role.INK, 4))
    assert {(x, 30) for x in range(12, 48)} <= inked(theme, image)


def test_a_dash_leaves_gaps_as_long_as_it_says(theme):
    image = picture(theme, Polyline((Point(0, 30), Point(60, 30)), Role.SERIES1, 4, (10, 10)))
    ink = inked(theme, image)
    assert (5, 30) in ink
    assert (15, 30) not in ink
    assert (25, 30) in ink


@pytest.mark.parametrize("shape", list(Shape))
def test_a_marker_is_filled_or_open(theme, shape):
    at = Point(30, 30)
    filled = picture(theme, Marker(at, shape, 30, Role.SERIES1, True, 2))
    hollow = picture(theme, Marker(at, shape, 30, Role.SERIES1, False, 2))
    assert (30, 30) in inked(theme, filled)
    assert (30, 30) not in inked(theme, hollow)
    assert inked(theme, hollow)


@pytest.mark.parametrize(
    ("anchor", "left", "right"), [(Anchor.START, 30, 60), (Anchor.END, 0, 31), (Anchor.MIDDLE, 10, 50)]
)
def test_a_label_stands_at_its_anchor(theme, anchor, left, right):
    columns = {x for x, _ in inked(theme, picture(theme, Label(Point(30, 40), "HHH", 14, anchor)))}
    assert columns
    assert left <= min(columns)
    assert max(columns) <= right


def test_says_itself_in_words(theme, show):
    view = show(ChartView(theme))
    view.show_ratings(RATINGS, DEFAULT_INSTRUMENT, TODAY)
    assert view.accessibleName().startswith("Diagram över 7 självskattningar från den 10 mars 2026")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("ratings", [[], RATINGS[:1], RATINGS])
def test_is_drawn_with_any_number_of_ratings(theme, show, mode, ratings):
    theme.set_mode(mode)
    view = show(ChartView(theme))
    view.resize(300, 220)
    empty = view.grab().toImage()
    view.show_ratings(ratings, DEFAULT_INSTRUMENT, TODAY)
    assert view.grab().toImage() != empty


def test_names_the_lines_at_the_panels_size(theme):
    from samordning_desktop.core.chart import chart_scene

    view = ChartView(theme)
    em = theme.px(0.85)
    scene = chart_scene(RATINGS, DEFAULT_INSTRUMENT, theme.px(17), view.minimumHeight(), TODAY, em)
    texts = " ".join(item.text for item in scene.items if isinstance(item, Label))
    assert all(name in texts for name in DEFAULT_INSTRUMENT.scales)
    view.deleteLater()
