"""Board and panel: side by side, or one at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from samordning_desktop.ui.workspace import Workspace
from ui.rows import row


@pytest.fixture
def space(theme, show):
    space = Workspace(theme)
    space.board.show_rows([row("Anna Alm")])
    space.resize(1200, 700)
    return show(space)


def visible(space):
    return space.board.isVisible(), space.panel.isVisible()


def test_both_where_there_is_room(space):
    assert visible(space) == (True, True)
    assert not space.panel.back.isVisible()


def test_the_panel_can_be_put_away_and_back(space, qtbot):
    qtbot.mouseClick(space.board.panel_button, Qt.MouseButton.LeftButton)
    assert visible(space) == (True, False)
    assert space.board.panel_button.text() == "Visa personen"
    space.toggle_panel()
    assert visible(space) == (True, True)
    assert space.board.panel_button.text() == "Dölj personen"


def test_large_type_shows_one_at_a_time_with_a_way_back(space, theme, qtbot):
    theme.set_zoom(200)
    assert visible(space) == (True, False)
    qtbot.mouseClick(space.board.panel_button, Qt.MouseButton.LeftButton)
    assert visible(space) == (False, True)
    assert space.panel.back.hasFocus()
    qtbot.mouseClick(space.panel.back, Qt.MouseButton.LeftButton)
    assert visible(space) == (True, False)
    assert space.board.view.hasFocus()
    theme.set_zoom(100)
    assert visible(space) == (True, True)


def test_with_nobody_chosen_the_first_is_shown_instead_of_an_empty_page(space, theme):
    theme.set_zoom(200)
    assert space.board.view.chosen_id == ""
    space.toggle_panel()
    assert visible(space) == (False, True)
    assert space.board.view.chosen_id == "Anna Alm"


def test_both_have_room_in_the_window_that_a_small_laptop_gets(space, theme):
    space.resize(int(1280 * 0.96) - theme.px(8), 600)  # beside the rail
    assert visible(space) == (True, True)


def test_the_window_can_be_made_as_narrow_as_the_board_needs(space):
    assert space.minimumSizeHint().width() <= space.board.minimumSizeHint().width()


def test_search_brings_the_board_back(space, theme):
    theme.set_zoom(200)
    space.toggle_panel()
    space.open_board()
    assert visible(space) == (True, False)
