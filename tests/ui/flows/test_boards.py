"""An old board comes in through the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton

from board_files import PEOPLE, STARTS, csv_board, excel_board, save, word_board
from dumps import dump
from faulty import failing_commit
from samordning_desktop.core.old_columns import UNDER_HEADING
from samordning_desktop.ops import reading
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.import_board import LEAVE
from samordning_desktop.ui.flows.boards import added_words
from samordning_desktop.ui.old_board.dropping import board_file
from samordning_desktop.ui.old_board.model import FIELDS
from samordning_desktop.ui.old_board.view import DraftView
from samordning_desktop.ui.package_drop import ONE_PACKAGE
from ui.dialogs.pressing import REFUSALS, button, click, enter, focused, key, keys, named, space

CSV = """Patient;Personnummer;Start;Mål;Nuläge;Insatser;Planering;Telefon
Anna Alm;;3/3 2025;Bostad;Lugnt;Boendestöd;SIP;070
Bo;19610118-2803;31/2 2025;;;;;
Bo igen;610118-2803;;;;;;
"""
f8 = key(Qt.Key.Key_F8)


@pytest.fixture
def old_board(files, tmp_path):
    files.answer = tmp_path / "tavla.csv"
    files.answer.write_text(CSV, encoding="utf-8")


def take_in(window):
    return window.menus.action(Command.IMPORT_BOARD).trigger


def rows(desk):
    return {row.fields.name: row.fields for row in reading.board(desk)}


def table(dialog):
    return named(dialog, DraftView, "Rader i filen")


def write(text):
    def act(dialog):
        enter(dialog)
        table(dialog).editor.selectAll()
        QTest.keyClick(focused(dialog), Qt.Key.Key_Delete)
        keys(text)(dialog)
        enter(dialog)

    return act


def name_of_first(text):
    def act(dialog):
        table(dialog).go_to(0)
        write(text)(dialog)

    return act


MAKERS = {"word": (word_board, "docx"), "excel": (excel_board, "xlsx"), "csv": (csv_board, "csv")}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_real_file_comes_in_corrected_and_is_undone_in_one_step(
    window, desk, files, tmp_path, in_dialog, qtbot, kind
):
    make, ending = MAKERS[kind]
    files.answer = save(tmp_path / f"gammal tavla.{ending}", make())
    before = dump(desk)
    in_dialog(
        window.workspace.board.empty.findChildren(QPushButton)[1].click,
        name_of_first("Anna Ålm"),
        lambda dialog: QTest.keyClick(table(dialog), Qt.Key.Key_Down),
        space,
        click("Lägg till 3 deltagare"),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    taken = rows(desk)
    assert set(taken) == {"Anna Ålm", PEOPLE[2][0], PEOPLE[3][0]}
    assert (taken["Anna Ålm"].start, taken["Anna Ålm"].situation) == (STARTS[0], PEOPLE[0][3])
    assert window.workspace.board.model.rowCount() == 3
    action = window.menus.action(Command.UNDO)
    assert "ta in 3 deltagare från en tavla" in action.text()
    action.trigger()
    qtbot.waitUntil(lambda: window.at_rest)
    assert rows(desk) == {}
    assert dump(desk) != before  # the journal remembers, the board does not


def test_twice_is_harmless(window, desk, files, tmp_path, in_dialog, qtbot):
    files.answer = save(tmp_path / "tavla.docx", word_board())
    in_dialog(take_in(window), click("Lägg till 4 deltagare"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.said.text() == "4 deltagare är tillagda från tavla.docx. Det kan ångras."
    before = dump(desk)
    seen = []
    in_dialog(
        take_in(window),
        lambda dialog: seen.append(button(dialog, "Lägg till 0 deltagare").isEnabled()),
        click("Avbryt"),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert (seen, dump(desk)) == ([False], before)


def test_how_many_came_in():
    assert added_words(1, "a.csv") == "1 deltagare är tillagd från a.csv. Det kan ångras."
    assert added_words(10_000, "a.csv").startswith("10\u00a0000 deltagare är tillagda")


def test_what_was_not_understood_is_mended_before_anything_is_written(
    window, desk, old_board, in_dialog, qtbot
):
    seen = []
    in_dialog(
        take_in(window),
        f8,
        lambda dialog: seen.append(named(dialog, QPlainTextEdit, "Om raden").toPlainText()),
        write("28 feb 2025"),
        click("Lägg till 2 deltagare"),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert "”31/2 2025”" in seen[0]
    assert rows(desk)["Bo"].start == date(2025, 2, 28)
    assert set(rows(desk)) == {"Anna Alm", "Bo"}


def test_text_of_unknown_columns_is_kept_where_asked(window, desk, old_board, in_dialog, qtbot):
    def keep(dialog):
        box = named(dialog, QComboBox, "Telefon")
        box.setCurrentIndex(box.findData(UNDER_HEADING))
        click("Använd")(dialog)

    in_dialog(take_in(window), click("Välj kolumner …"), keep, click("Lägg till 2 deltagare"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert rows(desk)["Anna Alm"].situation == "Lugnt\nTelefon: 070"


def test_what_could_not_be_saved_is_shown_again_as_it_was_left(
    window, desk, old_board, in_dialog, messages, qtbot, monkeypatch
):
    messages.answer(LEAVE, True)
    seen = []

    def go_on(dialog):
        place = table(dialog).model().index(0, FIELDS.index("name"))
        seen.append((dialog.message.split("\n")[0], place.data()))

    before = dump(desk)
    with monkeypatch.context() as patch, failing_commit(desk, patch):
        in_dialog(
            take_in(window), name_of_first("Åsa"), click("Lägg till 2 deltagare"), go_on, click("Avbryt")
        )
    qtbot.waitUntil(lambda: window.at_rest)
    assert seen[0][0].startswith("Disken svarade med ett fel")
    assert seen[0][1] == "Åsa"
    assert dump(desk) == before


def test_no_adds_nobody(window, desk, old_board, in_dialog, messages, qtbot):
    before = dump(desk)
    for name, refuse in REFUSALS.items():
        if name != "lock":
            messages.answer(LEAVE, True)
        in_dialog(take_in(window), name_of_first("Åsa"), refuse)
        qtbot.waitUntil(lambda: window.at_rest)
        assert dump(desk) == before


def drop(target, *paths):
    """A drag over the target and a drop on it; whether the drag was welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    what = (
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter_ = QDragEnterEvent(*what)
    enter_.ignore()
    QApplication.sendEvent(target, enter_)
    if enter_.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), *what[1:]))
    return enter_.isAccepted()


def test_a_file_dropped_on_the_board_leads_to_the_same_dialog(
    window, desk, old_board, files, in_dialog, qtbot
):
    in_dialog(lambda: drop(window.workspace.board, files.answer), click("Lägg till 2 deltagare"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert set(rows(desk)) == {"Anna Alm", "Bo"}
    assert files.asked == []


@pytest.mark.parametrize("names", [("bild.png",), ("a.csv", "b.csv")])
def test_what_is_no_one_board_is_answered_by_the_window(window, desk, tmp_path, qtbot, names):
    drop(window.workspace.board, *(tmp_path / name for name in names))
    qtbot.waitUntil(lambda: window.said.text() == ONE_PACKAGE)
    assert window.kit.runner.idle


def test_what_holds_no_file_cannot_be_dropped(window, desk):
    assert not drop(window.workspace.board)
    assert window.kit.runner.idle


def test_a_file_on_the_net_cannot_be_dropped():
    data = QMimeData()
    data.setUrls([QUrl("https://exempel.se/tavla.csv")])
    assert board_file(data) is None


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
