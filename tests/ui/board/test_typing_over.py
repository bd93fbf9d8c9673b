"""A sign typed in a cell begins to write there, in the place of what stood: as in a spreadsheet, and never by mistake."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from samordning_desktop.ui.board.columns import NAME_BY_ENTER
from samordning_desktop.ui.board.editor import EDIT_HINT, OVER_HINT
from samordning_desktop.ui.board.page import BoardPage
from ui.rows import row

_M = Qt.KeyboardModifier
ROWS = [row("Anna Alm", situation="Lugnt.\nSover."), row("Bo Berg", conflicts=("planning",))]


@pytest.fixture
def page(theme, show):
    page = BoardPage(theme)
    page.resize(1000, 500)
    page.show_rows(ROWS)
    show(page)
    page.view.setFocus()
    page.view.choose("Anna Alm", "situation")
    return page


@pytest.fixture
def view(page):
    return page.view


@pytest.fixture
def edited(view, said):
    view.model().edited.connect(said.hear)
    return said.heard


def type_sign(text, modifiers=_M.NoModifier, key=Qt.Key.Key_unknown):
    """A key pressed where the keyboard is."""
    QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def compose(view, preedit="", commit=""):
    """What an input method tells, on the way and at the end."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("sign", ["x", "Å", "ö", "é", "7", "-", "@", "😀"])
def test_a_sign_takes_the_place_of_the_text(view, qtbot, edited, sign):
    type_sign(sign)
    assert view.editor.text() == sign
    assert view.editor.hasFocus()
    type_sign("s")
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    assert edited == [("Anna Alm", "situation", f"{sign}s")]


def test_esc_gives_the_text_back(view, qtbot, edited):
    type_sign("x")
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    assert view.editor is None
    assert edited == []


def test_undo_in_the_cell_gives_the_text_back(view, qtbot):
    type_sign("x")
    qtbot.keyClick(view.editor, Qt.Key.Key_Z, _M.ControlModifier)
    assert view.editor.text() == "Lugnt.\nSover."


def test_an_empty_cell_is_begun(view, edited, qtbot):
    view.choose("Anna Alm", "goal")
    type_sign("x")
    qtbot.keyClick(view.editor, Qt.Key.Key_Tab)
    assert edited == [("Anna Alm", "goal", "x")]


def test_enter_and_f2_still_keep_the_text(view, qtbot):
    type_sign("x")
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    type_sign("x")
    assert view.editor.text() == "Lugnt.\nSover.x"


def test_what_still_comes_to_the_board_is_written_in_the_cell_that_is_open(view):
    compose(view, preedit="´")
    type_sign("x")
    assert view.editor.text() == "x"


def test_f2_in_an_open_cell_goes_on_there(view, qtbot):
    type_sign("x")
    qtbot.keyClick(view.editor, Qt.Key.Key_F2)
    view.open_current()
    assert view.editor.text() == "x"


@pytest.mark.parametrize(
    ("text", "modifiers", "key"),
    [
        (" ", _M.NoModifier, Qt.Key.Key_Space),
        (" ", _M.ShiftModifier, Qt.Key.Key_Space),
        ("x", _M.AltModifier, Qt.Key.Key_X),
        ("\x18", _M.ControlModifier, Qt.Key.Key_X),
        ("x", _M.ControlModifier, Qt.Key.Key_X),
        ("x", _M.MetaModifier, Qt.Key.Key_X),
        ("\b", _M.NoModifier, Qt.Key.Key_Backspace),
        ("\x1b", _M.NoModifier, Qt.Key.Key_Escape),
        ("", _M.ShiftModifier, Qt.Key.Key_Shift),
    ],
)
def test_what_is_no_sign_opens_nothing(view, edited, text, modifiers, key):
    type_sign(text, modifiers, key)
    assert view.editor is None
    assert edited == []


@pytest.mark.parametrize("modifiers", [_M.ControlModifier | _M.AltModifier, _M.GroupSwitchModifier])
def test_a_sign_made_with_altgr_is_a_sign(view, modifiers):
    type_sign("@", modifiers, Qt.Key.Key_At)
    assert view.editor.text() == "@"


def test_a_name_is_not_typed_over(view, said):
    view.said.connect(said.hear)
    view.choose("Anna Alm")
    type_sign("x")
    assert view.editor is None
    assert said.heard == [NAME_BY_ENTER]


@pytest.fixture
def pasted(qapp):
    """``pasted(text)`` lies on the clipboard, which is empty again afterwards."""
    yield qapp.clipboard().setText
    qapp.clipboard().clear()


def test_what_is_pasted_takes_the_place_of_the_text_and_waits_for_enter(page, view, qtbot, edited, pasted):
    pasted("Flyttad.\nÅker hem 😀")
    qtbot.keyClick(view, Qt.Key.Key_V, _M.ControlModifier)
    assert view.editor.text() == "Flyttad.\nÅker hem 😀"
    assert page.status == OVER_HINT
    assert edited == []
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    assert edited == [("Anna Alm", "situation", "Flyttad.\nÅker hem 😀")]


def test_with_nothing_to_paste_nothing_opens(view, qtbot, pasted):
    pasted("")
    qtbot.keyClick(view, Qt.Key.Key_V, _M.ControlModifier)
    assert view.editor is None


def test_nothing_is_pasted_over_a_name(view, qtbot, said, pasted):
    pasted("Bo")
    view.said.connect(said.hear)
    view.choose("Anna Alm")
    qtbot.keyClick(view, Qt.Key.Key_V, _M.ControlModifier)
    assert view.editor is None
    assert said.heard == [NAME_BY_ENTER]


def test_two_values_open_instead(view, said):
    view.conflict_opened.connect(said.hear)
    view.choose("Bo Berg", "planning")
    type_sign("x")
    assert view.editor is None
    assert said.heard == [("Bo Berg", "planning")]


def test_where_no_cell_is_chosen_nothing_opens(view):
    view.show_rows([])
    type_sign("x")
    compose(view, commit="é")
    assert view.editor is None


def test_the_line_below_says_that_the_text_is_replaced(page, view, qtbot):
    type_sign("x")
    assert page.status == OVER_HINT
    page.show_rows(ROWS)
    assert page.status == OVER_HINT
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.status != OVER_HINT)
    view.choose("Anna Alm", "goal")
    type_sign("x")
    assert page.status == EDIT_HINT


def test_what_an_input_method_commits_takes_the_place_of_the_text(view, edited):
    compose(view, commit="é")
    assert view.editor.text() == "é"
    assert view.editor.hasFocus()
    assert edited == []


def test_a_composition_is_seen_in_the_cell_and_ends_there(view, qtbot, edited):
    compose(view, preedit="´")
    assert view.editor.textCursor().block().layout().preeditAreaText() == "´"
    assert view.hasFocus()
    compose(view, commit="é")
    assert view.editor.hasFocus()
    QTest.keyClicks(view.editor, "n")
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    assert edited == [("Anna Alm", "situation", "én")]


def test_a_composition_given_up_gives_the_text_back(view, edited):
    compose(view, preedit="´")
    compose(view)
    assert view.editor is None
    assert view.hasFocus()
    assert edited == []


@pytest.mark.parametrize(("preedit", "commit"), [("", ""), ("", " ")])
def test_an_input_method_that_writes_nothing_opens_nothing(view, preedit, commit):
    compose(view, preedit, commit)
    assert view.editor is None
