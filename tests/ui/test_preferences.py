"""The look that is kept."""

from __future__ import annotations

import pytest

from samordning_desktop.ui import preferences
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.preferences import FILE_NAME, Preferences


def test_comes_back_as_it_was_kept(tmp_path):
    kept = Preferences(150, Mode.DARK)
    preferences.save(tmp_path, kept)
    assert preferences.load(tmp_path) == kept


def test_holds_nothing_else(tmp_path):
    preferences.save(tmp_path, Preferences(150, Mode.DARK))
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8") == '{"zoom": 150, "mode": "dark"}'


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"zoom": "x", "mode": "dark"}', '{"zoom": 100, "mode": "pink"}', "\x00"]
)
def test_what_cannot_be_read_is_the_ordinary_look(tmp_path, content):
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    assert preferences.load(tmp_path) == Preferences()


def test_makes_no_folder(tmp_path):
    assert preferences.load(tmp_path / "none") == Preferences()
    preferences.save(tmp_path / "none", Preferences(200))
    assert not (tmp_path / "none").exists()


def test_tells_the_look_of_a_theme(theme):
    theme.set_zoom(125)
    assert preferences.of(theme) == Preferences(125, Mode.LIGHT)
