"""First run, lock, board, lock again: the whole program at a real store."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget

from keepers import Pocket
from packages import pack, send
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import TEXT_LIMIT
from samordning_desktop.ops import consents, drafts, reading, setup
from samordning_desktop.ui import packages_given
from samordning_desktop.ui import program as program_file
from samordning_desktop.ui.closing_window import ClosingWindow
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.import_package import ImportDialog
from samordning_desktop.ui.dialogs.passphrase import PassphraseDialog
from samordning_desktop.ui.dialogs.preview import PreviewDialog
from samordning_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog
from samordning_desktop.ui.first_run.steps import Step
from samordning_desktop.ui.first_run.wizard import FirstRun
from samordning_desktop.ui.flows import ways_in
from samordning_desktop.ui.flows.ways_in import CHANGED, SHEET_CHANGED
from samordning_desktop.ui.flows.writing import LAID_ASIDE
from samordning_desktop.ui.idle_watch import ALONE_S
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.messages import Messages
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.lock_window import LockWindow
from samordning_desktop.ui.main_window import MainWindow
from samordning_desktop.ui.one_window_place import may_be_open
from samordning_desktop.ui.preferences import FILE_NAME
from samordning_desktop.ui.program import ASKED_THEN, LEFT_ALONE, NO_WAIT, Program
from samordning_desktop.ui.rail import Page
from stores import LIDKOPING, PASSPHRASE, introduce, make_desk
from ui.dialogs.pressing import REFUSALS, On, click, esc, keys
from ui.people import add

ANOTHER = "sju andra ord om åar"
QUESTION = "Börja om med den här datorn?"


@pytest.fixture
def start(qapp, cheap_keys, theme, messages, files, clock, qtbot, monkeypatch):
    """``start(folder)``: the program at that folder. It is quit when the test is over."""
    ended, begun = [], []
    monkeypatch.setattr(qapp, "quit", lambda: ended.append(True))

    def act(folder, **others):
        program = Program(
            qapp,
            folder,
            clock,
            others.get("secrets", setup.NoSecrets()),
            theme=theme,
            messages=others.get("messages", messages),
            files=files,
            package=others.get("package"),
        )
        begun.append(program)
        program.ended = ended
        program.start()
        qtbot.waitUntil(lambda: program.kit.runner.idle)
        return program

    yield act
    for program in begun:
        if program.window is not None:
            program.quit()
            qtbot.waitUntil(lambda program=program: program.window is None)
        theme.changed.disconnect(program._keep_looks)
        program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def made(cheap_keys, ready_stores, tmp_path, clock):
    """A closed store with one person."""
    desk = ready_stores.open_copy(tmp_path / "data", clock)
    add(desk, "Anna Alm", situation="Lugnt.")
    setup.close(desk, setup.NoSecrets())
    return tmp_path / "data"


def type_phrase(program, phrase):
    program.window.passphrase.line.setText(phrase)
    program.window.open.click()


def unlock(program, qtbot, phrase=PASSPHRASE):
    type_phrase(program, phrase)
    qtbot.waitUntil(lambda: program.main is not None and program.main.at_rest)
    return program.main


def test_a_clock_that_went_ahead_while_the_program_was_closed_is_asked_about_once(
    start, made, clock, messages, qtbot
):
    clock.go_to(clock.today() + timedelta(days=400))
    program = start(made)
    messages.answer("Går datorns klocka rätt?", True)
    unlock(program, qtbot)
    qtbot.waitUntil(lambda: program.main.at_rest and not messages.never_came)
    program.lock()
    qtbot.waitUntil(lambda: program.main is None and program.kit.runner.idle)
    unlock(program, qtbot)


def test_a_wrong_passphrase_stays_locked_and_the_right_one_opens(start, made, qtbot):
    program = start(made)
    assert isinstance(program.window, LockWindow)
    type_phrase(program, "fel")
    qtbot.waitUntil(lambda: program.window.message.text != "")
    assert program.window.message.text.startswith("Lösenfrasen stämmer inte.")
    window = unlock(program, qtbot)
    assert window.workspace.board.model.total == 1


def test_what_cannot_be_read_ahead_is_said_where_it_is_waited_for(start, made, qtbot, messages, monkeypatch):
    """The board is read as ever then, and says what it says."""
    tried = []

    def refused(desk):
        tried.append(desk)
        raise KnownError("store.damaged")

    monkeypatch.setattr(reading, "read_ahead", refused)
    window = unlock(start(made, messages=messages), qtbot)
    assert (len(tried), window.workspace.board.model.total) == (1, 1)


def test_locking_closes_the_store_and_the_board(start, made, qtbot, clock):
    program = start(made)
    window = unlock(program, qtbot)
    window.rail.lock.click()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert program.main is None
    desk = setup.unlock(made, PASSPHRASE, clock, setup.NoSecrets())
    setup.close(desk, setup.NoSecrets())
    assert unlock(program, qtbot).workspace.board.model.total == 1


def test_what_is_being_written_is_saved_before_the_lock(start, made, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    view = window.workspace.board.view
    view.choose(window.workspace.board.model.row_at(0).id, "situation")
    view.open_current()
    view.editor.write("Halvskrivet")
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    window = unlock(program, qtbot)
    view = window.workspace.board.view
    assert window.workspace.board.model.row_at(0).fields.situation == "Halvskrivet"
    assert window.said.text() == "Det du skrev i Nuläge sparades när programmet låstes."
    assert view.hasFocus() and view.place[1] == "situation"
    window.commands.table[Command.UNDO]()
    qtbot.waitUntil(lambda: window.workspace.board.model.row_at(0).fields.situation == "Lugnt.")


def test_where_nothing_was_written_nothing_is_said_and_the_same_cell_is_chosen(start, made, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    bo = add(program._desk, "Bo Berg")
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    window.workspace.board.view.choose(bo, "planning")
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    window = unlock(program, qtbot)
    assert window.workspace.board.view.place == (bo, "planning")
    assert window.workspace.board.view.hasFocus()
    assert window.said.text() == ""


def test_where_no_cell_was_chosen_the_keyboard_is_in_the_search(start, made, qtbot):
    program = start(made)
    assert unlock(program, qtbot).workspace.board.view.place == ("", "")
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    window = unlock(program, qtbot)
    assert window.workspace.board.view.place == ("", "")
    assert window.workspace.board.search.hasFocus()


@pytest.mark.parametrize("disk_full", [False, True])
def test_what_cannot_be_saved_stands_in_its_cell_after_the_lock(
    start, made, qtbot, messages, monkeypatch, disk_full
):
    program = start(made)
    window = unlock(program, qtbot)
    view = window.workspace.board.view
    view.choose(window.workspace.board.model.row_at(0).id, "situation")
    view.open_current()
    view.editor.write("x" * (TEXT_LIMIT + 1))
    with monkeypatch.context() as patched:
        if disk_full:
            patched.setattr(drafts, "keep", full_disk)
        program.lock()
        qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    messages.expect_note(LAID_ASIDE[0])
    window = unlock(program, qtbot)
    view = window.workspace.board.view
    qtbot.waitUntil(lambda: view.is_editing)
    assert view.editor.text() == "x" * (TEXT_LIMIT + 1)
    assert window.said.text() == ""
    view.editor.write("Kort")
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert unlock(program, qtbot).workspace.board.model.row_at(0).fields.situation == "Kort"


def full_disk(*_):
    raise KnownError("disk.full")


def ctrl_l(dialog):
    """Pressed and not let go: the dialog is gone by then."""
    QTest.keyPress(dialog.focusWidget() or dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_locking_while_a_message_about_the_text_is_read_loses_nothing(start, made, qtbot, theme, in_dialog):
    program = start(made, messages=Messages(theme))
    board = unlock(program, qtbot).workspace.board
    anna = board.model.row_at(0).id
    in_dialog(lambda: board.model.edited.emit(anna, "start", "31/2 2026"), ctrl_l)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    in_dialog(lambda: type_phrase(program, PASSPHRASE), ctrl_l)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    in_dialog(lambda: type_phrase(program, PASSPHRASE), esc)
    view = program.main.workspace.board.view
    qtbot.waitUntil(lambda: view.is_editing)
    assert view.editor.text() == "31/2 2026"
    view.editor.write("")


@pytest.mark.parametrize("leave", [False, True])
def test_closing_with_what_cannot_be_saved_asks(start, made, qtbot, messages, leave):
    program = start(made)
    window = unlock(program, qtbot)
    view = window.workspace.board.view
    view.choose(window.workspace.board.model.row_at(0).id, "start")
    view.open_current()
    view.editor.write("31/2 2026")
    messages.answer("”31/2 2026” är inte ett datum som finns.", leave)
    window.close()
    qtbot.waitUntil(lambda: program.ended != [] or view.is_editing)
    assert (program.ended != []) is leave
    if not leave:
        assert view.editor.text() == "31/2 2026"
        view.editor.write("")


def test_the_locks_key_works_in_a_dialog_and_is_a_no(start, made, qtbot, theme, in_dialog):
    program = start(made, messages=Messages(theme))
    in_dialog(unlock(program, qtbot).commands.table[Command.ADD], keys("Bo"), ctrl_l)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert unlock(program, qtbot).workspace.board.model.total == 1


def test_the_locks_key_does_nothing_at_the_lock(start, made, qtbot):
    program = start(made)
    before = program.window
    QTest.keySequence(before, QKeySequence("Ctrl+L"))
    qtbot.waitUntil(lambda: program.kit.runner.idle)
    assert program.window is before


def test_the_wall_is_still_the_wall_after_the_lock_and_the_note_is_saved(start, made, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    window.meeting.page.view.open_current()
    window.meeting.page.view.editor.write("Halvskrivet")
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert not program.window.isFullScreen()
    window = unlock(program, qtbot)
    page = window.meeting.page
    assert window.meeting.on and page.isVisible() and not window.rail.isVisible()
    assert page.model.row_at(0).fields.name == "A A"
    assert page.model.row_at(0).fields.situation == "Halvskrivet"
    assert page.told == "Det du skrev i Nuläge sparades när programmet låstes."
    assert page.view.hasFocus()
    window.meeting.leave()
    assert window.rail.isVisible() and not window.isFullScreen()
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert not unlock(program, qtbot).meeting.on


def test_after_the_lock_the_window_and_the_light_are_where_they_were(start, made, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    bo = add(program._desk, "Bo Berg")
    window.refresher.read_all()
    window.setGeometry(40, 30, 900, 640)
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    window.meeting.page.view.choose(bo, "planning")
    for on_wall in (True, False):
        program.lock()
        qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
        window = unlock(program, qtbot)
        assert window.meeting.on == on_wall
        if on_wall:
            assert window.meeting.page.view.place == (bo, "planning")
            window.meeting.leave()
        assert window.workspace.board.view.place == (bo, "planning")
        assert window.geometry() == QRect(40, 30, 900, 640)
    window.showMaximized()
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert unlock(program, qtbot).isMaximized()


def test_locking_gives_up_an_open_question(start, made, qtbot, theme):
    program = start(made, messages=Messages(theme))
    window = unlock(program, qtbot)
    answers = []
    QTimer.singleShot(0, program.lock)
    answers.append(program.kit.messages.ask(window, "Ta bort?", "", "Ta bort", danger=True))
    assert answers == [False]
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert QApplication.activeModalWidget() is None


def test_closing_the_window_ends_the_program(start, made, qtbot):
    program = start(made)
    unlock(program, qtbot).close()
    qtbot.waitUntil(lambda: program.ended != [])
    assert program.window is None


def test_closing_the_lock_ends_the_program(start, made, qtbot):
    program = start(made)
    program.window.close()
    qtbot.waitUntil(lambda: program.ended != [])


def test_the_store_open_elsewhere_is_said(start, made, qtbot, clock):
    desk = setup.unlock(made, PASSPHRASE, clock, setup.NoSecrets())
    program = start(made)
    type_phrase(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.message.text != "")
    assert "redan öppet" in program.window.message.text
    setup.close(desk, setup.NoSecrets())


def test_a_damaged_store_is_said(start, made, qtbot):
    database = made / "store.sqlite"
    content = database.read_bytes()
    database.write_bytes(content[:16] + bytes(byte ^ 255 for byte in content[16:]))
    program = start(made)
    type_phrase(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.message.text != "")
    assert program.window.message.text.startswith("Registret är skadat")


def fill(window):
    window.place.site.setText("Lidköping")
    window.place.unit.setText("Öppenvården")
    window.place.user.setText("Bo Lund")
    window.forward.click()
    for field in (window.passphrase.first, window.passphrase.second):
        field.line.setText(PASSPHRASE)
    window.forward.click()


def test_the_first_run_makes_a_store_and_opens_its_board(start, tmp_path, qtbot, in_dialog):
    program = start(tmp_path / "new")
    window = program.window
    assert isinstance(window, FirstRun)
    fill(window)
    qtbot.waitUntil(lambda: window.step is Step.RECOVERY)
    code = window.recovery.code.text()
    in_dialog(window.recovery.sheet.click, click("Stäng"))
    window.recovery.kept.click()
    window.forward.click()
    qtbot.waitUntil(lambda: program.main is not None and program.main.at_rest)
    assert program.main.stage.desk.actor.site == "Lidköping"
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    program.window.other.click()
    program.window.code.setText(code.lower())
    in_dialog(program.window.open.click, chosen_anew(ANOTHER), click("Byt lösenfras"))
    qtbot.waitUntil(lambda: program.main is not None and program.main.at_rest)
    assert program.main.said.text() == CHANGED
    assert reading.board(program.main.stage.desk) == []
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    unlock(program, qtbot, ANOTHER)


def chosen_anew(phrase):
    def act(dialog):
        for field in (dialog.new.first, dialog.new.second):
            field.line.setText(phrase)

    return act


def test_another_passphrase_is_asked_for_until_the_former_is_right(start, made, qtbot, in_dialog):
    program = start(made)
    window = unlock(program, qtbot)
    in_dialog(
        window.menus.action(Command.PASSPHRASE).trigger,
        chosen_anew(ANOTHER),
        lambda dialog: dialog.current.line.setText("fel"),
        click("Byt lösenfras"),
        On(PassphraseDialog, lambda dialog: dialog.current.line.setText(PASSPHRASE)),
        click("Byt lösenfras"),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.said.text() == CHANGED
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    type_phrase(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.message.text.startswith("Lösenfrasen stämmer inte."))
    unlock(program, qtbot, ANOTHER)


def test_a_keyring_that_is_silent_just_then_is_said_and_asked_again(start, made, qtbot, in_dialog):
    keyring, said = Pocket(), []
    program = start(made)
    window = unlock(program, qtbot)

    def silence(dialog):
        dialog.current.line.setText(PASSPHRASE)
        keyring.silent = 1  # when it must be sure: to try the former, nobody asks it

    in_dialog(
        lambda: ways_in.choose_passphrase(window.stage, keyring),
        chosen_anew(ANOTHER),
        silence,
        click("Byt lösenfras"),
        On(PassphraseDialog, lambda dialog: said.append(dialog.message)),
        lambda dialog: dialog.current.line.setText(PASSPHRASE),
        click("Byt lösenfras"),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert said[0].startswith("Datorns nyckelring svarar inte just nu.\nLösenfrasen är inte bytt.")
    assert window.said.text() == CHANGED
    assert list(keyring.kept) == [window.stage.desk.store.store_id]


def test_a_new_sheet_is_shown_kept_and_opens_the_store(start, made, qtbot, in_dialog):
    program = start(made)
    window = unlock(program, qtbot)
    codes = []
    in_dialog(
        window.menus.action(Command.SHEET).trigger,
        lambda dialog: codes.append(dialog.sheet.code.text()),
        click("Visa, skriv ut eller spara bladet …"),
        On(PreviewDialog, click("Stäng")),
        On(RecoverySheetDialog, lambda dialog: dialog.sheet.kept.click()),
        lambda dialog: dialog.passphrase.line.setText("fel"),
        click("Byt återställningsblad"),
        On(RecoverySheetDialog, lambda dialog: dialog.passphrase.line.setText(PASSPHRASE)),
        click("Byt återställningsblad"),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.said.text() == SHEET_CHANGED
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    program.window.other.click()
    program.window.code.setText(codes[0])
    in_dialog(program.window.open.click, click("Gå till tavlan"))
    assert program.main.workspace.board.model.total == 1


@pytest.fixture
def unused(cheap_keys, tmp_path, clock):
    """A closed store of its own site, in which nothing is written."""
    setup.close(make_desk(tmp_path / "unused", clock), setup.NoSecrets())
    return tmp_path / "unused"


def test_a_computer_that_became_a_site_by_mistake_begins_again(
    start, cheap_keys, tmp_path, clock, messages, qtbot
):
    pocket, folder = Pocket(), tmp_path / "mistaken"
    setup.close(make_desk(folder, clock, secrets=pocket), pocket)
    program = start(folder, secrets=pocket)
    window = unlock(program, qtbot)
    for refused in (True, False):
        messages.answer(QUESTION, yes=not refused)
        window.menus.action(Command.BEGIN_ANEW).trigger()
        if refused:
            qtbot.waitUntil(lambda: len(messages.asked) == 1 and window.at_rest)
            assert program.main is window
            assert setup.exists(folder)
            assert len(pocket.kept) == 2
            assert messages.helped == [HelpPage.COMPUTERS]
    qtbot.waitUntil(lambda: isinstance(program.window, FirstRun))
    assert not setup.exists(folder)
    assert [one.name for one in folder.iterdir() if one.name != FILE_NAME] == []
    assert pocket.kept == {}
    made = setup.create(folder, LIDKOPING, PASSPHRASE, clock, setup.NoSecrets())
    setup.close(made.desk, setup.NoSecrets())


def test_one_that_is_in_use_does_not(start, made, messages, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    messages.expect_refusal("store.in_use")
    window.menus.action(Command.BEGIN_ANEW).trigger()
    qtbot.waitUntil(lambda: not messages.never_came)
    assert program.main is window
    assert window.workspace.board.model.total == 1


def test_what_was_written_while_it_was_asked_is_not_taken_away(start, unused, messages, qtbot):
    program = start(unused)
    window = unlock(program, qtbot)
    add(window.stage.desk, "Anna Alm")
    messages.expect_refusal("store.in_use")
    window.anew_asked.emit()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow) and not messages.never_came)
    assert unlock(program, qtbot).workspace.board.model.total == 1


@pytest.mark.parametrize("no", [*REFUSALS, "locked"])
def test_no_to_beginning_anew_leaves_the_store_as_it_was(start, unused, qtbot, in_dialog, theme, no):
    before = (unused / "keys.json").read_bytes()
    program = start(unused, messages=Messages(theme))
    window = unlock(program, qtbot)
    answer = REFUSALS.get(no, lambda _dialog: program.lock())
    in_dialog(window.menus.action(Command.BEGIN_ANEW).trigger, answer)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow if no == "locked" else MainWindow))
    qtbot.waitUntil(lambda: program.kit.runner.idle)
    assert (unused / "keys.json").read_bytes() == before
    if no != "locked":
        program.lock()
        qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert unlock(program, qtbot).workspace.board.model.total == 0


@pytest.mark.parametrize("no", REFUSALS)
@pytest.mark.parametrize("command", [Command.PASSPHRASE, Command.SHEET])
def test_no_to_another_way_in_leaves_those_there_are(start, made, qtbot, in_dialog, command, no):
    before = (made / "keys.json").read_bytes()
    program = start(made)
    window = unlock(program, qtbot)
    in_dialog(window.menus.action(command).trigger, REFUSALS[no])
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.said.text() == ""
    assert (made / "keys.json").read_bytes() == before


@pytest.mark.parametrize("command", [Command.PASSPHRASE, Command.SHEET])
def test_locked_while_asked_the_ways_in_are_as_they_were(start, made, qtbot, in_dialog, command):
    before = (made / "keys.json").read_bytes()
    program = start(made)
    window = unlock(program, qtbot)
    in_dialog(window.menus.action(command).trigger, lambda _dialog: program.lock())
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert (made / "keys.json").read_bytes() == before


@pytest.mark.parametrize("no", ["x", "esc", "locked"])
def test_no_to_a_new_passphrase_after_the_sheets_code_leaves_those_there_are(
    start, folder_with_code, qtbot, in_dialog, no
):
    folder, code = folder_with_code
    before = (folder / "keys.json").read_bytes()
    program = start(folder)
    program.window.other.click()
    program.window.code.setText(code)
    acts = {"x": REFUSALS["x"], "esc": REFUSALS["esc"], "locked": lambda _dialog: program.lock()}
    in_dialog(program.window.open.click, chosen_anew(ANOTHER), On(PassphraseDialog, acts[no]))
    shown = LockWindow if no == "locked" else MainWindow
    qtbot.waitUntil(lambda: isinstance(program.window, shown) and program.kit.runner.idle)
    assert (folder / "keys.json").read_bytes() == before


@pytest.fixture
def folder_with_code(tmp_path, clock, cheap_keys):
    """A closed store, and its recovery sheet's code."""
    created = setup.create(tmp_path / "with code", LIDKOPING, PASSPHRASE, clock, setup.NoSecrets())
    setup.close(created.desk, setup.NoSecrets())
    return tmp_path / "with code", created.recovery_code


