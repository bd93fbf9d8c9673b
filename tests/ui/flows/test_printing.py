"""Sheets shown from memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from dumps import dump
from paper import text
from samordning_desktop.core.grounds import Ground
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.hand_out import HandOutDialog
from samordning_desktop.ui.dialogs.handed_parts import VERB as AGREE
from samordning_desktop.ui.dialogs.handed_parts import HandedPartsDialog
from samordning_desktop.ui.dialogs.preview import PreviewDialog
from samordning_desktop.ui.panel.action import PRINT_VERBS, Action
from ui.dialogs.pressing import REFUSALS, On, click, named
from ui.people import add


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm")


@pytest.fixture
def chosen(anna, window, qtbot):
    window.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    return window


def written(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and "falkoping" not in path.parts}


#: A receipt needs a withdrawal first.
SHEETS = [action for action in PRINT_VERBS if action is not Action.PRINT_RECEIPT]


@pytest.mark.parametrize("action", SHEETS)
def test_each_of_a_persons_sheets_is_shown_and_nothing_is_written(
    chosen, anna, in_dialog, qtbot, tmp_path, session_root, action: Action
):
    before = written(tmp_path) | written(session_root / "temp")
    titles = []
    in_dialog(
        lambda: chosen.workspace.panel.asked.emit(action, anna),
        click("Visa utskriften"),
        lambda dialog: titles.append(dialog.windowTitle()),
        click("Stäng"),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert titles and titles[0]
    assert "Anna" not in titles[0]
    assert written(tmp_path) | written(session_root / "temp") == before


def noted(desk):
    """What the access log says of the board, and about whom."""
    return [(row[4], row[5]) for row in dump(desk)["access"] if "tavlan" in row[4]]


def print_board(window):
    return window.menus.action(Command.PRINT_BOARD).trigger


def test_the_board_is_printed_from_the_menu(chosen, desk, anna, in_dialog, qtbot):
    titles = []
    in_dialog(
        print_board(chosen),
        click("Visa utskriften"),
        lambda dialog: titles.append(dialog.windowTitle()),
        click("Stäng"),
    )
    assert titles == ["Samordningstavla"]
    assert noted(desk) == [("skrivit ut tavlan", anna)]


def test_the_board_for_somebody_else_is_noted_about_each_and_shown(chosen, desk, anna, in_dialog, qtbot):
    bo = add(desk, "Bo Björk")
    in_dialog(
        print_board(chosen),
        lambda dialog: named(dialog, QComboBox, "Till vem").setCurrentIndex(1),
        click("Visa utskriften"),
        On(HandOutDialog, by_duty),
        On(HandedPartsDialog, click(AGREE)),
        On(PreviewDialog, click("Stäng")),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    rows = [(row[1], row[3], row[7]) for row in dump(desk)["disclosure"]]
    assert sorted(rows) == sorted((one, "Polisen", "print") for one in (anna, bo))


def by_duty(dialog):
    named(dialog, QComboBox, "Till vem").setCurrentText("Polisen")
    grounds = named(dialog, QComboBox, "Grund")
    grounds.setCurrentIndex(grounds.findData(Ground.STATUTE.value))
    named(dialog, QPlainTextEdit, "Skäl").setPlainText("Lagen.")
    click("Gå vidare")(dialog)


def test_a_board_that_is_not_to_be_printed_is_not_noted(chosen, desk, in_dialog, qtbot):
    for refuse in REFUSALS.values():
        in_dialog(print_board(chosen), refuse)
        qtbot.waitUntil(lambda: chosen.at_rest)
        assert noted(desk) == []


def test_only_those_shown_are_printed(chosen, desk, anna, in_dialog, qtbot, files, messages, tmp_path):
    bo = add(desk, "Bo Björk", goal="Bostad")
    chosen.refresher.read_board()
    qtbot.waitUntil(lambda: chosen.at_rest)
    chosen.workspace.board.search.setText("bostad")
    files.answer = tmp_path / "tavla.pdf"
    messages.answer("Spara som en läsbar fil?", yes=True)

    def initials(dialog):
        named(dialog, QComboBox, "Namn").setCurrentIndex(2)

    in_dialog(
        print_board(chosen),
        initials,
        click("Visa utskriften"),
        click("Spara som PDF …"),
        click("Stäng"),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    shown = text(files.answer.read_bytes())
    assert "Utdrag: 1 av tavlans 2 deltagare." in shown
    assert "B B samtycke saknas" in shown
    assert noted(desk) == [("skrivit ut tavlan", bo), ("sparat tavlan som fil (pdf)", bo)]


def test_a_print_that_is_not_saved_after_all_is_not_noted_as_saved(
    chosen, desk, anna, in_dialog, qtbot, files, messages
):
    messages.answer("Spara som en läsbar fil?", yes=False)
    messages.answer("Spara som en läsbar fil?", yes=True)
    in_dialog(
        print_board(chosen),
        click("Visa utskriften"),
        click("Spara som PDF …"),
        click("Spara som PDF …"),
        click("Stäng"),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert len(files.asked) == 1
    assert noted(desk) == [("skrivit ut tavlan", anna)]


def test_a_request_for_somebody_no_longer_chosen_does_nothing(chosen, desk, anna, qtbot):
    chosen.workspace.panel.asked.emit(Action.PRINT_CONSENT, "someone else")
    assert chosen.kit.runner.idle


def test_a_sheet_is_saved_where_the_person_says(chosen, anna, in_dialog, qtbot, files, messages, tmp_path):
    files.answer = tmp_path / "blad.pdf"
    messages.answer("Spara som en läsbar fil?", yes=True)
    in_dialog(
        lambda: chosen.workspace.panel.asked.emit(Action.PRINT_INFORMATION, anna),
        click("Visa utskriften"),
        click("Spara som PDF …"),
        click("Stäng"),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert files.answer.read_bytes().startswith(b"%PDF")
    assert "Anna" not in files.asked[0][2]
