"""A self-rating entered from the window."""

from __future__ import annotations

from datetime import date

import pytest

from samordning_desktop.ops import ratings
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.rating import RatingChoice
from ui.dialogs.pressing import REFUSALS, click
from ui.people import add


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm")


@pytest.fixture
def chosen(anna, window, qtbot):
    window.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    return window


def fill(dialog):
    dialog.refill(RatingChoice(date(2026, 11, 20), (0, 10, 5)))


def test_is_saved_and_seen_in_the_panel(chosen, desk, anna, in_dialog, qtbot):
    in_dialog(chosen.menus.action(Command.ADD_RATING).trigger, fill, click("Spara självskattningen"))
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert [(one.day, one.values) for one in ratings.ratings(desk, anna)] == [
        (date(2026, 11, 20), (0, 10, 5))
    ]
    chart = chosen.workspace.panel.glance.get().rating.chart
    assert chart.isVisible()
    assert "20 november 2026" in chart.accessibleName()


def test_no_saves_nothing(chosen, desk, anna, in_dialog, qtbot):
    for refuse in REFUSALS.values():
        in_dialog(chosen.menus.action(Command.ADD_RATING).trigger, fill, refuse)
        qtbot.waitUntil(lambda: chosen.at_rest)
        assert ratings.ratings(desk, anna) == []
