"""The style sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samordning_desktop.ui.kit.colors import DARK, LIGHT
from samordning_desktop.ui.kit.style import style_sheet


@pytest.mark.parametrize(("colors", "dark"), [(LIGHT, False), (DARK, True)])
def test_every_name_is_filled_in_and_every_picture_exists(colors, dark):
    sheet = style_sheet(colors, lambda em: round(15 * em), dark=dark)
    assert "$" not in sheet
    pictures = re.findall(r"url\(([^)]*)\)", sheet)
    assert {Path(picture).stem.split("-")[0] for picture in pictures} == {"arrow", "tick"}
    assert all(Path(picture).is_file() for picture in pictures)


def test_every_focusable_kind_shows_its_focus():
    sheet = style_sheet(LIGHT, round, dark=False)
    for kind in ("QPushButton", "QLineEdit", "QPlainTextEdit", "QComboBox", "QCheckBox", "QRadioButton", "QToolButton",
                 "QScrollArea", "QListView", "QTextBrowser"):  # fmt: skip
        assert re.search(rf"{kind}[^,{{]*:focus", sheet), kind