def test_leaving_the_first_run_early_makes_nothing(start, tmp_path, qtbot):
    program = start(tmp_path / "new")
    program.window.close()
    qtbot.waitUntil(lambda: program.ended != [])
    assert not setup.exists(tmp_path / "new")


def test_an_empty_folder_with_only_the_looks_is_a_first_run(start, tmp_path, qtbot):
    (tmp_path / FILE_NAME).write_text("{}", encoding="utf-8")
    program = start(tmp_path)
    qtbot.waitUntil(lambda: isinstance(program.window, FirstRun))


def test_the_looks_are_kept_for_next_time(start, made, qtbot, theme):
    program = start(made)
    theme.set_zoom(125)
    theme.set_mode(Mode.DARK)
    qtbot.waitUntil(lambda: program.kit.runner.idle)
    assert '"zoom": 125' in (made / FILE_NAME).read_text(encoding="utf-8")


def test_what_nobody_foresaw_reaches_the_messages(start, made, qtbot, messages):
    program = start(made)
    program.kit.runner.run(lambda: 1 / 0)
    qtbot.waitUntil(lambda: messages.failures != [])
    assert isinstance(messages.failures.pop(), ZeroDivisionError)
    messages.surprises.clear()
    assert not isinstance(program.window, MainWindow)


