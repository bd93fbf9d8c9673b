"""Contrast, computed for everything that is drawn on something else (WCAG 2.2: 4.5 for text, 3 for marks)."""

from __future__ import annotations

import pytest

from samordning_desktop.ui.kit.colors import DARK, LIGHT, Colors, contrast

GROUNDS = ("window", "surface", "field", "chosen", "hover", "accent_wash")
READ = ("text", "quiet", "accent")
SEEN = ("outline", "focus", "accent", "solid")
PALETTES = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")
    assert contrast("#123456", "#123456") == 1


@PALETTES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", READ)
def test_text_can_be_read(colors: Colors, role: str, ground: str):
    assert contrast(getattr(colors, role), getattr(colors, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("ground", ["window", "surface", "field"])
@pytest.mark.parametrize("role", SEEN)
def test_marks_and_edges_can_be_seen(colors: Colors, role: str, ground: str):
    assert contrast(getattr(colors, role), getattr(colors, ground)) >= 3


@PALETTES
@pytest.mark.parametrize("ground", ["window", "surface", "field", "solid"])
def test_the_ring_of_a_filled_button_can_be_seen_from_both_sides(colors: Colors, ground: str):
    assert contrast(colors.ring, getattr(colors, ground)) >= 3


@PALETTES
def test_the_ring_can_be_seen_on_a_chosen_row(colors: Colors):
    assert contrast(colors.focus, colors.chosen) >= 3


@PALETTES
@pytest.mark.parametrize(("text", "ground"), [("on_solid", "solid"), ("on_notice", "notice")])
def test_text_on_filled_grounds_can_be_read(colors: Colors, text: str, ground: str):
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@PALETTES
def test_no_other_role_has_the_accents_colour(colors: Colors):
    others = [getattr(colors, name) for name in Colors.__slots__ if name != "accent"]
    assert colors.accent not in others
