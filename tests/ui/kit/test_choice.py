"""A few words of which one can be chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.manners import nameless
from ui.dialogs.pressing import click

WORDS = {"yes": "ja", "no": "nej"}


@pytest.fixture
def choice(theme, show):
    return show(Choice(theme, "Har fyllt 18 år", WORDS))


def test_nothing_is_chosen_beforehand_and_one_at_a_time(choice, said):
    choice.changed.connect(said.hear)
    assert choice.value == ""
    click("Har fyllt 18 år: ja")(choice)
    assert choice.value == "yes"
    click("Har fyllt 18 år: nej")(choice)
    assert choice.value == "no"
    click("Har fyllt 18 år: nej")(choice)
    assert choice.value == ""
    assert len(said.heard) == 3


def test_by_keyboard(choice, qtbot):
    choice.setFocus()
    qtbot.keyClick(choice.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(choice.focusWidget(), Qt.Key.Key_Space)
    assert choice.value == "no"


def test_what_is_needed_is_not_let_go(theme, show):
    choice = show(Choice(theme, "Huvudman", {"region": "region", "kommun": "kommun"}, needed=True))
    choice.choose("region")
    click("Huvudman: region")(choice)
    assert choice.value == "region"
    click("Huvudman: kommun")(choice)
    assert choice.value == "kommun"


def test_has_names(choice):
    assert nameless(choice) == []