def test_locking_the_moment_somebody_is_chosen_stays_locked(start, made, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    window.workspace.board.view.choose(window.workspace.board.model.row_at(0).id)
    slow = Event()
    program.kit.runner.run(lambda: slow.wait(0.4))  # the panel's rest ends while the closing waits its turn
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow) and program.kit.runner.idle)
    assert unlock(program, qtbot).workspace.board.model.total == 1


@pytest.fixture
def stuck(start, made, qtbot, monkeypatch):
    """An open program whose worker waits for a disk that does not answer, and how it was ended by force."""
    monkeypatch.setattr(program_file, "CLOSING_MS", 50)
    program, answer = start(made), Event()
    program.forced = []
    monkeypatch.setattr(program_file.os, "_exit", program.forced.append)
    program.answer = answer
    unlock(program, qtbot)
    program.kit.runner.run(lambda: answer.wait(30))
    yield program
    answer.set()


@pytest.mark.parametrize("leave", ["lock", "quit"])
def test_a_store_that_does_not_close_shows_nothing_more_and_can_be_ended(stuck, messages, qtbot, leave):
    getattr(stuck, leave)()
    qtbot.waitUntil(lambda: isinstance(stuck.window, ClosingWindow))
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [stuck.window]
    for yes, act in ((False, stuck.window.close), (True, stuck.window.end.click)):
        messages.answer(NO_WAIT, yes=yes)
        act()
        assert stuck.window.isVisible()
        assert stuck.forced == [1] * yes


