"""The board's page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.people import StaffMember
from samordning_desktop.store.board import in_order
from samordning_desktop.ui.board.editor import EDIT_HINT
from samordning_desktop.ui.board.filtering import Filter, Since
from samordning_desktop.ui.board.looks import Columns, Look, from_text, to_text
from samordning_desktop.ui.board.nothing import ALL_LEFT, NO_ROW
from samordning_desktop.ui.board.page import LOW_EM, BoardPage
from samordning_desktop.ui.kit.manners import cut_hints, nameless
from ui.dialogs.pressing import keys
from ui.rows import STANDINGS, row

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
    assert page.status == "1 av 3 personer visas\u00a0· 1 ändrad på andra orten"


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


def test_a_board_that_has_not_been_read_is_not_called_empty(theme, show):
    page = show(BoardPage(theme))
    page.show_look(Look(Columns(), ("name", False), Filter(consent="missing")))
    assert (page.empty.isVisible(), page.view.isVisible(), page.status) == (False, True, "")
    page.show_rows([])
    assert (page.empty.isVisible(), page.view.isVisible()) == (True, False)


def test_a_search_that_finds_nobody_is_not_an_empty_board(page):
    page.search.setText("xyz")
    page.show_rows(ROWS)
    assert page.nothing.isVisible()
    assert not page.empty.isVisible()
    page.search.clear()
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


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_searchs_hint_is_whole_in_the_narrowest_window(page, theme, zoom):
    theme.set_zoom(zoom)
    page.resize(page.minimumSizeHint())
    assert cut_hints(page) == []


MIXED = [*ROWS, row("Eva Ny", mine=False, coordinators=("k",)), row("Ove Klar", left=True)]


def ask(page, **wanted):
    page.filters.show_filter(Filter(**wanted))
    page.filters.changed.emit(Filter(**wanted))


def words(page):
    return [label.text() for label in page.nothing.findChildren(QLabel)]


def test_those_who_left_are_shown_only_when_asked_for(page, qtbot):
    page.show_rows(in_order(MIXED))
    assert page.model.shown_ids == ["Anna Alm", "Bo Berg", "Eva Ny", "Åsa Öberg"]
    assert page.status.startswith("4 personer")
    qtbot.mouseClick(page.filters.left, Qt.MouseButton.LeftButton)
    assert page.model.shown_ids[-2:] == ["Ove Klar", "Åsa Öberg"]
    assert page.status.startswith("5 personer\u00a0· 1 avslutad")
    assert not page.filters.clear_button.isVisible()


def test_a_filter_narrows_together_with_the_search_and_says_so(page, said):
    page.show_rows(in_order(MIXED))
    page.look_changed.connect(lambda: said.hear("changed"))
    ask(page, site="there")
    assert page.model.shown_ids == ["Eva Ny"]
    assert page.status.startswith("1 av 4 personer visas\u00a0· filter: Lidköping")
    page.search.setText("anna")
    assert page.model.shown_ids == []
    assert said.heard == ["changed"]


def test_show_everyone_lets_go_of_search_and_filter(page, qtbot):
    page.show_rows(in_order(MIXED))
    ask(page, site="there", left=True)
    page.search.setText("eva")
    assert page.filters.clear_button.isVisible()
    qtbot.mouseClick(page.filters.clear_button, Qt.MouseButton.LeftButton)
    assert page.search.text() == ""
    assert page.filters.filter == Filter(left=True)
    assert len(page.model.shown_ids) == 5
    assert page.view.hasFocus()
    assert not page.filters.clear_button.isVisible()


def heights(page):
    return [page.filters.flow.heightForWidth(width) for width in range(200, 1400, 20)]


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_board_stays_in_its_place_when_a_search_narrows_it(page, theme, zoom):
    """However narrow the window: the search has its own way back."""
    theme.set_zoom(zoom)
    page.show_rows(in_order(MIXED))
    before = heights(page)
    page.search.setText("a")
    assert not page.filters.clear_button.isVisible()
    assert heights(page) == before


def test_no_row_is_kept_empty_for_what_is_not_there(page):
    page.show_rows(in_order(MIXED))
    shown = page.filters.flow.sizeHint()
    assert page.filters.flow.heightForWidth(shown.width()) == shown.height()
    ask(page, site="there")
    assert page.filters.flow.sizeHint().width() > shown.width()


#: What a window on a screen of 1280 × 800 leaves for the board at 200 %, beside the rail and below menus and banner.
SMALL = QSize(1047, 628)


def test_three_rows_are_seen_in_large_type_on_a_small_screen(page, theme):
    theme.set_zoom(200)
    page.show_rows(in_order([*MIXED, row("Dan Dag"), row("Cia Cop")]))
    page.resize(SMALL)
    QApplication.processEvents()
    assert page.view.viewport().height() >= 3 * page.view.rowHeight(0)
    assert nameless(page) == []
    assert cut_hints(page) == []


def test_what_gave_way_comes_back_in_a_higher_window(page, theme):
    before = page.view.rowHeight(0), page.view.horizontalHeader().height()
    assert page.filters.isVisible() and not page.filter_menu.isVisible()
    page.resize(1000, theme.px(LOW_EM) - 1)
    assert page.filter_menu.isVisible() and not page.filters.isVisible()
    assert page.add_button.text() == "Lägg till"
    assert page.view.rowHeight(0) < before[0]
    page.resize(1000, theme.px(LOW_EM))
    QApplication.processEvents()
    assert page.filters.isVisible() and not page.filter_menu.isVisible()
    assert (page.view.rowHeight(0), page.view.horizontalHeader().height()) == before


def test_in_a_low_window_an_empty_board_has_no_filters(page, theme):
    page.resize(1000, theme.px(LOW_EM) - 1)
    page.show_rows([])
    assert not page.filters.isVisible() and not page.filter_menu.isVisible()
    page.show_rows(in_order(MIXED))
    ask(page, site="there")
    assert page.filter_menu.text() == "Filter: 1"


def test_nothing_that_fits_is_not_blank_but_says_why_and_offers_everyone(page, qtbot):
    page.show_rows(in_order(MIXED))
    ask(page, consent="missing")
    page.search.setText("xyz")
    assert page.nothing.isVisible()
    assert words(page) == [NO_ROW, "samtycke saknas\u00a0· sök: xyz"]
    assert page.nothing.button.text() == "Visa alla"
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    assert page.view.isVisible()
    assert len(page.model.shown_ids) == 4
    assert page.view.hasFocus()


def test_arrow_down_from_a_search_in_vain_goes_to_the_way_out(page, qtbot):
    page.begin_search()
    keys("xyz")(page.search)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.nothing.button.hasFocus()


def test_when_everyone_has_left_they_are_offered(page, qtbot):
    page.show_rows([row("Ove Klar", left=True)])
    assert words(page) == [NO_ROW, ALL_LEFT]
    assert page.nothing.button.text() == "Visa avslutade"
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    assert page.model.shown_ids == ["Ove Klar"]


def test_what_has_changed_is_asked_for_and_shown_when_it_is_known(page, said):
    page.since_asked.connect(said.hear)
    ask(page, since=Since.TODAY)
    assert said.heard == [Since.TODAY]
    page.show_changed(Since.WEEK, {"Bo Berg"})
    assert len(page.model.shown_ids) == 3
    page.show_changed(Since.TODAY, {"Åsa Öberg"})
    assert page.model.shown_ids == ["Åsa Öberg"]


def test_a_coordinator_is_chosen_by_name(page):
    page.show_rows(in_order(MIXED))
    page.show_staff([StaffMember("k", "Karin Ek")])
    ask(page, coordinator="k")
    assert page.model.shown_ids == ["Eva Ny"]
    assert "filter: Karin Ek" in page.status


def test_a_look_comes_back_the_same_and_tells_nothing(page, said):
    page.look_changed.connect(lambda: said.hear("changed"))
    look = Look(
        Columns().moved("planning", -1).with_shown("goal", False).with_widths({"name": 15}),
        ("start", True),
        Filter(site="here", consent="valid"),
    )
    page.show_look(look)
    assert page.look == look
    assert said.heard == []
    assert page.status.startswith("3 personer\u00a0· filter: Falköping, samtycke gäller")


def test_sorting_and_columns_are_told_of(page, said):
    page.look_changed.connect(lambda: said.hear("changed"))
    page.view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert said.heard == ["changed"]
    assert page.look.sort == ("name", True)


def test_whoever_is_added_is_shown_also_when_a_filter_would_hide_them(page):
    ask(page, site="there")
    page.choose_soon("Ny")
    page.show_rows([*ROWS, row("Ny")])
    assert page.view.chosen_id == "Ny"


def test_whoever_is_shown_already_is_moved_to_and_the_filter_stands(page):
    ask(page, site="here")
    page.choose_soon("Bo Berg")
    assert page.view.chosen_id == "Bo Berg"
    assert page.filters.filter == Filter(site="here")


def test_the_origin_goes_when_nobody_is_chosen(page):
    page.view.choose("Anna Alm")
    page.status_line.show_origin("Namn: Karin Ek")
    page.search.setText("bo")
    assert page.status_line.origin == ""


def shown(page):
    return [row.id for row in page.model.rows]


def sort_by(page, name):
    page.filters.buttons[name].orders.trigger()


def test_those_of_a_site_stand_together_below_which_the_column_orders(page):
    page.show_rows([row("Anna", mine=False), row("Bo"), row("Cia", mine=False), row("Dan")])
    sort_by(page, "site")
    assert shown(page) == ["Bo", "Dan", "Anna", "Cia"]
    assert page.status == "4 personer\u00a0· sorterat efter ort"
    page.model.sort_asked.emit(0, Qt.SortOrder.DescendingOrder)
    assert shown(page) == ["Dan", "Bo", "Cia", "Anna"]
    sort_by(page, "site")
    assert shown(page) == ["Dan", "Cia", "Bo", "Anna"]


def test_an_order_outlives_new_rows_a_cleared_filter_and_a_lock(page, theme, show):
    sort_by(page, "site")
    page.filters.buttons["site"]._pick("here")
    page.show_everyone()
    page.show_rows([row("Anna", mine=False), row("Bo")])
    assert shown(page) == ["Bo", "Anna"]
    other = show(BoardPage(theme))
    other.show_look(from_text(to_text(page.look)))
    other.show_rows([row("Anna", mine=False), row("Bo")])
    assert shown(other) == ["Bo", "Anna"]


def test_by_coordinator_waits_for_their_names(page):
    page.show_rows([row("Anna", coordinators=("1",)), row("Bo", coordinators=("2",))])
    sort_by(page, "coordinator")
    page.show_staff([StaffMember("1", "Öst"), StaffMember("2", "Åke")])
    assert shown(page) == ["Bo", "Anna"]


def test_by_last_change_asks_when_it_was_and_hides_nobody(page, said):
    page.since_asked.connect(said.hear)
    sort_by(page, "since")
    assert said.heard == [Since.EVER]
    page.show_changed(Since.EVER, {"Bo Berg": 2, "Åsa Öberg": 9})
    assert shown(page) == ["Åsa Öberg", "Bo Berg", "Anna Alm"]
    page.show_changed(Since.EVER, {"Bo Berg": 12, "Åsa Öberg": 9})
    assert shown(page) == ["Bo Berg", "Åsa Öberg", "Anna Alm"]


@pytest.mark.parametrize("by", ["since", "consent", "coordinator"])
def test_a_row_that_is_written_in_stays_though_what_sorts_it_is_another(page, by):
    people = [
        row("Anna", coordinators=("1",)),
        row("Bo", coordinators=("2",)),
        row("Cia", coordinators=("2",)),
    ]
    page.show_rows(people)
    page.show_staff([StaffMember("1", "Åke"), StaffMember("2", "Öst")])
    sort_by(page, by)
    page.show_changed(Since.EVER, {"Anna": 3, "Bo": 2, "Cia": 1})
    page.view.choose("Cia", "goal")
    missing = STANDINGS[ConsentState.MISSING]
    page.show_rows([*people[:2], row("Cia", goal="Ny", coordinators=("1",), consent=missing)])
    page.show_changed(Since.EVER, {"Anna": 3, "Bo": 2, "Cia": 9})
    page.show_staff([StaffMember("1", "Åke"), StaffMember("2", "Öst")])
    assert shown(page) == ["Anna", "Bo", "Cia"]
    sort_by(page, by)
    sort_by(page, by)
    page.show_changed(Since.EVER, {"Anna": 3, "Bo": 2, "Cia": 9})
    assert shown(page)[0 if by != "coordinator" else 1] == "Cia"
