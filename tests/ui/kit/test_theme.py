"""Zoom, light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

from samordning_desktop.ui.kit.colors import DARK, LIGHT
from samordning_desktop.ui.kit.theme import ZOOMS, Mode


def test_the_typeface_is_the_one_shipped(theme):
    assert QFontInfo(theme.font).family() == "Atkinson Hyperlegible Next"
    assert theme.font.pointSizeF() == 11


def test_everything_doubles_at_200_percent(theme):
    em, label = theme.px(1), QLabel("Nuläge")
    label.ensurePolished()
    height = label.sizeHint().height()
    theme.set_zoom(200)
    label.ensurePolished()
    assert theme.px(1) == pytest.approx(2 * em, abs=1)
    assert QApplication.font().pointSizeF() == 22
    assert label.sizeHint().height() == pytest.approx(2 * height, abs=2)


@pytest.mark.parametrize(
    ("asked", "given"), [(99, 100), (-5, 100), (100, 100), (200, 200), (201, 200), (9000, 200)]
)
def test_zoom_stays_between_100_and_200(theme, asked, given):
    theme.set_zoom(asked)
    assert theme.zoom == given


def test_steps_up_and_down_end_at_the_ends(theme):
    up = []
    for _ in range(len(ZOOMS) + 1):
        theme.zoom_in()
        up.append(theme.zoom)
    assert up == [*ZOOMS[1:], 200, 200]
    for _ in range(len(ZOOMS) + 1):
        theme.zoom_out()
    assert theme.zoom == 100


def test_a_step_from_between_goes_to_the_next(theme):
    theme.set_zoom(130)
    theme.zoom_in()
    assert theme.zoom == 150
    theme.set_zoom(130)
    theme.zoom_out()
    assert theme.zoom == 125


def test_dark_is_forced_and_told(theme, said):
    theme.changed.connect(said.hear)
    theme.set_mode(Mode.DARK)
    assert (theme.dark, theme.colors) == (True, DARK)
    theme.set_mode(Mode.LIGHT)
    assert (theme.dark, theme.colors) == (False, LIGHT)
    assert len(said.heard) == 2
    theme.changed.disconnect(said.hear)


def test_nothing_is_told_when_nothing_changes(theme, said):
    theme.changed.connect(said.hear)
    theme.set_mode(Mode.LIGHT)
    theme.set_zoom(100)
    assert said.heard == []
    theme.changed.disconnect(said.hear)


def test_a_length_is_never_nothing(theme):
    assert theme.px(0) == 1
    assert theme.px(0.001) == 1


def test_a_window_is_put_together_without_the_sheet_and_dressed_when_it_stands(theme, qapp):
    sheet = qapp.styleSheet()
    assert sheet
    with theme.building():
        assert qapp.styleSheet() == ""
    assert qapp.styleSheet() == sheet


def test_the_sheet_comes_back_though_the_window_does_not(theme, qapp):
    sheet = qapp.styleSheet()
    with pytest.raises(RuntimeError, match="no window"), theme.building():
        raise RuntimeError("no window")
    assert qapp.styleSheet() == sheet
