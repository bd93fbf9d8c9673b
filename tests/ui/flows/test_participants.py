"""Adding a person from the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import participants, reading
from samordning_desktop.ui.command import Command
from ui.dialogs.pressing import REFUSALS, click, named
from ui.people import add


def ctrl_n(window):
    return lambda: QTest.keySequence(window, QKeySequence("Ctrl+N"))


def write(text):
    return lambda dialog: named(dialog, QLineEdit, "Namn").setText(text)


def names(desk):
    return [row.fields.name for row in reading.board(desk)]


def test_a_person_is_added_and_chosen(window, desk, in_dialog, qtbot):
    in_dialog(ctrl_n(window), write("Åsa Öberg"), click("Lägg till deltagare"))
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.board.view.chosen_id != "")
    assert names(desk) == ["Åsa Öberg"]
    assert window.workspace.board.view.chosen_row.fields.name == "Åsa Öberg"


def test_the_empty_board_offers_it(window, desk, in_dialog, qtbot):
    begin = next(one for one in window.workspace.board.empty.findChildren(QPushButton))
    in_dialog(
        lambda: qtbot.mouseClick(begin, Qt.MouseButton.LeftButton), write("Bo"), click("Lägg till deltagare")
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert names(desk) == ["Bo"]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_adds_nobody(window, desk, in_dialog, qtbot, refusal):
    in_dialog(ctrl_n(window), write("Bo"), REFUSALS[refusal])
    qtbot.waitUntil(lambda: window.at_rest)
    assert names(desk) == []


def test_who_has_the_number_already_is_told_of_before_anybody_is_added(window, desk, in_dialog, qtbot):
    add(desk, "Åsa Öberg", personal_id="19610118-2803")
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    said = []
    in_dialog(
        ctrl_n(window),
        write("Å Öberg"),
        lambda dialog: named(dialog, QLineEdit, "Personnummer").setText("610118-2803"),
        click("Lägg till deltagare"),
        lambda dialog: said.append(dialog.message),
        click("Avbryt"),
    )
    assert said[0].startswith("Åsa Öberg (Falköping) har redan det numret.")
    assert names(desk) == ["Åsa Öberg"]


def test_what_was_filled_in_comes_back_when_it_could_not_be_saved(
    window, desk, in_dialog, qtbot, monkeypatch
):
    real, full = participants.add_participant, [True]

    def add_participant(*args):
        if full.pop() if full else False:
            raise KnownError("disk.full")
        return real(*args)

    monkeypatch.setattr(participants, "add_participant", add_participant)
    seen = []

    def look(dialog):
        seen.append((named(dialog, QLineEdit, "Namn").text(), dialog.message.split("\n")[0]))

    add_verb = click("Lägg till deltagare")
    in_dialog(ctrl_n(window), write("Åsa Öberg"), add_verb, look, add_verb)
    qtbot.waitUntil(lambda: window.at_rest)
    assert seen == [("Åsa Öberg", "Disken är full.")]
    assert names(desk) == ["Åsa Öberg"]


def test_undo_with_nothing_left_is_not_offered(window):
    assert not window.menus.action(Command.UNDO).isEnabled()


def test_undo_of_what_has_changed_again_is_refused_in_words(window, desk, messages, qtbot):
    messages.expect_refusal("undo.nothing")
    window.commands.table[Command.UNDO]()
    qtbot.waitUntil(lambda: window.at_rest)
    add(desk, "Bo")
