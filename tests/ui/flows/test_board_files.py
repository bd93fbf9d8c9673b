"""The board leaves the store as a file, warned of and noted."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from PySide6.QtWidgets import QComboBox

from dumps import dump
from samordning_desktop.tables import read_board
from samordning_desktop.ui.command import Command
from ui.dialogs.pressing import REFUSALS, click, enter, named
from ui.people import add

VERB = "Spara som fil…"


@pytest.fixture
def people(desk):
    """Two people on the board."""
    return {name: add(desk, name, goal="Bostad") for name in ("Anna Alm", "Åke Ö")}


@pytest.fixture
def board(people, window):
    return window


def export(window):
    return window.menus.action(Command.EXPORT_BOARD).trigger


def noted(desk):
    return {(row[4], row[5]) for row in dump(desk)["access"]}


def pick(label, words):
    return lambda dialog: named(dialog, QComboBox, label).setCurrentText(words)


def at_rest(window, qtbot):
    qtbot.waitUntil(lambda: window.at_rest)


def test_excel_is_saved_and_noted_about_each(
    board, desk, people, in_dialog, qtbot, files, messages, tmp_path
):
    files.answer = tmp_path / "tavla.xlsx"
    messages.expect_note("Tavlan är sparad")
    in_dialog(export(board), click(VERB))
    at_rest(board, qtbot)
    assert [row.fields.name for row in read_board(files.answer).rows] == ["Anna Alm", "Åke Ö"]
    assert noted(desk) == {("sparat tavlan som fil (xlsx)", one) for one in people.values()}
    assert [asked[1:] for asked in files.asked] == [
        ("Spara tavlan som fil", "samordningstavla.xlsx", "Excel (*.xlsx)")
    ]


def test_csv_with_initials_of_those_shown(board, desk, people, in_dialog, qtbot, files, messages, tmp_path):
    files.answer = tmp_path / "tavla.csv"
    messages.expect_note("Tavlan är sparad")
    board.workspace.board.search.setText("åke")
    in_dialog(
        export(board),
        pick("Slag av fil", "CSV (.csv), för andra program"),
        pick("Namn", "Initialer, ”A A”"),
        click(VERB),
    )
    at_rest(board, qtbot)
    content = files.answer.read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert [row[0] for row in rows] == ["Patient", "Å Ö"]
    assert noted(desk) == {("sparat tavlan som fil (csv)", people["Åke Ö"])}


def test_everybody_although_some_are_hidden(board, desk, people, in_dialog, qtbot, files, messages, tmp_path):
    files.answer = tmp_path / "tavla.xlsx"
    messages.expect_note("Tavlan är sparad")
    board.workspace.board.search.setText("åke")
    in_dialog(export(board), pick("Deltagare", "Alla 2 på tavlan"), click(VERB))
    at_rest(board, qtbot)
    assert openpyxl.load_workbook(files.answer).active.max_row == 3


def test_pdf(board, desk, people, in_dialog, qtbot, files, messages, tmp_path):
    files.answer = tmp_path / "tavla.pdf"
    messages.expect_note("Tavlan är sparad")
    in_dialog(export(board), pick("Slag av fil", "PDF (.pdf), A4 liggande"), click(VERB))
    at_rest(board, qtbot)
    assert files.answer.read_bytes().startswith(b"%PDF")


def test_no_to_the_warning_saves_and_notes_nothing(board, desk, in_dialog, qtbot, files, tmp_path):
    files.answer = tmp_path / "tavla.xlsx"
    for refuse in (*REFUSALS.values(), enter):
        in_dialog(export(board), refuse)
        at_rest(board, qtbot)
        assert (files.asked, files.answer.exists(), noted(desk)) == ([], False, set())


def test_no_place_chosen_saves_and_notes_nothing(board, desk, in_dialog, qtbot, files):
    in_dialog(export(board), click(VERB))
    at_rest(board, qtbot)
    assert (len(files.asked), noted(desk)) == (1, set())


def test_a_file_that_cannot_be_written_is_said(board, in_dialog, qtbot, files, messages, tmp_path):
    files.answer = tmp_path / "nej" / "tavla.xlsx"
    messages.expect_refusal("file.unwritable")
    in_dialog(export(board), click(VERB))
    qtbot.waitUntil(lambda: not messages.never_came)
    assert not files.answer.exists()


def test_an_empty_board_is_a_file_too(window, desk, in_dialog, qtbot, files, messages, tmp_path):
    files.answer = tmp_path / "tavla.xlsx"
    messages.expect_note("Tavlan är sparad")
    in_dialog(export(window), click(VERB))
    at_rest(window, qtbot)
    assert read_board(files.answer).rows == ()
    assert noted(desk) == {("sparat tavlan som fil (xlsx)", "")}
