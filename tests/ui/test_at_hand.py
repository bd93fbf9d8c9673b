"""Commands act on who and what is shown, on every page: never on a row behind it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from samordning_desktop.ops import reading
from samordning_desktop.ui import flows
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.rail import Page
from ui.people import add

_C = Command

#: Those that write in or copy what the keyboard is at.
CELL = {_C.EDIT, _C.EMPTY, _C.COPY, _C.COPY_ROW}
#: Those about one person, and the flow that each begins. Anna and Bo have consents, neither has news.
ABOUT = {
    _C.GIVE_CONSENT: (flows.registering, "give"),
    _C.WITHDRAW_CONSENT: (flows.consents, "withdraw"),
    _C.WITHDRAW_PART: (flows.consents, "withdraw_part"),
    _C.ADD_RATING: (flows.ratings, "add"),
}
#: Those that wait for something that neither of them has.
WAITING = {_C.PRINT_RECEIPT, _C.MARK_SEEN}
OF_BOARD = {_C.OPEN_PERSON, _C.SHOW_PANEL}
ON_BOARD = {_C.COLUMNS}
#: Those that are about the whole board, the window or the latest deed, and say so.
ANYWHERE = {
    *(_C.ADD, _C.IMPORT_BOARD, _C.PRINT_BOARD, _C.PRINT_VISIT, _C.TEXTS, _C.EXPORT_BOARD, _C.PRINT_PROTOCOL),
    *(_C.PASSPHRASE, _C.SHEET, _C.BEGIN_ANEW),
    *(_C.LOCK, _C.QUIT, _C.UNDO, _C.REDO, _C.SEARCH, _C.TAKE_PACKAGE, _C.PAIR, _C.HELP, _C.MEETING),
    *(_C.SHOW_BOARD, _C.SHOW_TODAY, _C.SHOW_PACKAGES, _C.ZOOM_IN, _C.ZOOM_OUT, _C.ZOOM_RESET),
    *(_C.LOOK_SYSTEM, _C.LOOK_LIGHT, _C.LOOK_DARK),
}


@pytest.fixture
def people(desk):
    signed = date(2026, 9, 1)
    return {
        "Anna": add(desk, "Anna Alm", signed=signed, situation="Lugnt."),
        "Bo": add(desk, "Bo Berg", signed=signed, situation="Oroligt."),
    }


@pytest.fixture
def system():
    """The system's clipboard, which somebody else has used."""
    system = QGuiApplication.clipboard()
    system.setText("eget")
    yield system
    system.clear()


class Visitor:
    """Goes to each page while the board's own place is at Anna's Nuläge."""

    def __init__(self, window, people, qtbot):
        self.window, self._people, self._qtbot = window, people, qtbot
        window.workspace.board.view.choose(people["Anna"], "situation")
        self.rest()

    def rest(self):
        self._qtbot.waitUntil(lambda: self.window.at_rest)
        QApplication.processEvents()

    def go(self, place):
        getattr(self, place)()
        self.rest()

    def board(self):
        self.window.open_page(Page.BOARD)

    def panel(self):
        """The panel stands in the board's place."""
        self.window.resize(700, 700)
        self.window.menus.action(Command.SHOW_PANEL).trigger()

    def today(self):
        self.window.open_page(Page.TODAY)

    def packages(self):
        self.window.open_page(Page.PACKAGES)

    def person(self):
        """Bo's page, from Idag."""
        self.today()
        self.window.open_person(self._people["Bo"])
        self._qtbot.waitUntil(lambda: self.window.pages.page is None)
        self.rest()

    def history(self):
        self.person()
        self.window.person.in_time.click()

    def wall(self):
        """Bo in the light."""
        self.window.meeting.enter()
        self.rest()
        self.window.meeting.page.view.choose(self._people["Bo"], "situation")


#: Whom the commands about a person are about, and what else is on.
PLACES = {
    "board": ("Anna", CELL | OF_BOARD | ON_BOARD),
    "panel": ("Anna", OF_BOARD),
    "today": (None, set()),
    "packages": (None, set()),
    "person": ("Bo", set()),
    "history": ("Bo", {_C.COPY}),
    "wall": (None, set()),
}


@pytest.fixture
def visitor(window, people, qtbot):
    window.refresher.read_all()
    visitor = Visitor(window, people, qtbot)
    yield visitor
    if window.meeting.on:
        window.meeting.leave()


def test_every_command_is_about_something_known():
    assert CELL | set(ABOUT) | WAITING | OF_BOARD | ON_BOARD | ANYWHERE == set(Command)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_not_shown_cannot_be_asked_for(visitor, place):
    visitor.go(place)
    whom, also = PLACES[place]
    some = CELL | set(ABOUT) | WAITING | OF_BOARD | ON_BOARD
    on = {command for command in some if visitor.window.menus.action(command).isEnabled()}
    assert on == (set(ABOUT) if whom else set()) | also


@pytest.mark.parametrize("place", PLACES)
def test_what_is_asked_for_is_about_who_is_shown(visitor, people, place, monkeypatch):
    asked = []
    for command, (module, name) in ABOUT.items():
        monkeypatch.setattr(
            module, name, lambda _stage, row, command=command: asked.append((command, row.id))
        )
    visitor.go(place)
    for command in ABOUT:
        visitor.window.commands.table[command]()  # also where the menu is off
    whom, _ = PLACES[place]
    assert asked == ([(command, people[whom]) for command in ABOUT] if whom else [])


@pytest.mark.parametrize("place", [place for place in PLACES if place != "board"])
def test_no_key_and_no_menu_reaches_a_hidden_cell(visitor, people, desk, system, place):
    visitor.go(place)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for key, modifier in (
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_C, control),
        (Qt.Key.Key_C, control | shift),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(QApplication.focusWidget() or visitor.window, key, modifier)
    for command in CELL:
        visitor.window.commands.table[command]()
    visitor.rest()
    assert reading.person(desk, people["Anna"]).row.fields.situation == "Lugnt."
    assert "Lugnt." not in system.text()
    assert not visitor.window.workspace.board.view.is_editing


def test_the_chosen_line_of_the_history_is_copied_whole_and_not_left_lying(visitor, system):
    visitor.go("history")
    visitor.window.person.history.field.setCurrentText("Nuläge")
    visitor.window.person.history.table.selectRow(0)
    QTest.keySequence(visitor.window.person.history.table, "Ctrl+C")
    when, *rest = system.text().split("\t")
    assert when.startswith("2026-11-23 ")
    assert rest == ["Karin Ek, Falköping", "Nuläge", "–", "Oroligt."]
    assert visitor.window.said.text() == "Kopierat. Urklipp töms om en minut."


def test_while_a_page_is_being_read_nobody_is_meant(visitor, people):
    visitor.go("person")
    visitor.window.visit.open(people["Anna"])
    assert visitor.window.subject is None
    visitor.rest()
    assert visitor.window.subject.id == people["Anna"]
