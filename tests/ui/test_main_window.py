"""The window at a real desk: what is done with the hands ends up in the store."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from colleagues import by_a_colleague
from samordning_desktop.core.participant import FIELD_LABELS
from samordning_desktop.ops import consents, participants, reading, setup, undoing
from samordning_desktop.sync import peers
from samordning_desktop.ui.board.empty import FROM_OTHERS, FROM_OWN
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.help_window import HelpWindow
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.main_window import DEMO_BANNER
from samordning_desktop.ui.rail import Page
from stores import FALKOPING, join
from ui.dialogs.pressing import keys
from ui.people import add


@pytest.fixture
def people(desk):
    anna = add(desk, "Anna Alm", signed=date(2026, 9, 1), situation="Lugnt.")
    return {"Anna": anna, "Bo": add(desk, "Bo Berg"), "Åsa": add(desk, "Åsa Öberg")}


@pytest.fixture
def at_board(people, window, qtbot):
    """The window, its board filled, Anna chosen and shown."""
    view = window.workspace.board.view
    view.setFocus()
    view.choose(people["Anna"], "situation")
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == people["Anna"])
    return window


def fields(desk, participant):
    return reading.person(desk, participant).row.fields


def press(window, *, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def type_in_cell(window, text, key=Qt.Key.Key_Return):
    press(window, key=Qt.Key.Key_Return)
    editor = window.workspace.board.view.editor
    editor.selectAll()
    keys(text)(editor)
    press(window, key=key)


def test_a_cell_is_written_in_and_saved(at_board, desk, people, qtbot):
    type_in_cell(at_board, "Bor hos sin syster på Åsgatan")
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert fields(desk, people["Anna"]).situation == "Bor hos sin syster på Åsgatan"
    board = at_board.workspace.board
    assert board.model.index_of(people["Anna"], "situation").data() == "Bor hos sin syster på Åsgatan"
    shown = [label.text() for label in at_board.workspace.panel.findChildren(QLabel)]
    assert "Bor hos sin syster på Åsgatan" in shown


def test_esc_leaves_the_store_as_it_was(at_board, desk, people, qtbot):
    press(at_board, key=Qt.Key.Key_Return)
    keys("Nej")(at_board.workspace.board.view.editor)
    press(at_board, key=Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert fields(desk, people["Anna"]).situation == "Lugnt."
    assert undoing.undo_label(desk) == "lägg till Åsa Ö."


def test_undo_and_redo_are_named_and_done(at_board, desk, people, qtbot):
    type_in_cell(at_board, "Ny")
    qtbot.waitUntil(lambda: at_board.at_rest)
    undo, redo = (at_board.menus.action(one) for one in (Command.UNDO, Command.REDO))
    assert undo.text() == f"Ångra: ändra {FIELD_LABELS['situation']} för Anna A."
    assert not redo.isEnabled()
    QTest.keySequence(at_board, QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert fields(desk, people["Anna"]).situation == "Lugnt."
    assert redo.text() == "Gör om: ändra Nuläge för Anna A."
    QTest.keySequence(at_board, QKeySequence("Ctrl+Y"))
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert fields(desk, people["Anna"]).situation == "Ny"


def test_what_was_undone_and_redone_is_said_until_the_next_thing(at_board, qtbot):
    type_in_cell(at_board, "Ny")
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert not at_board.said.isVisible()
    for keys_, said in (
        ("Ctrl+Z", "Ångrade: ändra Nuläge för Anna A."),
        ("Ctrl+Y", "Gjorde om: ändra Nuläge för Anna A."),
    ):
        QTest.keySequence(at_board, QKeySequence(keys_))
        qtbot.waitUntil(lambda: at_board.at_rest)
        assert at_board.said.isVisible()
        assert at_board.said.text() == said
    press(at_board, key=Qt.Key.Key_Return)
    assert not at_board.said.isVisible()
    press(at_board, key=Qt.Key.Key_Escape)


def test_what_was_said_of_one_does_not_follow_to_another(at_board, people, qtbot):
    for go in (
        lambda: at_board.open_page(Page.TODAY),
        lambda: at_board.open_person(people["Bo"]),
        lambda: at_board.open_person(people["Åsa"]),
        at_board._leave_person,
    ):
        at_board.stage.say("Ångrade: ändra Nuläge för Anna A.")
        go()
        qtbot.waitUntil(lambda: at_board.at_rest)
        assert not at_board.said.isVisible()


def test_undo_after_a_consent_says_first_that_it_stands(at_board, desk, people, messages, qtbot):
    type_in_cell(at_board, "Ny")
    qtbot.waitUntil(lambda: at_board.at_rest)
    consents.give_consent(desk, people["Anna"], date(2026, 11, 20))
    messages.expect_refusal("undo.stands")
    for text in ("Ny", "Lugnt."):
        QTest.keySequence(at_board, QKeySequence("Ctrl+Z"))
        qtbot.waitUntil(lambda: at_board.at_rest)
        assert fields(desk, people["Anna"]).situation == text


def test_a_step_that_is_refused_is_no_longer_what_the_menu_names(at_board, desk, people, messages, qtbot):
    type_in_cell(at_board, "Ny")
    qtbot.waitUntil(lambda: at_board.at_rest)
    participants.set_field(desk, people["Anna"], "situation", "Ditt")
    by_a_colleague(desk)
    undo = at_board.menus.action(Command.UNDO)
    assert undo.text() == "Ångra: ändra Nuläge för Anna A."
    messages.expect_refusal("undo.changed_since")
    QTest.keySequence(at_board, QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert undo.text() == f"Ångra: {undoing.undo_label(desk)}" != "Ångra: ändra Nuläge för Anna A."


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(at_board, enter):
    at_board.rail.pages[Page.PACKAGES].setFocus()
    press(at_board, key=enter)
    assert at_board.page is Page.PACKAGES
    at_board.rail.pages[Page.BOARD].setFocus()
    press(at_board, key=enter)
    assert at_board.page is Page.BOARD


@pytest.mark.parametrize("page", [Page.TODAY, Page.PACKAGES])
def test_back_on_the_board_the_keyboard_is_in_the_cell_it_left(at_board, people, page, qtbot):
    view = at_board.workspace.board.view
    view.open_current()
    at_board.open_page(page)
    qtbot.waitUntil(lambda: not view.is_editing)
    assert not view.hasFocus()
    at_board.open_page(Page.BOARD)
    assert view.hasFocus()
    assert view.place == (people["Anna"], "situation")


def test_undo_is_the_boards_where_nothing_is_written_in_the_search(at_board, desk, people, qtbot):
    board = at_board.workspace.board
    type_in_cell(at_board, "Nytt")
    qtbot.waitUntil(lambda: at_board.at_rest)
    board.begin_search()
    keys("an")(board.search)
    press(at_board, key=Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert board.search.text() == ""
    press(at_board, key=Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert fields(desk, people["Anna"]).situation == "Lugnt."
    board.search.setFocus()
    press(at_board, key=Qt.Key.Key_Y, modifier=Qt.KeyboardModifier.ControlModifier)
    assert board.search.text() == "an"


def test_enter_presses_no_button_that_is_off(at_board):
    at_board.rail.pages[Page.PACKAGES].setFocus()
    at_board.rail.pages[Page.PACKAGES].setEnabled(False)
    press(at_board, key=Qt.Key.Key_Return)
    assert at_board.page is Page.BOARD


def test_what_cannot_be_saved_is_said_and_not_lost(at_board, desk, people, messages, qtbot):
    messages.expect_refusal("date.invalid")
    at_board.workspace.board.view.choose(people["Anna"], "start")
    type_in_cell(at_board, "31/2 2026")
    qtbot.waitUntil(lambda: at_board.workspace.board.view.is_editing)
    editor = at_board.workspace.board.view.editor
    assert editor.text() == "31/2 2026"
    editor.selectAll()
    keys("2/3 2026")(editor)
    press(at_board, key=Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert fields(desk, people["Anna"]).start == date(2026, 3, 2)


def test_an_op_that_refuses_opens_the_cell_again(at_board, people, messages, qtbot):
    messages.expect_refusal("participant.no_name")
    view = at_board.workspace.board.view
    view.choose(people["Anna"], "name")
    press(at_board, key=Qt.Key.Key_F2)
    at_board.workspace.board.view.editor.clear()
    press(at_board, key=Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_board.at_rest and view.is_editing)
    press(at_board, key=Qt.Key.Key_Escape)
    assert view.model().index_of(people["Anna"]).data() == "Anna Alm"


def test_a_day_can_be_emptied(at_board, desk, people, qtbot):
    participants.set_field(desk, people["Anna"], "start", "2026-03-02")
    at_board.refresher.read_all()
    qtbot.waitUntil(lambda: at_board.at_rest)
    at_board.workspace.board.view.choose(people["Anna"], "start")
    press(at_board, key=Qt.Key.Key_Return)
    at_board.workspace.board.view.editor.clear()
    press(at_board, key=Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert fields(desk, people["Anna"]).start is None


def test_a_renamed_person_stays_chosen_where_they_stood(at_board, people, qtbot):
    view = at_board.workspace.board.view
    view.choose(people["Anna"], "name")
    type_in_cell(at_board, "Östen Alm")
    qtbot.waitUntil(lambda: at_board.at_rest and view.model().row_at(0).fields.name == "Östen Alm")
    assert view.chosen_id == view.model().row_at(0).id == people["Anna"]


def test_search_finds_and_comes_back(at_board, qtbot):
    QTest.keySequence(at_board, QKeySequence("Ctrl+F"))
    board = at_board.workspace.board
    assert board.search.hasFocus()
    keys("öberg")(board.search)
    assert board.model.rowCount() == 1
    assert board.view.chosen_id == ""
    press(at_board, key=Qt.Key.Key_Escape)
    assert board.model.rowCount() == 3


def test_zoom_and_looks_by_key_and_menu(at_board, theme):
    for key in ("Ctrl++", "Ctrl++", "Ctrl+-"):
        QTest.keySequence(at_board, QKeySequence(key))
    assert theme.zoom == 110
    QTest.keySequence(at_board, QKeySequence("Ctrl+0"))
    assert theme.zoom == 100
    at_board.menus.action(Command.LOOK_DARK).trigger()
    assert theme.mode is Mode.DARK


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("page", list(Page))
def test_every_control_has_a_name_on_every_page(at_board, theme, zoom, page):
    theme.set_zoom(zoom)
    at_board.open_page(page)
    QApplication.processEvents()
    assert nameless(at_board) == []


def test_the_title_holds_no_name(at_board):
    assert at_board.windowTitle() == "Samordning Desktop"


def test_passing_over_a_row_does_not_open_the_person(at_board, people, qtbot, monkeypatch):
    opened, person = [], reading.person
    monkeypatch.setattr(reading, "person", lambda desk, who: (opened.append(who), person(desk, who))[1])
    for _ in range(2):
        press(at_board, key=Qt.Key.Key_Down)
        for _ in range(20):
            QApplication.processEvents()
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert opened == [people["Åsa"]]


def test_the_panel_is_read_again_only_when_its_person_changed(at_board, desk, people, qtbot):
    read = []
    at_board.refresher.person.connect(lambda view: read.append(view.row.id))
    runner = at_board.kit.runner
    runner.run(lambda: participants.set_field(desk, people["Bo"], "goal", "Arbete"))
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert read == []
    runner.run(lambda: participants.set_field(desk, people["Anna"], "goal", "Arbete"))
    qtbot.waitUntil(lambda: at_board.at_rest)
    assert read == [people["Anna"]]


def test_help_opens_about_where_we_are(at_board, qtbot):
    QTest.keySequence(at_board, QKeySequence("F1"))
    help_window = at_board.findChild(HelpWindow)
    assert help_window.page is HelpPage.BOARD
    help_window.close()
    at_board.workspace.board.begin_search()
    assert at_board.open_help().page is HelpPage.FILTER
    at_board.workspace.panel._scroll.setFocus()
    assert at_board.open_help().page is HelpPage.PERSON
    help_window.close()
    QTest.keySequence(at_board, QKeySequence("Ctrl+3"))
    assert at_board.page is Page.PACKAGES
    at_board.rail.help.setFocus()
    at_board.rail.help.click()
    assert help_window.page is HelpPage.PACKAGES
    assert at_board.findChildren(HelpWindow) == [help_window]


def test_closing_and_locking_are_asked_of_the_program(at_board, said):
    at_board.quit_asked.connect(lambda: said.hear("quit"))
    at_board.lock_asked.connect(lambda: said.hear("lock"))
    at_board.close()
    QTest.keySequence(at_board, QKeySequence("Ctrl+L"))
    assert said.heard == ["quit", "lock"]
    assert at_board.isVisible()


def test_a_new_day_shows_consents_as_they_then_stand(at_board, clock, people, qtbot):
    clock.go_to(date(2027, 8, 31))
    QApplication.sendEvent(at_board, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: at_board.at_rest)
    row = at_board.workspace.board.view.chosen_row
    assert row.consent.words == "samtycke går ut i dag"


def test_commands_for_a_person_wait_for_one(window, qtbot):
    for command in (Command.EDIT, Command.GIVE_CONSENT, Command.WITHDRAW_CONSENT, Command.ADD_RATING):
        assert not window.menus.action(command).isEnabled()


def test_the_banner_is_there_only_in_the_demo(window):
    assert DEMO_BANNER not in [label.text() for label in window.findChildren(QLabel)]


@pytest.mark.parametrize("barred", [False, True])
def test_an_empty_board_says_to_begin_with_the_sites_other_computer(
    desk, ready_stores, tmp_path, clock, request, qtbot, barred
):
    other = join(tmp_path / "second", clock, desk, FALKOPING)
    if barred:
        peers.bar_peer(desk, peers.peers(desk)[0].id)
    window = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: window.at_rest)
    hints = {label.text() for label in window.workspace.board.empty.findChildren(QLabel)}
    assert (hints & {FROM_OWN, FROM_OTHERS}) == {FROM_OTHERS if barred else FROM_OWN}
    setup.close(other, setup.NoSecrets())


def test_the_menu_ticks_the_look_that_is_chosen(at_board):
    looks = (Command.LOOK_SYSTEM, Command.LOOK_LIGHT, Command.LOOK_DARK)

    def ticked():
        return [look for look in looks if at_board.menus.action(look).isChecked()]

    assert ticked() == [Command.LOOK_LIGHT]
    for look in (Command.LOOK_DARK, Command.LOOK_DARK, Command.LOOK_LIGHT, Command.LOOK_SYSTEM):
        at_board.menus.action(look).trigger()
        assert ticked() == [look]
