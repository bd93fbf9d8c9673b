"""Whose row is chosen, said under the board where the name itself is out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from samordning_desktop.ui.board.columns import COLUMNS, PATIENT
from samordning_desktop.ui.board.editor import EDIT_HINT
from samordning_desktop.ui.board.looks import Columns
from samordning_desktop.ui.board.page import BoardPage
from ui.rows import row

ROWS = [row("Anna Alm"), row("Bo Berg", goal="Arbete"), row("Åsa Öberg")]
TALLY = "3 personer"


@pytest.fixture
def page(theme, show):
    """So narrow that the board must be scrolled sideways."""
    page = BoardPage(theme)
    page.resize(500, 600)
    page.show_rows(ROWS)
    show(page)
    assert page.view.horizontalScrollBar().maximum() > 0
    return page


def scroll(page, to=None):
    bar = page.view.horizontalScrollBar()
    bar.setValue(bar.maximum() if to is None else to)


def test_the_line_begins_with_whose_row_is_chosen_where_the_name_is_out_of_sight(page):
    page.view.choose("Anna Alm")
    assert page.status == TALLY
    page.view.choose("Anna Alm", "planning")
    assert page.status == f"Anna A.\u00a0· {TALLY}"
    page.view.choose("Åsa Öberg", "planning")
    assert page.status == f"Åsa Ö.\u00a0· {TALLY}"


def test_it_follows_the_scrolling(page):
    page.view.choose("Bo Berg")
    scroll(page)
    assert page.status == f"Bo B.\u00a0· {TALLY}"
    scroll(page, 0)
    assert page.status == TALLY


@pytest.mark.parametrize("scrolled", [0, 3, 40])
def test_a_name_whose_beginning_is_cut_is_not_in_sight(page, scrolled):
    page.view.choose("Bo Berg")
    scroll(page, scrolled)
    assert page.status == (f"Bo B.\u00a0· {TALLY}" if scrolled == 40 else TALLY)


def test_nobody_chosen_is_nobody_named(page):
    scroll(page)
    assert page.status == TALLY
    page.view.choose("Bo Berg", "planning")
    page.search.setText("finns inte")
    assert page.status.startswith("0 av 3")


def test_it_stands_before_the_keys_that_end_the_writing(page, qtbot):
    page.view.choose("Bo Berg", "planning")
    page.view.open_current()
    assert page.status == f"Bo B.\u00a0· {EDIT_HINT}"
    page.view.finish_editing()
    qtbot.waitUntil(lambda: page.status == f"Bo B.\u00a0· {TALLY}")


def test_a_name_column_moved_out_to_the_right_is_out_of_sight_too(page):
    last = Columns((*(one for one in COLUMNS if one != PATIENT), PATIENT))
    page.view.header.show_columns(last)
    page.view.choose("Bo Berg", "start")
    assert page.status == f"Bo B.\u00a0· {TALLY}"
    page.view.header.show_columns(Columns())
    scroll(page, 0)
    assert page.status == TALLY


def test_columns_hidden_until_the_name_is_in_sight(page, qtbot):
    page.view.choose("Bo Berg", "goal")
    scroll(page)
    assert page.status.startswith("Bo B.")
    few = Columns(hidden=frozenset(COLUMNS) - {PATIENT, "goal"})
    page.view.header.show_columns(few)
    qtbot.waitUntil(lambda: page.status == TALLY)


def test_a_wider_window_and_larger_type(page, theme, qtbot):
    page.view.choose("Bo Berg", "planning")
    page.resize(1600, 600)
    qtbot.waitUntil(lambda: page.status == TALLY)
    page.resize(500, 600)
    qtbot.waitUntil(lambda: page.view.horizontalScrollBar().maximum() > 0)
    scroll(page)
    assert page.status == f"Bo B.\u00a0· {TALLY}"


def test_a_new_name_is_said_at_once(page):
    page.view.choose("Bo Berg", "planning")
    page.show_rows([row("Anna Alm"), row("Bo Ek", row_id="Bo Berg"), row("Åsa Öberg")])
    assert page.status == f"Bo E.\u00a0· {TALLY}"


def test_a_click_far_out_tells_whose_cell_it_was(page, qtbot):
    scroll(page)
    index = page.model.index_of("Åsa Öberg", "planning")
    assert page.view.chosen_id == ""
    qtbot.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=page.view.visualRect(index).center()
    )
    assert page.status == f"Åsa Ö.\u00a0· {TALLY}"
    assert page.view.place == ("Åsa Öberg", "planning")