@pytest.mark.parametrize("leave", ["lock", "quit"])
def test_a_store_that_closes_while_it_is_asked_takes_the_question_away(stuck, qtbot, monkeypatch, leave):
    monkeypatch.setattr(stuck.kit.messages, "ask", Messages(stuck.kit.theme).ask)
    getattr(stuck, leave)()
    qtbot.waitUntil(lambda: isinstance(stuck.window, ClosingWindow))
    QTimer.singleShot(50, stuck.answer.set)
    stuck.window.end.click()
    qtbot.waitUntil(lambda: stuck.kit.runner.idle)
    assert stuck.forced == []
    assert [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()
    ] == []
    if leave == "lock":
        qtbot.waitUntil(lambda: isinstance(stuck.window, LockWindow))
        assert unlock(stuck, qtbot).workspace.board.model.total == 1


def test_a_store_that_closes_late_is_locked_in_the_end(stuck, qtbot):
    stuck.lock()
    qtbot.waitUntil(lambda: isinstance(stuck.window, ClosingWindow))
    stuck.answer.set()
    qtbot.waitUntil(lambda: isinstance(stuck.window, LockWindow) and stuck.kit.runner.idle)
    assert unlock(stuck, qtbot).workspace.board.model.total == 1


def test_a_cell_that_cannot_be_saved_for_now_does_not_keep_the_program_open(stuck, qtbot):
    view = stuck.window.workspace.board.view
    view.choose(stuck.window.workspace.board.model.row_at(0).id, "situation")
    view.open_current()
    view.editor.write("Bor hos bror.")
    stuck.quit()
    qtbot.waitUntil(lambda: isinstance(stuck.window, ClosingWindow))


