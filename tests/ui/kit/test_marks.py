"""Marks differ in shape: drawn in one colour, no two are alike."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from samordning_desktop.core.consent import Consent, ConsentState, standing
from samordning_desktop.ui.kit.marks import (
    ConsentMark,
    consent_color,
    draw_conflict,
    draw_consent,
    draw_news,
)

SIDE = 24


def drawn(draw):
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    draw(painter, QRectF(2, 2, SIDE - 4, SIDE - 4), QColor("black"))
    painter.end()
    return image


def mark(state):
    return drawn(lambda painter, box, color: draw_consent(painter, box, state, color))


def difference(one, other):
    """The share of the mark's place where one is dark and the other is not."""
    differing = sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 128
        for x in range(SIDE)
        for y in range(SIDE)
    )
    return differing / SIDE**2


@pytest.mark.parametrize(("one", "other"), list(combinations(ConsentState, 2)))
def test_two_states_never_look_alike(qapp, one, other):
    assert difference(mark(one), mark(other)) > 0.05


def test_what_has_run_out_is_struck_through(qapp):
    assert mark(ConsentState.EXPIRED).pixelColor(SIDE // 2, SIDE // 2).lightness() < 128
    assert mark(ConsentState.MISSING).pixelColor(SIDE // 2, SIDE // 2).lightness() == 255


def test_news_and_conflict_do_not_look_alike(qapp):
    assert difference(drawn(draw_news), drawn(draw_conflict)) > 0.1


def test_the_accent_is_for_what_needs_a_hand(theme):
    hands = {state for state in ConsentState if consent_color(theme, state) == theme.color("accent")}
    assert hands == {ConsentState.EXPIRING, ConsentState.EXPIRED, ConsentState.MISSING}


@pytest.mark.parametrize(
    ("left", "accent"), [(61, False), (60, False), (31, False), (30, True), (7, True), (0, True), (-1, True)]
)
def test_a_consent_with_more_than_a_month_left_can_wait(theme, left, accent):
    consent = Consent("one", date(2026, 1, 1), "2024")
    now = standing([consent], None, consent.last_valid_day - timedelta(days=left))
    color = consent_color(theme, now.state, now.warning)
    assert (color == theme.color("accent")) is accent


def test_a_mark_grows_with_the_zoom(theme, show):
    small = show(ConsentMark(theme, ConsentState.VALID))
    width = small.width()
    theme.set_zoom(200)
    assert small.width() == pytest.approx(2 * width, abs=1)
    small.set_state(ConsentState.WITHDRAWN)
    assert not small.grab().isNull()
