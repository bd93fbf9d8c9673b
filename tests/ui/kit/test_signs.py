"""Signs differ by shape, not by colour alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from samordning_desktop.ui.kit.signs import Sign, SignMark, draw_sign, signed


def drawn(sign):
    image = QImage(32, 32, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_sign(painter, QRectF(0, 0, 32, 32), sign, QColor("black"))
    painter.end()
    return [image.pixelColor(x, y).lightness() < 128 for y in range(32) for x in range(32)]


@pytest.mark.parametrize(("one", "other"), list(combinations(Sign, 2)))
def test_each_has_a_shape_of_its_own(qapp, one, other):
    differing = sum(a != b for a, b in zip(drawn(one), drawn(other), strict=True))
    assert differing > 32 * 32 // 20


def test_stands_beside_its_words(theme, show):
    line = show(signed(theme, Sign.COVERED))
    assert [label.text() for label in line.findChildren(QLabel)] == ["omfattas av samtycket"]
    line = show(signed(theme, Sign.OVERDUE, "Försenat sedan i går", "accent"))
    assert [label.text() for label in line.findChildren(QLabel)] == ["Försenat sedan i går"]


def test_grows_with_the_type(theme, show):
    mark = show(SignMark(theme, Sign.PROTECTED))
    before = mark.width()
    theme.set_zoom(200)
    assert mark.width() >= 2 * before - 1