#: The clock goes on a second each time that it is asked.
A_MOMENT = 60


def left_alone(program, clock, seconds=ALONE_S):
    clock.wait(seconds)
    program.idle.look()
    QApplication.processEvents()


def test_left_alone_it_is_locked_and_says_so_and_what_was_written_is_saved(start, made, clock, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    view = window.workspace.board.view
    view.choose(window.workspace.board.model.row_at(0).id, "situation")
    view.open_current()
    view.editor.write("Bor hos bror.")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    left_alone(program, clock, ALONE_S - 1)
    assert program.main is window
    left_alone(program, clock, 1)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert program.window.message.text.startswith(LEFT_ALONE[0])
    assert ASKED_THEN not in program.window.message.text
    left_alone(program, clock)
    assert unlock(program, qtbot).workspace.board.model.row_at(0).fields.situation == "Bor hos bror."


def test_left_alone_in_a_dialog_it_gives_it_up(start, made, clock, qtbot, in_dialog):
    program = start(made)
    window = unlock(program, qtbot)
    in_dialog(window.menus.action(Command.ADD).trigger, lambda _dialog: left_alone(program, clock))
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert program.window.message.text.endswith(ASKED_THEN)
    assert unlock(program, qtbot).workspace.board.model.total == 1


@pytest.fixture
def with_somebody_gone(cheap_keys, ready_stores, tmp_path, clock):
    """A closed store whose board somebody of the other site has left by that site's word."""
    desk = ready_stores.open_copy(tmp_path / "data", clock)
    other = ready_stores.open_copy(tmp_path / "other", clock, LIDKOPING)
    introduce(desk, other)
    theirs = add(other, "Cia Ceder", signed=date(2026, 9, 1))
    send(other, desk)
    consents.withdraw_consent(other, theirs, clock.today())
    send(other, desk)
    for one in (desk, other):
        setup.close(one, setup.NoSecrets())
    return tmp_path / "data"


def words_seen():
    """Every text that some window shows."""
    parts = [
        one for window in QApplication.topLevelWidgets() for one in (window, *window.findChildren(QWidget))
    ]
    shown = [one for one in parts if one.isVisible()]
    texts = [one.text() for one in shown if isinstance(one, QLabel | QAbstractButton | QLineEdit)]
    return " ".join([*texts, *(one.accessibleName() + one.windowTitle() for one in shown)])


def lines_about(window, name, qtbot):
    window.open_page(Page.TODAY)
    qtbot.waitUntil(lambda: window.at_rest)
    return [row for row in window.today.rows if row.task.name == name]


LOCKINGS = {"by somebody": lambda program, _clock: program.lock(), "left alone": left_alone}


@pytest.mark.parametrize("way", LOCKINGS)
def test_locked_while_it_is_told_who_is_gone_that_has_been_seen_and_no_name_is_left(
    start, with_somebody_gone, clock, theme, qtbot, in_dialog, way
):
    program = start(with_somebody_gone, messages=Messages(theme))
    window = unlock(program, qtbot)
    (line,) = lines_about(window, "Cia Ceder", qtbot)
    seen = []

    def lock(_dialog):
        seen.append(words_seen())
        LOCKINGS[way](program, clock)

    in_dialog(line.line.click, lock)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow) and program.kit.runner.idle)
    assert "Cia Ceder är borta från tavlan" in seen[0]
    assert "Cia" not in words_seen()
    assert ASKED_THEN not in program.window.message.text
    window = unlock(program, qtbot)
    assert lines_about(window, "Cia Ceder", qtbot) == []
    assert "Cia" not in words_seen()
    assert QApplication.activeModalWidget() is None


