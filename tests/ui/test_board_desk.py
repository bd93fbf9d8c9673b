"""The board at a real desk: its look kept, its filters answered, cells emptied and copied, and who wrote them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from samordning_desktop.core.people import Principal
from samordning_desktop.ops import details, meetings, participants, reading, staff, undoing, views
from samordning_desktop.store.head import read_head
from samordning_desktop.ui.board.filtering import Filter, Since
from samordning_desktop.ui.board.looks import Columns, Look, from_text, to_text
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.main_window import COPIED, NOTHING_COPIED, MainWindow
from ui.dialogs.pressing import keys
from ui.people import add


@pytest.fixture
def people(desk):
    anna = add(desk, "Anna Alm", signed=date(2026, 9, 1), situation="Lugnt.", goal="Arbete")
    return {"Anna": anna, "Bo": add(desk, "Bo Berg"), "Åsa": add(desk, "Åsa Öberg")}


@pytest.fixture
def at_board(people, window, qtbot):
    view = window.workspace.board.view
    view.setFocus()
    view.choose(people["Anna"], "situation")
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == people["Anna"])
    return window


@pytest.fixture
def board(at_board):
    return at_board.workspace.board


def ask(board, **wanted):
    board.filters.show_filter(Filter(**wanted))
    board.filters.changed.emit(Filter(**wanted))


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.workspace.board.view, key, modifier)


LOOK = Look(
    Columns().moved("planning", -1).with_widths({"name": 15}), ("start", True), Filter(consent="valid")
)


def test_the_board_is_set_as_it_was_left(people, desk, kit, show, qtbot):
    views.keep(desk, "board", to_text(LOOK))
    window = show(MainWindow(kit, desk))
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.workspace.board.look == LOOK
    assert window.workspace.board.model.shown_ids == [people["Anna"]]


@pytest.mark.parametrize("text", ["{", "[]", '{"order": ["x"]}'])
def test_a_damaged_look_is_silently_the_papers(people, desk, kit, show, qtbot, text):
    views.keep(desk, "board", text)
    window = show(MainWindow(kit, desk))
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.workspace.board.look == Look()


def test_a_change_by_hand_is_kept_when_the_hand_has_rested(board, desk, qtbot):
    board.view.horizontalHeader().moveSection(5, 1)
    qtbot.waitUntil(lambda: views.kept(desk, "board") is not None)
    assert from_text(views.kept(desk, "board")) == board.look != Look()


def test_what_is_not_kept_yet_is_kept_when_the_program_locks(at_board, board, desk, qtbot):
    ask(board, principal="kommun")
    at_board.leave()
    qtbot.waitUntil(lambda: at_board.kit.runner.idle)
    assert from_text(views.kept(desk, "board")).filter == Filter(principal="kommun")


def test_nothing_changed_is_nothing_kept(at_board, desk, qtbot):
    at_board.leave()
    qtbot.waitUntil(lambda: at_board.kit.runner.idle)
    assert views.kept(desk, "board") is None


def test_what_has_changed_since_the_last_meeting(at_board, board, desk, people, qtbot):
    meetings.begin(desk)
    meetings.end(desk)
    participants.set_field(desk, people["Bo"], "goal", "Bostad")
    ask(board, since=Since.MEETING)
    qtbot.waitUntil(lambda: board.model.shown_ids == [people["Bo"]])
    at_board.kit.runner.run(lambda: participants.set_field(desk, people["Åsa"], "goal", "Studier"))
    qtbot.waitUntil(lambda: board.model.shown_ids == [people["Bo"], people["Åsa"]])


def test_what_has_changed_today(board, desk, people, clock, qtbot):
    clock.go_to(clock.today() + timedelta(days=1))
    participants.set_field(desk, people["Åsa"], "goal", "Studier")
    ask(board, since=Since.TODAY)
    qtbot.waitUntil(lambda: board.model.shown_ids == [people["Åsa"]])
    ask(board, since=Since.WEEK)
    qtbot.waitUntil(lambda: len(board.model.shown_ids) == 3)


def test_today_is_another_day_tomorrow(at_board, board, people, clock, qtbot):
    ask(board, since=Since.TODAY)
    qtbot.waitUntil(lambda: board.model.filter.since is Since.TODAY)
    assert len(board.model.shown_ids) == 3
    clock.go_to(clock.today() + timedelta(days=1))
    QApplication.sendEvent(at_board, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(board.nothing.isVisible)


def test_a_new_colleague_can_be_filtered_by(at_board, board, desk, people, qtbot):
    runner = at_board.kit.runner
    runner.run(lambda: staff.add_colleague(desk, "Nils Ny", "", Principal.REGION))
    button = board.filters.buttons["coordinator"]
    qtbot.waitUntil(lambda: "Nils Ny" in [action.text() for action in button.menu().actions()])


def test_those_who_left_wait_until_they_are_asked_for(at_board, board, desk, people, qtbot):
    today = at_board.kit.clock.today()
    at_board.kit.runner.run(lambda: details.end_participation(desk, people["Bo"], today, "flyttat"))
    qtbot.waitUntil(lambda: board.model.shown_ids == [people["Anna"], people["Åsa"]])
    qtbot.mouseClick(board.filters.left, Qt.MouseButton.LeftButton)
    assert len(board.model.shown_ids) == 3


def test_delete_empties_a_cell_and_undo_fills_it(at_board, board, desk, people, qtbot):
    press(at_board, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert reading.board(desk)[0].fields.situation == ""
    assert undoing.undo_label(desk) == "töm Nuläge för Anna A."
    assert at_board.menus.action(Command.UNDO).text() == "Ångra: töm Nuläge för Anna A."
    QTest.keySequence(at_board, QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert reading.board(desk)[0].fields.situation == "Lugnt."


def test_a_day_is_emptied_too(at_board, board, desk, people, qtbot):
    participants.set_field(desk, people["Anna"], "start", "2026-03-02")
    at_board.refresher.read_all()
    qtbot.waitUntil(lambda: at_board.at_rest)
    board.view.choose(people["Anna"], "start")
    press(at_board, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert reading.board(desk)[0].fields.start is None


def test_a_name_is_not_emptied(at_board, board, desk, people, messages, qtbot):
    messages.expect_refusal("participant.no_name")
    board.view.choose(people["Anna"], "name")
    press(at_board, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert reading.board(desk)[0].fields.name == "Anna Alm"
    assert not board.view.is_editing


def test_delete_in_the_search_field_touches_no_cell(at_board, board, desk, qtbot):
    board.begin_search()
    keys("alm")(board.search)
    board.search.home(False)
    QTest.keyClick(board.search, Qt.Key.Key_Delete)
    assert board.search.text() == "lm"
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert reading.board(desk)[0].fields.situation == "Lugnt."


def test_delete_elsewhere_in_the_window_touches_no_cell(at_board, desk, qtbot):
    at_board.rail.lock.setFocus()
    QTest.keyClick(at_board.rail.lock, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert reading.board(desk)[0].fields.situation == "Lugnt."


def test_copying_says_when_the_clipboard_is_emptied_and_locking_empties_it(at_board, board):
    system = QGuiApplication.clipboard()
    press(at_board, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert system.text() == "Lugnt."
    assert at_board.said.text() == COPIED
    QTest.keySequence(at_board, QKeySequence("Ctrl+Shift+C"))
    assert system.text() == "Anna Alm\t\tArbete\tLugnt.\t\t"
    at_board.workspace.board.view.choose(at_board.workspace.board.view.chosen_id, "planning")
    press(at_board, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (system.text(), at_board.said.text()) == ("", NOTHING_COPIED)
    QTest.keySequence(at_board, QKeySequence("Ctrl+Shift+C"))
    at_board.leave()
    assert system.text() == ""


def test_copying_in_the_search_field_copies_the_search(at_board, board):
    board.begin_search()
    keys("alm")(board.search)
    board.search.selectAll()
    QTest.keyClick(board.search, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "alm"
    QGuiApplication.clipboard().clear()


def test_the_line_below_says_who_wrote_in_the_cell(at_board, board, people, qtbot):
    qtbot.waitUntil(lambda: board.status_line.origin != "")
    assert board.status_line.origin == "Nuläge: Karin Ek, Falköping, nyss"
    board.view.choose(people["Bo"], "situation")
    assert board.status_line.origin == ""
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert board.status_line.origin == ""


def test_the_line_below_says_nothing_once_a_search_hides_the_cell(at_board, board, qtbot):
    qtbot.waitUntil(lambda: board.status_line.origin != "")
    board.view.choose(board.view.chosen_id, "goal")
    board.search.setText("finns inte")
    assert board.view.chosen_id == ""
    assert not at_board.board_reading.findChild(QTimer).isActive()  # it would say the hidden cell's
    assert board.status_line.origin == ""


def test_a_tip_that_asks_is_answered(board, people, said, qtbot, monkeypatch):
    monkeypatch.setattr(board.view.hovering, "tell", said.hear)
    board.view.hovering.wanted.emit(people["Anna"], "goal")
    qtbot.waitUntil(lambda: said.heard != [])
    assert said.heard == [(people["Anna"], "goal", "Mål/syfte: Karin Ek, Falköping, nyss")]


def test_age_is_told_by_the_clock(at_board, board, people, clock, qtbot):
    clock.go_to(clock.today() + timedelta(days=1))
    board.view.choose(people["Anna"], "goal")
    qtbot.waitUntil(lambda: board.status_line.origin == "Mål/syfte: Karin Ek, Falköping, i går")


def test_a_change_is_followed_by_the_journals_head_beside_the_store(at_board, people, desk, qtbot):
    place = desk.store.places.head
    before = read_head(place)
    at_board.stage.run(partial(participants.set_field, desk, people["Bo"], "goal", "Studier"))
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert read_head(place) == desk.store.head() != before
