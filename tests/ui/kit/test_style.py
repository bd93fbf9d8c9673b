"""The style sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget

from samordning_desktop.ui.kit.colors import DARK, LIGHT
from samordning_desktop.ui.kit.style import style_sheet
from samordning_desktop.ui.kit.theme import Mode


@pytest.mark.parametrize(("colors", "dark"), [(LIGHT, False), (DARK, True)])
def test_every_name_is_filled_in_and_every_picture_exists(colors, dark):
    sheet = style_sheet(colors, lambda em: round(15 * em), dark=dark)
    assert "$" not in sheet
    pictures = re.findall(r"url\(([^)]*)\)", sheet)
    assert {Path(picture).stem.split("-")[0] for picture in pictures} == {
        "arrow", "falling", "onward", "rising", "tick",
    }  # fmt: skip
    assert all(Path(picture).is_file() for picture in pictures)


def test_every_focusable_kind_shows_its_focus():
    sheet = style_sheet(LIGHT, round, dark=False)
    for kind in ("QPushButton", "QLineEdit", "QPlainTextEdit", "QComboBox", "QCheckBox", "QRadioButton", "QToolButton",
                 "QScrollArea", "QListView", "QTextBrowser"):  # fmt: skip
        assert re.search(rf"{kind}[^,{{]*:focus", sheet), kind


def filled(theme, kind):
    """A button filled with the leading colour, as it is made in the program."""
    button = QPushButton("Lägg till steget", autoDefault=False)
    if kind == "leading":
        button.setProperty("verb", "primary")
    else:
        button.setCheckable(True)
        button.setChecked(True)
        button.setProperty("segment", True)
        button.setMinimumWidth(button.sizeHint().width() + theme.px(1.6))
    return button


def colours(button, theme, inside):
    """The colours of a button's edge with its round corners, or of everything within it, where the letters are."""
    image = button.grab().toImage()
    wide, high, edge = image.width(), image.height(), theme.px(0.3) + 1
    return {
        image.pixelColor(x, y).name()
        for x in range(wide)
        for y in range(high)
        if (edge <= x < wide - edge and edge <= y < high - edge) is inside
    }


@pytest.mark.parametrize("kind", ["leading", "chosen"])
@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize(("mode", "colors"), [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK)])
def test_the_ring_of_a_filled_button_is_clear_of_its_letters(theme, show, kind, zoom, mode, colors):
    theme.set_mode(mode)
    theme.set_zoom(zoom)
    window = QWidget()
    row = QHBoxLayout(window)
    button, other = filled(theme, kind), QPushButton("Avbryt")
    for one in (button, other):
        row.addWidget(one)
    show(window)
    other.setFocus()
    QApplication.processEvents()
    size, letters = button.size(), colours(button, theme, inside=True)
    assert colors.ring not in colours(button, theme, inside=False)
    button.setFocus()
    QApplication.processEvents()
    assert colors.ring in colours(button, theme, inside=False)
    assert (
        colours(button, theme, inside=True) - letters == set()
    )  # what is read is as before, nothing through it
    assert button.size() == size


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("chooser", [True, False])
def test_the_arrow_of_a_button_with_a_menu_grows_with_the_letters(theme, show, zoom, chooser):
    theme.set_zoom(zoom)
    button = QPushButton("Skriv ut")
    button.setProperty("chooser", chooser)
    button.setMenu(QMenu(button))
    button.setFixedWidth(theme.px(14))
    show(button)
    image, edge = button.grab().toImage(), theme.px(0.3)
    background = image.pixel(theme.px(2), image.height() // 2)
    arrow = [
        x
        for x in range(image.width() - theme.px(2), image.width() - edge)
        for y in range(edge, image.height() - edge)
        if image.pixel(x, y) != background
    ]
    assert max(arrow) - min(arrow) > theme.px(0.4)