def test_left_alone_with_the_help_open_no_question_is_said_to_be_closed(start, made, clock, qtbot):
    program = start(made)
    assert unlock(program, qtbot).open_help().isVisible()
    left_alone(program, clock)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert ASKED_THEN not in program.window.message.text


def test_a_touch_begins_the_time_anew(start, made, clock, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    for touch in (
        lambda handle: QTest.keyClick(handle, Qt.Key.Key_Shift),
        lambda handle: QTest.mouseMove(handle, window.rect().center()),
        lambda handle: QTest.mouseClick(handle, Qt.MouseButton.LeftButton),
    ):
        touch(window.windowHandle())
        left_alone(program, clock, ALONE_S - A_MOMENT)
        assert program.main is window
    left_alone(program, clock, A_MOMENT)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))


def test_whoever_wakes_it_after_it_was_left_alone_finds_it_locked(start, made, clock, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    view = window.workspace.board.view
    view.choose(window.workspace.board.model.row_at(0).id, "situation")
    clock.wait(ALONE_S)  # asleep: nothing has been looked at meanwhile
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_X)
    assert not view.is_editing
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    assert program.window.message.text.startswith(LEFT_ALONE[0])
    clock.wait(ALONE_S)
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Shift)
    assert unlock(program, qtbot).workspace.board.model.row_at(0).fields.situation == "Lugnt."


