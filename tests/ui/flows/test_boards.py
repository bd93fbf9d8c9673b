"""An old board comes in through the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox

from samordning_desktop.ops import reading
from samordning_desktop.ui.command import Command
from ui.dialogs.pressing import REFUSALS, click

CSV = "Patient;Start;Mål;Nuläge;Insatser;Planering;Telefon\nAnna Alm;3/3 2025;Bostad;Lugnt;Boendestöd;SIP;070\nBo;;;;;;\n"


@pytest.fixture
def old_board(files, tmp_path):
    files.answer = tmp_path / "tavla.csv"
    files.answer.write_text(CSV, encoding="utf-8")


def take_in(window):
    return window.menus.action(Command.IMPORT_BOARD).trigger


def rows(desk):
    return {row.fields.name: row.fields for row in reading.board(desk)}


def test_people_are_added_when_that_is_confirmed(window, desk, old_board, in_dialog, qtbot):
    in_dialog(take_in(window), click("Lägg till 2 deltagare"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert set(rows(desk)) == {"Anna Alm", "Bo"}
    assert rows(desk)["Anna Alm"].situation == "Lugnt"
    assert window.workspace.board.model.rowCount() == 2


def test_text_of_unknown_columns_is_kept_where_asked(window, desk, old_board, in_dialog, qtbot):
    def keep(dialog):
        dialog.findChild(QCheckBox).click()

    in_dialog(take_in(window), keep, click("Lägg till 2 deltagare"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert "070" in rows(desk)["Anna Alm"].situation


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_adds_nobody(window, desk, old_board, in_dialog, qtbot, refusal):
    in_dialog(take_in(window), REFUSALS[refusal])
    qtbot.waitUntil(lambda: window.at_rest)
    assert rows(desk) == {}


def test_no_file_is_silent(window, files, desk, qtbot):
    take_in(window)()
    assert len(files.asked) == 1
    assert window.kit.runner.idle


@pytest.mark.parametrize(("content", "code"), [(b"hej\n", "board.no_header"), (None, "file.missing")])
def test_what_is_no_board_is_said(window, files, tmp_path, messages, qtbot, content, code):
    files.answer = tmp_path / "annat.csv"
    if content is not None:
        files.answer.write_bytes(content)
    messages.expect_refusal(code)
    take_in(window)()
    qtbot.waitUntil(lambda: not messages.never_came)
