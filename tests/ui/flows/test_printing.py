"""Sheets shown from memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from samordning_desktop.ui.command import Command
from samordning_desktop.ui.panel.action import PRINT_VERBS, Action
from ui.dialogs.pressing import click
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


@pytest.mark.parametrize("action", list(PRINT_VERBS))
def test_each_of_a_persons_sheets_is_shown_and_nothing_is_written(
    chosen, anna, in_dialog, qtbot, tmp_path, session_root, action: Action
):
    before = written(tmp_path) | written(session_root / "temp")
    titles = []
    in_dialog(
        lambda: chosen.workspace.panel.asked.emit(action, anna),
        lambda dialog: titles.append(dialog.windowTitle()),
        click("Stäng"),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert titles and titles[0]
    assert "Anna" not in titles[0]
    assert written(tmp_path) | written(session_root / "temp") == before


def test_the_board_is_printed_from_the_menu(chosen, in_dialog, qtbot):
    titles = []
    in_dialog(
        chosen.menus.action(Command.PRINT_BOARD).trigger,
        lambda dialog: titles.append(dialog.windowTitle()),
        click("Stäng"),
    )
    assert titles == ["Samordningstavla"]


def test_a_request_for_somebody_no_longer_chosen_does_nothing(chosen, desk, anna, qtbot):
    chosen.workspace.panel.asked.emit(Action.PRINT_CONSENT, "someone else")
    assert chosen.kit.runner.idle


def test_a_sheet_is_saved_where_the_person_says(chosen, anna, in_dialog, qtbot, files, messages, tmp_path):
    files.answer = tmp_path / "blad.pdf"
    messages.answer("Spara som en läsbar fil?", yes=True)
    in_dialog(
        lambda: chosen.workspace.panel.asked.emit(Action.PRINT_INFORMATION, anna),
        click("Spara som PDF…"),
        click("Stäng"),
    )
    assert files.answer.read_bytes().startswith(b"%PDF")
    assert "Anna" not in files.asked[0][2]