def press_shift(program):
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Shift)


@pytest.mark.parametrize("wake", [lambda program: program.idle.look(), press_shift])
def test_work_begun_as_it_wakes_is_no_use(start, made, clock, qtbot, wake):
    program = start(made)
    unlock(program, qtbot)
    slow = Event()
    program.kit.runner.run(slow.wait)  # the new day's people are read
    clock.wait(ALONE_S)
    wake(program)
    QApplication.processEvents()
    slow.set()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))


def test_the_wall_stands_and_work_goes_on_untouched(start, made, clock, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    left_alone(program, clock, 5 * ALONE_S)
    clock.wait(ALONE_S)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: window.at_rest)
    assert program.main is window and window.meeting.on
    window.meeting.leave()
    qtbot.waitUntil(lambda: window.at_rest)
    slow = Event()
    program.kit.runner.run(slow.wait)
    for _ in range(3):
        left_alone(program, clock, ALONE_S - A_MOMENT)
    slow.set()
    qtbot.waitUntil(lambda: program.kit.runner.idle)
    assert program.main is window
    left_alone(program, clock)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))


@pytest.fixture
def package(made, ready_stores, tmp_path, clock):
    """A package from Lidköping to the closed store, in a file."""
    ours = setup.unlock(made, PASSPHRASE, clock, setup.NoSecrets())
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    introduce(ours, other)
    add(other, "Åsa Öberg", signed=date(2026, 9, 1))
    path = tmp_path / "från Åsa.age"
    path.write_bytes(pack(other, "Falköping"))
    for desk in (ours, other):
        setup.close(desk, setup.NoSecrets())
    return path


