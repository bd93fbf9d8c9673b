"""The board leaves the store as a file, warned of and noted."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from dumps import dump
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import consents, details
from samordning_desktop.tables import read_board
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.hand_out import HandOutDialog
from samordning_desktop.ui.dialogs.handed_parts import VERB as AGREE
from samordning_desktop.ui.dialogs.handed_parts import HandedPartsDialog
from samordning_desktop.ui.kit.help_page import HelpPage
from ui.dialogs.pressing import REFUSALS, On, click, enter, named
from ui.people import add

TODAY = date(2026, 11, 23)
VERB = "Spara som fil …"


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
    assert messages.helped == [HelpPage.PRINT]


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


@pytest.fixture
def left_shown(board, desk, people, qtbot):
    """Åke has left, and those who have left are shown."""
    details.end_participation(desk, people["Åke Ö"], desk.clock.today(), "Flyttat")
    board.workspace.board.filters.left.click()
    board.refresher.read_all()
    qtbot.waitUntil(lambda: board.at_rest and board.workspace.board.model.rowCount() == 2)
    return board.workspace.board


@pytest.mark.parametrize(
    ("chosen", "names"), [("De 2 som visas nu", ["Anna Alm", "Åke Ö"]), ("Alla 1 på tavlan", ["Anna Alm"])]
)
def test_who_has_left_is_in_the_file_when_it_is_said(
    left_shown, board, in_dialog, qtbot, files, messages, tmp_path, chosen, names
):
    files.answer = tmp_path / "tavla.xlsx"
    messages.expect_note("Tavlan är sparad")
    in_dialog(export(board), pick("Deltagare", chosen), click(VERB))
    at_rest(board, qtbot)
    assert [row.fields.name for row in read_board(files.answer).rows] == names


def test_as_many_but_others_are_those_on_the_screen(
    left_shown, board, in_dialog, qtbot, files, messages, tmp_path
):
    """One who has left is shown, and one on the board is not."""
    left_shown.search.setText("åke")
    files.answer = tmp_path / "tavla.xlsx"
    messages.expect_note("Tavlan är sparad")
    in_dialog(export(board), click(VERB))
    at_rest(board, qtbot)
    assert [row.fields.name for row in read_board(files.answer).rows] == ["Åke Ö"]


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


def else_(dialog):
    named(dialog, QComboBox, "Till vem").setCurrentIndex(1)


def receiver(dialog):
    named(dialog, QComboBox, "Till vem").setCurrentText("Vårdcentralen")


def on_duty(dialog):
    receiver(dialog)
    grounds = named(dialog, QComboBox, "Grund")
    grounds.setCurrentIndex(grounds.findData(Ground.OWN_DUTY.value))
    named(dialog, QPlainTextEdit, "Skäl").setPlainText("Tillsyn.")


def disclosed(desk):
    return [(row[1], row[3], row[7]) for row in dump(desk)["disclosure"]]


@pytest.fixture
def consented(desk, people, board, qtbot):
    """Only Anna lets Vårdcentralen know something."""
    scope = ConsentScope((Party(PartyKind.UNIT, "Vårdcentralen", ("planning",)),))
    consents.give_consent(desk, people["Anna Alm"], TODAY, None, SignedForm(scope))
    board.refresher.read_all()
    qtbot.waitUntil(lambda: board.at_rest)
    return board


def test_to_somebody_else_it_holds_whom_the_consent_lets_and_each_has_a_row(
    consented, desk, people, in_dialog, qtbot, files, messages, tmp_path
):
    files.answer = tmp_path / "tavla.xlsx"
    messages.expect_note("Tavlan är sparad")
    in_dialog(
        export(consented), else_, click(VERB), On(HandOutDialog, receiver), click("Gå vidare"),
        On(HandedPartsDialog, click(AGREE)),
    )  # fmt: skip
    qtbot.waitUntil(lambda: consented.at_rest and not messages.never_came)
    assert [(row.fields.name, row.fields.goal) for row in read_board(files.answer).rows] == [("Anna Alm", "")]
    assert disclosed(desk) == [(people["Anna Alm"], "Vårdcentralen", "file")]
    assert ("sparat tavlan som fil (xlsx)", people["Anna Alm"]) in noted(desk)
    assert consented.said.text() == "Utlämnandet är noterat om 1\u00a0person."


def test_to_somebody_else_on_another_ground_everybody_is_in_it(
    consented, desk, people, in_dialog, qtbot, files, messages, tmp_path
):
    files.answer = tmp_path / "tavla.xlsx"
    messages.expect_note("Tavlan är sparad")
    in_dialog(
        export(consented), else_, click(VERB), On(HandOutDialog, on_duty), click("Gå vidare"),
        On(HandedPartsDialog, click(AGREE)),
    )  # fmt: skip
    qtbot.waitUntil(lambda: consented.at_rest and not messages.never_came)
    assert [row.fields.goal for row in read_board(files.answer).rows] == ["Bostad", "Bostad"]
    assert {one for one, _, _ in disclosed(desk)} == set(people.values())


def test_no_at_either_step_or_to_the_place_saves_and_notes_nothing(consented, desk, in_dialog, qtbot, files):
    before = dump(desk)
    first = (else_, click(VERB))
    second = (On(HandOutDialog, receiver), click("Gå vidare"))
    for refuse in REFUSALS.values():
        in_dialog(export(consented), *first, On(HandOutDialog, refuse))
        in_dialog(export(consented), *first, *second, On(HandedPartsDialog, refuse))
        qtbot.waitUntil(lambda: consented.at_rest)
    assert files.asked == []
    in_dialog(export(consented), *first, *second, On(HandedPartsDialog, click(AGREE)))
    qtbot.waitUntil(lambda: consented.at_rest)
    assert (len(files.asked), dump(desk)) == (1, before)
