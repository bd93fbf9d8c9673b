"""The board's page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from samordning_desktop.ui.board.page import EDIT_HINT, BoardPage
from samordning_desktop.ui.kit.manners import nameless
from ui.dialogs.pressing import keys
from ui.rows import row

ROWS = [row("Anna Alm", news=("goal",)), row("Bo Berg"), row("Åsa Öberg")]


@pytest.fixture
def page(theme, show):
    page = BoardPage(theme)
    page.resize(1000, 600)
    page.show_rows(ROWS)
    return show(page)


def test_searching_narrows_and_says_so(page, qtbot):
    page.begin_search()
    keys("öb")(page.search)
    assert page.model.rowCount() == 1
    assert page.status == "1 av 3 personer visas · 1 ändrad på andra orten"


def test_esc_empties_the_search(page, qtbot):
    page.begin_search()
    keys("xyz")(page.search)
    assert page.model.rowCount() == 0
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert (page.search.text(), page.model.rowCount()) == ("", 3)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_goes_on_from_the_search_to_the_board(page, qtbot, key):
    page.begin_search()
    keys("berg")(page.search)
    qtbot.keyClick(page.search, key)
    assert page.view.hasFocus()
    assert page.view.chosen_id == "Bo Berg"


def test_says_which_keys_end_the_writing(page, qtbot):
    page.view.choose("Bo Berg", "situation")
    page.view.open_current()
    assert page.status == EDIT_HINT
    page.view.finish_editing()
    qtbot.waitUntil(lambda: page.status.startswith("3 personer"))


def test_an_empty_board_teaches_three_ways_to_begin(page, qtbot, said):
    page.show_rows([])
    assert not page.search.isVisible()
    for name in ("add", "import_board", "take_package"):
        getattr(page.empty, name).connect(lambda name=name: said.hear(name))
    verbs = page.empty.findChildren(QPushButton)
    assert [verb.text() for verb in verbs] == [
        "Lägg till deltagare",
        "Ta in en befintlig tavla",
        "Ta in ett paket",
    ]
    for verb in verbs:
        qtbot.mouseClick(verb, Qt.MouseButton.LeftButton)
    assert said.heard == ["add", "import_board", "take_package"]
    page.show_rows(ROWS)
    assert page.search.isVisible()


def test_a_search_that_finds_nobody_is_not_an_empty_board(page):
    page.search.setText("xyz")
    page.show_rows(ROWS)
    assert page.view.isVisible()


def test_whoever_is_added_is_shown_also_while_searching(page):
    page.search.setText("bo")
    page.choose_soon("Ny")
    page.show_rows([*ROWS, row("Ny")])
    assert page.view.chosen_id == "Ny"


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_control_has_a_name(page, theme, zoom):
    theme.set_zoom(zoom)
    assert nameless(page) == []
    page.show_rows([])
    assert nameless(page) == []