def test_the_package_it_was_started_with_is_offered_once_when_it_opens(
    start, made, package, in_dialog, qtbot
):
    program = start(made, package=package)

    in_dialog(lambda: type_phrase(program, PASSPHRASE), On(ImportDialog, esc))
    qtbot.waitUntil(lambda: program.main is not None and program.main.at_rest)
    assert program.main.workspace.board.model.total == 1
    program.lock()
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    unlock(program, qtbot)
    assert QApplication.activeModalWidget() is None


def test_a_package_from_a_second_start_is_shown_in_the_window_that_is_open(
    start, made, package, in_dialog, qtbot
):
    program = start(made)
    unlock(program, qtbot)
    in_dialog(lambda: program.packages.take(package), On(ImportDialog, esc))
    assert not program.packages.wait


def test_one_that_comes_while_a_cell_is_written_saves_the_cell_first(start, made, package, in_dialog, qtbot):
    program = start(made)
    window = unlock(program, qtbot)
    view = window.workspace.board.view
    view.choose(window.workspace.board.model.row_at(0).id, "situation")
    view.open_current()
    view.editor.write("Bor hos bror.")
    in_dialog(lambda: program.packages.take(package), On(ImportDialog, esc))
    qtbot.waitUntil(lambda: window.workspace.board.model.row_at(0).fields.situation == "Bor hos bror.")


def test_one_that_comes_while_something_is_asked_waits_for_the_answer(start, made, package, in_dialog, qtbot):
    program = start(made)
    unlock(program, qtbot)
    other = package.with_name("en gång till.age")
    other.write_bytes(package.read_bytes())

    def come(dialog):
        program.packages.take(package)
        assert not program.packages.wait  # it is the one that is asked about
        program.packages.take(other)
        assert program.packages.wait
        esc(dialog)

    in_dialog(lambda: program.packages.take(package), On(ImportDialog, come), On(ImportDialog, esc))
    assert not program.packages.wait


def test_one_that_comes_while_it_is_locked_is_shown_when_it_opens(start, made, package, in_dialog, qtbot):
    program = start(made)
    program.packages.take(package)
    assert isinstance(program.window, LockWindow)
    in_dialog(lambda: type_phrase(program, PASSPHRASE), On(ImportDialog, esc))


def test_a_second_start_without_a_package_shows_the_window(start, made, qtbot):
    program = start(made)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    program.packages.take(None)
    qtbot.waitUntil(program.window.isActiveWindow)


def test_a_minimised_window_is_shown_again(start, made, qtbot):
    program = start(made)
    program.window.showMinimized()
    program.packages.take(None)
    assert not program.window.isMinimized()


def test_nothing_is_put_in_a_folder_before_there_is_a_store_in_it(start, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(packages_given, "LISTEN_AFTER_MS", 0)
    start(tmp_path)
    QApplication.processEvents()
    assert not may_be_open(tmp_path)


def test_it_listens_while_it_is_open_and_leaves_nothing_behind(start, made, qtbot, monkeypatch):
    monkeypatch.setattr(packages_given, "LISTEN_AFTER_MS", 0)
    program = start(made)
    qtbot.waitUntil(lambda: may_be_open(made))
    program.quit()
    qtbot.waitUntil(lambda: program.window is None)
    assert not may_be_open(made)


def test_a_second_start_with_a_package_says_where_to_go(start, made, package, clock, qtbot):
    open_already = setup.unlock(made, PASSPHRASE, clock, setup.NoSecrets())
    program = start(made, package=package)
    type_phrase(program, PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.message.text != "")
    assert program.window.message.text.startswith("Programmet är redan öppet")
    setup.close(open_already, setup.NoSecrets())


def test_what_the_key_is_found_with_comes_in_before_the_window(monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(program_file, "import_module", asked.append)
    painted = Event()
    painted.set()
    program_file._warm_up(painted)
    assert asked == ["samordning_desktop.ops.unlocking", "samordning_desktop.ui.main_window"]
