"""When a mark of what the other site changed has been seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from samordning_desktop.ops import reading
from samordning_desktop.ui import seeing
from samordning_desktop.ui.board.looks import Columns
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.rail import Page
from samordning_desktop.ui.seeing import REST_MS
from ui.people import add


def mark(desk, participant, *fields):
    with desk.write() as writing:
        for field in fields:
            writing.connection.exec_driver_sql("INSERT INTO news VALUES (?, ?)", (participant, field))


@pytest.fixture(autouse=True)
def no_moment_by_itself(monkeypatch):
    """A moment is over when the test says so, however slow the machine."""
    monkeypatch.setattr(seeing, "REST_MS", 600_000)


@pytest.fixture
def people(desk):
    anna, bo = add(desk, "Anna Alm", situation="Lugnt."), add(desk, "Bo Berg")
    mark(desk, anna, "goal", "situation", "consent")
    mark(desk, bo, "planning")
    return {"Anna": anna, "Bo": bo}


@pytest.fixture
def at_anna(people, window, qtbot):
    """The window, Anna chosen and shown in the panel."""
    view = window.workspace.board.view
    view.setFocus()
    view.choose(people["Anna"], "situation")
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == people["Anna"])
    return window


@pytest.fixture
def leave(at_anna, people, qtbot):
    def act():
        at_anna.workspace.board.view.choose(people["Bo"], "situation")
        qtbot.waitUntil(lambda: at_anna.at_rest)

    return act


def news(desk, participant):
    return next(row.news for row in reading.board(desk) if row.id == participant)


def test_a_new_person_is_seen_as_a_changed_cell_is_and_no_mark_is_left(at_anna, desk, people, leave, qtbot):
    mark(desk, people["Anna"], "new")
    at_anna.refresher.read_all()
    qtbot.waitUntil(lambda: at_anna.at_rest)
    at_anna.seeing.rested()
    assert news(desk, people["Anna"]) == ("new",)
    leave()
    assert news(desk, people["Anna"]) == ()


def test_a_moment_is_long_enough_to_read_in():
    assert REST_MS == 1_500


def test_what_has_been_shown_for_a_moment_is_seen_when_its_row_is_left(at_anna, desk, people, leave, qtbot):
    at_anna.seeing.rested()
    qtbot.waitUntil(lambda: at_anna.at_rest)
    assert news(desk, people["Anna"]) == ("consent", "goal", "situation")
    leave()
    assert news(desk, people["Anna"]) == ("consent",)
    assert news(desk, people["Bo"]) == ("planning",)
    shown = at_anna.workspace.board.model.row_at(0)
    assert shown.news == ("consent",)


def test_who_is_passed_over_is_not_seen(at_anna, desk, people, leave):
    leave()
    assert news(desk, people["Anna"]) == ("consent", "goal", "situation")


def test_a_hidden_column_is_not_seen(at_anna, desk, people, leave):
    at_anna.workspace.board.view.header.show_columns(Columns().with_shown("goal", False))
    at_anna.seeing.rested()
    leave()
    assert news(desk, people["Anna"]) == ("consent", "goal")


def test_two_values_are_never_seen_away(desk, people, window, qtbot, leave, at_anna):
    with desk.write() as writing:
        entry = writing.put(f"participant/{people['Anna']}", "participant", people["Anna"], {"goal": "vårt"})
        writing.take([entry[0][1]._replace(value="deras", device="annan", number=1)], "annan")
    before = news(desk, people["Anna"])
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    window.seeing.rested()
    leave()
    row = next(row for row in reading.board(desk) if row.id == people["Anna"])
    assert "goal" in before
    assert "goal" in row.news
    assert row.conflicts == ("goal",)


def test_a_window_that_is_not_active_has_not_been_seen(at_anna, desk, people, leave, show, qtbot):
    other = show(QWidget())
    qtbot.waitUntil(lambda: not at_anna.isActiveWindow())
    at_anna.seeing.rested()
    other.hide()
    at_anna.activateWindow()
    qtbot.waitUntil(at_anna.isActiveWindow)
    leave()
    assert news(desk, people["Anna"]) == ("consent", "goal", "situation")


def test_the_moment_begins_anew_when_the_window_is_active_again(at_anna, show, qtbot):
    other = show(QWidget())
    qtbot.waitUntil(lambda: not at_anna.isActiveWindow())
    assert not at_anna.seeing.waits
    other.hide()
    at_anna.activateWindow()
    qtbot.waitUntil(lambda: at_anna.seeing.waits)


def test_without_the_panel_nothing_is_seen(at_anna, desk, people, leave):
    at_anna.workspace.toggle_panel()
    at_anna.seeing.rested()
    leave()
    assert news(desk, people["Anna"]) == ("consent", "goal", "situation")


def test_on_another_page_nothing_is_seen(at_anna, desk, people, leave):
    at_anna.open_page(Page.PACKAGES)
    at_anna.seeing.rested()
    leave()
    assert news(desk, people["Anna"]) == ("consent", "goal", "situation")


def test_locking_takes_no_mark_away(at_anna, desk, people):
    at_anna.seeing.rested()
    at_anna.leave()
    at_anna.workspace.board.view.choose(people["Bo"])
    QApplication.processEvents()
    assert news(desk, people["Anna"]) == ("consent", "goal", "situation")


def test_a_search_that_hides_the_row_leaves_it(at_anna, desk, people, qtbot):
    at_anna.seeing.rested()
    at_anna.workspace.board.search.setText("berg")
    qtbot.waitUntil(lambda: at_anna.at_rest)
    assert news(desk, people["Anna"]) == ("consent",)


def test_what_comes_while_the_person_is_shown_waits_for_a_moment_of_its_own(
    at_anna, desk, people, leave, qtbot
):
    at_anna.seeing.rested()
    mark(desk, people["Anna"], "planning")
    at_anna.refresher.read_all()
    qtbot.waitUntil(lambda: at_anna.at_rest)
    leave()
    assert news(desk, people["Anna"]) == ("consent", "planning")


def test_all_marks_go_when_asked(at_anna, desk, people, qtbot):
    action = at_anna.menus.action(Command.MARK_SEEN)
    assert action.isEnabled()
    action.trigger()
    qtbot.waitUntil(lambda: at_anna.at_rest and not action.isEnabled())
    assert news(desk, people["Anna"]) == ()


def test_the_moment_comes_by_itself(at_anna, qtbot):
    assert at_anna.seeing.waits
    at_anna.seeing.rested()
    assert not at_anna.seeing.waits


def test_arrow_keys_pass_over(at_anna, desk, people, qtbot):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(at_anna.workspace.board.view, key)
    at_anna.seeing.rested()
    qtbot.waitUntil(lambda: at_anna.at_rest)
    assert news(desk, people["Bo"]) == ("planning",)
