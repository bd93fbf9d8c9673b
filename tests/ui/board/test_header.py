"""The board's columns under the hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from samordning_desktop.ui.board.columns import COLUMNS
from samordning_desktop.ui.board.header import RESET
from samordning_desktop.ui.board.looks import Columns
from samordning_desktop.ui.board.model import BoardModel
from samordning_desktop.ui.board.view import BoardView
from ui.rows import row

ROWS = [row("Anna Alm", situation="Lugnt."), row("Åsa Öberg")]


@pytest.fixture
def view(theme, show):
    model = BoardModel()
    view = BoardView(theme, model)
    model.setParent(view)
    view.resize(1100, 500)
    view.show_rows(ROWS)
    return show(view)


@pytest.fixture
def header(view, said):
    view.header.changed.connect(lambda: said.hear("changed"))
    return view.header


def widths(view):
    return {column: view.columnWidth(at) for at, column in enumerate(COLUMNS)}


def seen(view):
    bar = view.horizontalHeader()
    order = [bar.logicalIndex(place) for place in range(bar.count())]
    return [COLUMNS[at] for at in order if not view.isColumnHidden(at)]


def press(menu, *path):
    """Goes through the menu and its submenus by their words."""
    for words in path[:-1]:
        menu = next(one for one in menu.findChildren(QMenu) if one.title() == words)
    action = next(one for one in menu.actions() if one.text() == path[-1])
    assert action.isEnabled()
    action.trigger()


def drag(view, column, by):
    bar = view.horizontalHeader()
    at = COLUMNS.index(column)
    edge = QPoint(bar.sectionViewportPosition(at) + bar.sectionSize(at) - 1, 12)
    QTest.mousePress(bar.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(bar.viewport(), edge + QPoint(by // 2, 0))
    QTest.mouseMove(bar.viewport(), edge + QPoint(by, 0))
    QTest.mouseRelease(bar.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_an_edge_is_dragged_and_only_what_stands_right_of_it_gives_way(view, header, said):
    before = widths(view)
    drag(view, "goal", 60)
    after = widths(view)
    assert after["goal"] == before["goal"] + 60
    assert [after[one] for one in ("name", "start")] == [before[one] for one in ("name", "start")]
    assert sum(after.values()) == sum(before.values())
    assert said.heard


@pytest.mark.parametrize("zoom", [100, 125, 200])
def test_a_width_set_by_hand_follows_the_zoom(view, header, theme, zoom):
    header.show_columns(Columns().with_widths({"goal": 12.5}))
    theme.set_zoom(zoom)
    assert widths(view)["goal"] == theme.px(12.5)


def test_what_was_dragged_is_the_same_after_a_restart(view, header, theme):
    drag(view, "situation", -30)
    kept, before = header.columns, widths(view)
    header.show_columns(Columns())
    header.show_columns(kept)
    assert widths(view) == before


def test_showing_what_was_kept_tells_nothing(view, header, said):
    header.show_columns(Columns().moved("start", 1).with_shown("goal", False).with_widths({"name": 20}))
    assert said.heard == []
    assert seen(view) == ["name", "start", "situation", "interventions", "planning"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("Start", "Visas"), "name goal situation interventions planning"),
        (("Start", "Flytta åt höger"), "name goal start situation interventions planning"),
        (("Planering", "Flytta åt vänster"), "name start goal situation planning interventions"),
        ((RESET,), "name start goal situation interventions planning"),
    ],
)
def test_the_menu_does_it_without_a_mouse(view, header, said, path, shown):
    menu = QMenu(view)
    header.fill_overview(menu)
    press(menu, *path)
    assert seen(view) == shown.split()
    assert header.columns.shown == tuple(shown.split())
    assert said.heard == ["changed"]


def test_the_menu_opens_at_the_header_and_is_walked_by_key(view, header, qtbot):
    header.open_overview()
    menu = QApplication.activePopupWidget()
    assert menu.activeAction() is None  # or its own menu would open at once
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == "Patient"
    assert menu.y() > view.mapToGlobal(view.horizontalHeader().geometry().center()).y()
    menu.close()


def test_room_that_changes_while_columns_are_laid_out_is_no_hand_at_them(view, header, said):
    """As when a scroll bar comes or goes under it."""
    view.horizontalHeader().sectionMoved.connect(lambda *_: header.share_room())
    wanted = Columns().moved("situation", 2).with_shown("interventions", False).with_widths({"goal": 14})
    header.show_columns(wanted)
    assert header.columns == wanted
    assert said.heard == []


def test_a_column_is_made_wider_and_narrower_by_the_menu(view, header, theme):
    before = widths(view)["start"]
    for words, difference in (("Bredare", 2), ("Smalare", 0)):
        menu = QMenu(view)
        header.fill_overview(menu)
        press(menu, "Start", words)
        assert widths(view)["start"] == pytest.approx(before + theme.px(difference or 0.001), abs=1)


def test_rows_are_sorted_by_the_menu(view, header):
    menu = QMenu(view)
    header.fill_overview(menu)
    press(menu, "Patient", "Sortera fallande")
    assert view.model().row_at(0).id == "Åsa Öberg"


def test_patient_cannot_be_hidden_and_the_edges_cannot_be_passed(view, header):
    menu = QMenu(view)
    header.fill_overview(menu)
    off = {
        (sub.title(), one.text())
        for sub in menu.findChildren(QMenu)
        for one in sub.actions()
        if not one.isEnabled()
    }
    assert off == {
        ("Patient", "Visas"),
        ("Patient", "Flytta åt vänster"),
        ("Planering", "Flytta åt höger"),
    }


def test_the_menu_says_what_is_hidden_and_brings_it_back(view, header):
    header.show_columns(Columns().with_shown("goal", False))
    menu = QMenu(view)
    header.fill_overview(menu)
    press(menu, "Mål/syfte (dold)", "Visas")
    assert header.columns == Columns()


def test_a_header_has_a_menu_of_its_own(view, header):
    menu = header.menu_for("goal")
    press(menu, "Visas")
    menu.close()
    assert "goal" not in seen(view)


def test_a_header_is_dragged_to_another_place(view, header, said):
    view.horizontalHeader().moveSection(5, 1)
    assert header.columns.order == ("name", "planning", "start", "goal", "situation", "interventions")
    assert said.heard == ["changed"]


def test_the_keyboard_is_never_in_a_hidden_column(view, header):
    view.choose("Anna Alm", "goal")
    press(header.menu_for("goal"), "Visas")
    assert view.currentIndex().column() == 0
    view.choose("Åsa Öberg", "goal")
    assert (view.chosen_id, view.currentIndex().column()) == ("Åsa Öberg", 0)


def arrow(view, theme, column):
    """How wide the sort arrow is in each of its rows, from the top down, as it is painted."""
    header = view.horizontalHeader()
    right = header.sectionViewportPosition(column) + header.sectionSize(column)
    image = header.grab().toImage()
    paper = image.pixelColor(right - theme.px(0.2), theme.px(0.3))
    rows = [
        sum(image.pixelColor(x, y) != paper for x in range(right - theme.px(1.4), right - theme.px(0.1)))
        for y in range(theme.px(0.3), header.height() - theme.px(0.3))
    ]
    return [width for width in rows if width]


def test_the_arrow_points_up_where_the_first_come_first_and_grows_with_the_type(view, theme):
    heights = []
    for zoom in (100, 200):
        theme.set_zoom(zoom)
        for order, up in ((Qt.SortOrder.AscendingOrder, True), (Qt.SortOrder.DescendingOrder, False)):
            view.horizontalHeader().setSortIndicator(1, order)
            widths = arrow(view, theme, 1)
            assert (widths[0] < widths[-1]) is up
        heights.append(len(widths))
    assert heights[1] >= 1.6 * heights[0]
