"""The wall under the hand: walking, writing, marks, and the way in and out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from samordning_desktop.core.wall_names import WallForm
from samordning_desktop.ops import details, meetings, participants, reading, undoing, views
from samordning_desktop.ui.board.editor import EDIT_HINT, OVER_HINT
from samordning_desktop.ui.board.filtering import Filter
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.kit.help_page import HelpPage, help_about
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.kit.message_windows import Note
from samordning_desktop.ui.meeting.marks import Mark
from samordning_desktop.ui.meeting.words import HINT, NAME_HINT
from samordning_desktop.ui.rail import Page
from ui.dialogs.pressing import keys

_K = Qt.Key


def initials(wall):
    return [wall.page.model.row_at(place).fields.name for place in range(wall.page.model.rowCount())]


# -- in and out


def test_everything_but_the_wall_is_hidden(wall, people):
    window = wall.window
    assert window.meeting.on and wall.page.isVisible() and window.isFullScreen()
    for part in (window.rail, window.workspace, window.menuBar(), window.workspace.panel):
        assert not part.isVisible()
    assert wall.view.place == (people["Anna"], "situation")
    assert wall.view.hasFocus()
    assert initials(wall) == ["A A", "B B", "Å Ö"]


def test_what_is_said_over_the_wall_has_the_walls_help(wall):
    window = wall.window
    assert help_about(Note(window, window.kit.theme, "Klart", "")) is HelpPage.MEETING
    wall.key(_K.Key_Escape)
    wall.rest()
    assert help_about(Note(window, window.kit.theme, "Klart", "")) is HelpPage.BOARD


@pytest.mark.parametrize("way", ["esc", "button", "F11", "Ctrl+M"])
def test_back_to_where_we_were(wall, people, way):
    wall.key(_K.Key_Down)
    if way == "esc":
        wall.key(_K.Key_Escape)
    elif way == "button":
        wall.page.header.leave.click()
    else:
        QTest.keySequence(wall.window, QKeySequence(way))
    wall.rest()
    window = wall.window
    assert not window.meeting.on and not wall.page.isVisible() and not window.isFullScreen()
    assert window.size() == QSize(1300, 760)
    assert window.rail.isVisible() and window.menuBar().isVisible()
    board = window.workspace.board.view
    assert board.hasFocus()
    assert board.chosen_id == window.workspace.panel.person == people["Bo"]
    assert board.currentIndex().data() == participants_text(window, people["Bo"])
    assert wall.page.model.rowCount() == 0


def participants_text(window, participant):
    row = next(row for row in window.workspace.board.model.everyone if row.id == participant)
    return row.fields.situation


@pytest.mark.parametrize(
    ("chosen", "begins"),
    [
        (("Bo", "planning"), ("Bo", "planning")),
        (("Bo", "start"), ("Bo", "start")),
        (("Bo", "name"), ("Bo", "situation")),  # a name is not written in on the wall
        (None, ("Anna", "situation")),
    ],
)
def test_it_begins_at_the_cell_chosen_on_the_board(people, window, qtbot, chosen, begins):
    qtbot.waitUntil(lambda: window.at_rest)
    if chosen:
        window.workspace.board.view.choose(people[chosen[0]], chosen[1])
    window.meeting.toggle()
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.meeting.page.view.place == (people[begins[0]], begins[1])


def test_it_begins_where_it_was_left(wall, people):
    wall.key(_K.Key_Down)
    wall.key(_K.Key_Right)
    wall.key(_K.Key_Escape)
    wall.rest()
    QTest.keySequence(wall.window, QKeySequence("F11"))
    wall.rest()
    assert wall.view.place == (people["Bo"], "interventions")


@pytest.mark.parametrize("keys_", ["F11", "Ctrl+M"])
def test_the_keys_open_the_wall_from_any_page(people, window, qtbot, keys_):
    qtbot.waitUntil(lambda: window.at_rest)
    window.open_page(Page.PACKAGES)
    QTest.keySequence(window, QKeySequence(keys_))
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.meeting.on
    window.meeting.toggle()
    assert window.page is Page.BOARD


def test_nobody_is_passed_over_because_a_search_hides_them(people, window, qtbot):
    qtbot.waitUntil(lambda: window.at_rest)
    window.workspace.board.search.setText("öberg")
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.meeting.page.model.rowCount() == 3
    window.meeting.leave()


def test_what_is_being_written_is_saved_on_the_way_out(wall, desk, people):
    wall.key(_K.Key_Return)
    keys(" Och mer.")(wall.view.editor)
    wall.page.header.leave.click()
    wall.rest()
    assert reading.person(desk, people["Anna"]).row.fields.situation == "Lugnt. Och mer."


def test_nobodys_page_is_opened_by_walking(wall, monkeypatch):
    opened = []
    monkeypatch.setattr(reading, "person", lambda _desk, who: opened.append(who))
    for _ in range(2):
        wall.key(_K.Key_Down)
        wall.rest()
    assert opened == []


def test_an_empty_board_has_a_wall(window, qtbot):
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    page = window.meeting.page
    assert page.header.title.endswith("· 0 personer")
    for key in (_K.Key_Down, _K.Key_End, _K.Key_Return):
        qtbot.keyClick(page.view, key)
    assert page.view.editor is None
    window.meeting.leave()


def test_the_keyboard_is_in_the_rows_after_each_of_the_headers_verbs(wall, people, in_dialog):
    header = wall.page.header
    for verb in (header.begin.click, header.names.menu().actions()[1].trigger):
        header.names.setFocus()
        verb()
        wall.rest()
        assert wall.view.hasFocus()
    in_dialog(header.end.click, lambda dialog: dialog.reject())
    wall.window.activateWindow()
    wall.rest()
    wall.key(_K.Key_Down)
    assert wall.view.place == (people["Bo"], "situation")


def test_a_window_that_filled_the_screen_fills_it_again(people, window, qtbot):
    window.showMaximized()
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    window.meeting.leave()
    assert window.isMaximized()


def test_the_headline_stands_on_one_line_and_the_rows_where_they_stood(wall, desk):
    meetings.begin(desk)
    meetings.end(desk)
    wall.window.resize(1280, 800)
    wall.page.header.begin.click()
    wall.rest()
    top = wall.view.y()
    wall.key(_K.Key_Return)
    keys(" Mer")(wall.view.editor)
    wall.key(_K.Key_Return)
    wall.rest()
    assert wall.page.header.title.endswith("1 ändrad nu")
    assert wall.view.y() == top
    title = wall.page.header._title
    assert QFontMetrics(title.font()).horizontalAdvance(title.text()) < title.width()


# -- walking


@pytest.mark.parametrize(
    ("pressed", "name", "field"),
    [
        ([_K.Key_Down], "Bo", "situation"),
        ([_K.Key_Down, _K.Key_Down, _K.Key_Down], "Åsa", "situation"),
        ([_K.Key_Down, _K.Key_Up, _K.Key_Up], "Anna", "situation"),
        ([_K.Key_Right], "Anna", "interventions"),
        ([_K.Key_Left, _K.Key_Left], "Anna", "start"),
        ([_K.Key_End], "Åsa", "situation"),
        ([_K.Key_End, _K.Key_Home], "Anna", "situation"),
        ([_K.Key_PageDown], "Åsa", "situation"),
        ([_K.Key_PageDown, _K.Key_PageUp], "Anna", "situation"),
    ],
)
def test_keys_walk(wall, people, pressed, name, field):
    for key in pressed:
        wall.key(key)
    assert wall.view.place == (people[name], field)
    assert wall.view.editor is None


def test_the_row_in_the_light_shows_more_and_stands_in_the_middle(people, desk, window, qtbot):
    for place in range(30):
        participants.add_participant(
            desk, participants.BoardFields(f"Person {place:02}", situation="Lång text. " * 60)
        )
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    view = window.meeting.page.view
    for _ in range(12):
        qtbot.keyClick(view, _K.Key_Down)
    now = view.currentIndex().row()
    assert view.rowHeight(now) > view.rowHeight(now + 1) == view.rowHeight(now - 1)
    middle = view.visualRect(view.currentIndex()).center().y()
    assert middle == pytest.approx(view.viewport().height() / 2, abs=view.rowHeight(now) / 4)
    assert view.rowHeight(now) <= view.viewport().height()
    window.meeting.leave()


def test_two_hundred_people_are_laid_out_once(desk, window, qtbot, monkeypatch):
    from samordning_desktop.ui.meeting import paint

    rows = [participants.BoardFields(f"P{at:03}", situation=f"text {at} " * 20) for at in range(200)]
    for row in rows:
        participants.add_participant(desk, row)
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    laid, real = [], paint.cell_lines
    monkeypatch.setattr(paint, "cell_lines", lambda *asked: (laid.append(asked[0]), real(*asked))[1])
    view = window.meeting.page.view
    qtbot.keyClick(view, _K.Key_End)
    QApplication.processEvents()
    assert view.currentIndex().row() == 199
    assert len(laid) < 60
    window.meeting.leave()


# -- writing


def test_a_note_goes_straight_into_the_row(wall, desk, people):
    wall.key(_K.Key_Return)
    assert wall.view.editor.text() == "Lugnt."
    assert wall.page.told == EDIT_HINT
    keys(" Ringa syrran på Åsgatan.")(wall.view.editor)
    wall.key(_K.Key_Tab)
    wall.rest()
    assert wall.view.place == (people["Anna"], "interventions")
    assert wall.shown(people["Anna"], "situation") == "Lugnt. Ringa syrran på Åsgatan."
    assert wall.page.told == HINT
    assert reading.person(desk, people["Anna"]).row.fields.name == "Anna Alm"
    assert undoing.undo_label(desk) == "ändra Nuläge för Anna A."


def test_a_letter_begins_a_note_in_the_place_of_the_text(wall, desk, people):
    wall.key(_K.Key_Space)
    assert wall.view.editor is None
    keys("Å")(wall.view)
    assert wall.page.told == OVER_HINT
    keys("ker hem.")(wall.view.editor)
    wall.key(_K.Key_Return)
    wall.rest()
    assert wall.shown(people["Anna"], "situation") == "Åker hem."
    wall.key(_K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wall.rest()
    assert wall.shown(people["Anna"], "situation") == "Lugnt."


@pytest.mark.parametrize(
    ("key", "start", "target"),
    [
        (_K.Key_Tab, ("Anna", "planning"), ("Bo", "start")),
        (_K.Key_Backtab, ("Bo", "start"), ("Anna", "planning")),
        (_K.Key_Tab, ("Åsa", "planning"), ("Åsa", "planning")),
        (_K.Key_Backtab, ("Anna", "start"), ("Anna", "start")),
    ],
)
def test_tab_passes_the_names(wall, people, key, start, target):
    wall.view.choose(people[start[0]], start[1])
    wall.key(_K.Key_Return)
    wall.key(key)
    wall.rest()
    assert wall.view.place == (people[target[0]], target[1])


def test_esc_gives_up_the_note_and_stays_on_the_wall(wall, desk, people):
    wall.key(_K.Key_F2)
    keys("Nej")(wall.view.editor)
    wall.key(_K.Key_Escape)
    wall.rest()
    assert wall.window.meeting.on
    assert wall.shown(people["Anna"], "situation") == "Lugnt."


def test_the_last_row_is_seen_whole_when_its_note_has_made_it_grow(desk, people, window, qtbot):
    for place in range(30):
        participants.add_participant(desk, participants.BoardFields(f"Person {place:02}"))
    window.refresher.read_all()
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    view = window.meeting.page.view
    qtbot.keyClick(view, _K.Key_End)
    qtbot.keyClick(view, _K.Key_Return)
    view.editor.write("Lång anteckning. " * 20)
    qtbot.keyClick(view.editor, _K.Key_Return)
    qtbot.waitUntil(lambda: window.at_rest)
    assert view.visualRect(view.currentIndex()).bottom() < view.viewport().height()
    window.meeting.leave()


def test_delete_empties_the_cell_and_undo_says_it_in_the_walls_names(wall, desk, people):
    wall.key(_K.Key_Delete)
    wall.rest()
    assert reading.person(desk, people["Anna"]).row.fields.situation == ""
    wall.key(_K.Key_Delete)  # an empty one: nothing more to take back
    wall.rest()
    QTest.keySequence(wall.view, QKeySequence("Ctrl+Z"))
    wall.rest()
    assert wall.page.told == "Ångrade: töm Nuläge för A A"
    assert wall.shown(people["Anna"], "situation") == "Lugnt."


def test_delete_opens_two_values_that_wait(wall, conflicted, said):
    wall.view.conflict_opened.disconnect()
    wall.view.conflict_opened.connect(said.hear)
    wall.window.refresher.read_board()
    wall.rest()
    wall.view.choose(conflicted, "planning")
    wall.key(_K.Key_Delete)
    assert said.heard == [(conflicted, "planning")]


@pytest.mark.parametrize("key", [_K.Key_Return, _K.Key_F2, _K.Key_Delete, _K.Key_X])
def test_a_name_is_not_written_in(wall, people, key):
    wall.view.choose(people["Anna"], "name")
    wall.key(key)
    assert wall.view.editor is None
    assert wall.page.told == NAME_HINT
    wall.key(_K.Key_Down)
    assert wall.page.told == HINT


def test_what_cannot_be_saved_opens_again(wall, people, messages, qtbot):
    messages.expect_refusal("date.invalid")
    wall.view.choose(people["Anna"], "start")
    wall.key(_K.Key_Return)
    keys("31/2 2026")(wall.view.editor)
    wall.key(_K.Key_Return)
    qtbot.waitUntil(lambda: wall.view.editor is not None)
    assert wall.view.editor.text() == "31/2 2026"
    wall.key(_K.Key_Escape)


def test_what_cannot_be_saved_on_the_way_out_opens_on_the_board(wall, people, messages, qtbot):
    messages.expect_refusal("date.invalid")
    wall.view.choose(people["Bo"], "start")
    wall.key(_K.Key_Return)
    keys("31/2 2026")(wall.view.editor)
    wall.window.meeting.leave()
    board = wall.window.workspace.board.view
    qtbot.waitUntil(lambda: board.editor is not None)
    assert (board.chosen_id, board.editor.text()) == (people["Bo"], "31/2 2026")
    qtbot.keyClick(board.editor, _K.Key_Escape)


def test_rows_that_come_while_someone_writes_wait(wall, desk, people):
    wall.key(_K.Key_Return)
    keys(" Mer")(wall.view.editor)
    participants.set_field(desk, people["Anna"], "goal", "sova")
    wall.window.refresher.read_board()
    wall.rest()
    assert wall.view.editor.text() == "Lugnt. Mer"
    assert wall.shown(people["Anna"], "goal") == ""
    wall.key(_K.Key_Return)
    wall.rest()
    assert wall.shown(people["Anna"], "goal") == "sova"
    assert wall.shown(people["Anna"], "situation") == "Lugnt. Mer"


def test_undo_and_redo_say_what_in_the_walls_names(wall, people):
    wall.key(_K.Key_Return)
    keys(" Mer")(wall.view.editor)
    wall.key(_K.Key_Return)
    wall.rest()
    QTest.keySequence(wall.view, QKeySequence("Ctrl+Z"))
    wall.rest()
    assert wall.page.told == "Ångrade: ändra Nuläge för A A"
    assert wall.shown(people["Anna"], "situation") == "Lugnt."
    QTest.keySequence(wall.view, QKeySequence("Ctrl+Y"))
    wall.rest()
    assert wall.page.told == "Gjorde om: ändra Nuläge för A A"


# -- what has changed


def test_who_has_left_is_not_on_the_wall_even_if_the_board_shows_them(wall, desk, people):
    details.end_participation(desk, people["Bo"], desk.clock.today(), "Flyttat")
    wall.window.workspace.board.filters.changed.emit(Filter(left=True))
    wall.window.refresher.read_board()
    wall.rest()
    assert people["Bo"] in wall.window.workspace.board.model.shown_ids
    assert people["Bo"] not in wall.page.model.shown_ids
    assert "2 personer" in wall.page.header.title


def test_changes_are_marked_with_shape_and_word(wall, desk, people):
    model, anna = wall.page.model, people["Anna"]
    meetings.begin(desk)
    meetings.end(desk)
    participants.set_field(desk, anna, "planning", "SIP i maj")
    participants.set_field(desk, people["Bo"], "personal_id", "19610118-2803")
    wall.window.refresher.read_board()
    wall.page.header.begin.click()
    wall.rest()
    assert wall.page.header.title == (
        "Tavelmöte 23 november\u00a0· 3 personer\u00a0· 2 ändrade sedan senaste mötet\u00a0· ingen ändrad nu"
    )
    wall.key(_K.Key_Return)
    keys(" Mer")(wall.view.editor)
    wall.key(_K.Key_Return)
    wall.rest()
    rows = {name: model.row_at(model.index_of(own_id).row()) for name, own_id in people.items()}
    marked = {
        (name, field): model.marks.of(row, field)
        for name, row in rows.items()
        for field in ("name", "start", "goal", "situation", "interventions", "planning")
        if model.marks.of(row, field)
    }
    assert marked == {
        ("Anna", "situation"): Mark.DURING,
        ("Anna", "planning"): Mark.SINCE,
        ("Bo", "name"): Mark.SINCE,
    }
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index_of(anna, "situation").data(spoken) == "Lugnt. Mer. ändrat på det här mötet"
    assert model.index_of(people["Bo"]).data(spoken).endswith("ändrat sedan senaste mötet: Personnummer")
    assert wall.page.header.title.endswith("2 ändrade sedan senaste mötet\u00a0· 1 ändrad nu")


def test_a_meeting_forgotten_since_another_day_is_said(wall, clock, desk):
    wall.page.header.begin.click()
    wall.rest()
    clock.go_to(clock.today().replace(day=30))
    wall.window.refresher.read_board()
    wall.window.meeting._read()
    wall.rest()
    assert wall.page.header.title.endswith("mötet från 23 november är inte avslutat")


# -- looks


def test_names_are_chosen_and_kept(wall, desk, people):
    menu = wall.page.header.names.menu()
    assert [action.text() for action in menu.actions()] == ["Initialer", "Förnamn"]
    menu.actions()[1].trigger()
    wall.rest()
    assert initials(wall) == ["Anna", "Bo", "Åsa"]
    assert wall.page.header.names.text() == "Namn: förnamn"
    assert wall.view.place == (people["Anna"], "situation")
    wall.window.meeting.leave()
    wall.window.meeting.enter()
    wall.rest()
    assert wall.page.form is WallForm.FIRST
    assert views.kept(desk, "meeting.names") == "first"


def test_the_wall_has_a_zoom_of_its_own(wall, desk, theme):
    before = wall.view.rowHeight(1)
    for key in ("Ctrl++", "Ctrl++", "Ctrl+-"):
        QTest.keySequence(wall.view, QKeySequence(key))
    wall.rest()
    assert theme.zoom == 100
    assert wall.view.rowHeight(1) > before
    assert views.kept(desk, "meeting.zoom") == "115"
    QTest.keySequence(wall.view, QKeySequence("Ctrl+0"))
    wall.rest()
    assert wall.view.rowHeight(1) == before
    assert views.kept(desk, "meeting.zoom") == "100"


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_control_has_a_name_and_the_columns_have_room(wall, theme, zoom):
    theme.set_zoom(zoom)
    wall.window.resize(1280, 800)
    wall.rest()
    assert wall.page.width() == 1280
    assert nameless(wall.window) == []
    assert wall.view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_line_of_keys_is_no_smaller_than_the_buttons(wall, theme, zoom):
    theme.set_zoom(zoom)
    wall.window.resize(1280, 800)
    wall.rest()
    foot = QFontMetrics(wall.page._foot.font())
    assert foot.height() >= QFontMetrics(theme.font).height()
    assert foot.horizontalAdvance(HINT) < wall.page.width()


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_headline_is_read_beside_the_buttons_and_whole(wall, theme, desk, zoom):
    theme.set_zoom(zoom)
    wall.window.resize(1280, 800)
    wall.page.header.begin.click()
    wall.rest()
    title, header = wall.page.header._title, wall.page.header
    assert QFontInfo(title.font()).pixelSize() >= 0.75 * theme.px(1)
    assert title.heightForWidth(title.width()) <= title.height()
    assert header.height() <= header.end.height() + 3 * theme.px(0.25)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_headings_are_as_large_as_the_rows_let_them_and_have_room(wall, theme, zoom):
    theme.set_zoom(zoom)
    wall.window.resize(1280, 800)
    wall.rest()
    size, header = wall.page.size_, wall.view.horizontalHeader()
    assert size.px(size.smaller(0.8)) >= min(theme.px(1), size.px(0.9)) - 1
    font = size.font(size.smaller(0.8), strong=True)
    for column in range(wall.page.model.columnCount()):
        words = wall.page.model.headerData(column, Qt.Orientation.Horizontal)
        assert QFontMetrics(font).horizontalAdvance(words) < header.sectionSize(column) - 2 * size.px(0.5), (
            words
        )


def test_a_rule_stands_between_the_rows_and_the_keys(wall):
    page = wall.page
    rule = page.rule.geometry()
    assert page.rule.isVisible() and rule.height() == 1 and rule.width() == page.width()
    assert rule.top() == page.view.geometry().bottom() + 1


def test_the_page_can_be_walked_round_by_tab(wall):
    seen = set()
    for _ in range(8):
        seen.add(QApplication.focusWidget())
        wall.key(_K.Key_Tab)
    header = wall.page.header
    assert {wall.view, header.begin, header.names, header.leave} <= seen


def test_the_protocol_waits_in_the_menu_until_a_meeting_has_ended(wall, desk):
    action = wall.window.menus.action(Command.PRINT_PROTOCOL)
    assert not action.isEnabled()
    wall.page.header.begin.click()
    wall.rest()
    assert not action.isEnabled()
    meetings.end(desk)
    wall.window.meeting.read_last()
    wall.rest()
    assert action.isEnabled()
