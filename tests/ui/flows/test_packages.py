"""Two sites, one of them at the window: cards, a package out, a package in."""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser

from packages import pack, send
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.taking import TakingStep
from samordning_desktop.ops import conflicts, consents, participants, reading, setup
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.export_package import SHOW_ALL
from samordning_desktop.ui.dialogs.import_package import ImportDialog
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.dialogs.undo_package import UndoPackageDialog
from samordning_desktop.ui.flows import packages
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.rail import Page
from stores import LIDKOPING, introduce
from ui.dialogs.pressing import REFUSALS, On, When, button, click, esc
from ui.people import add


@pytest.fixture
def other(cheap_keys, ready_stores, tmp_path, clock):
    """Lidköping's store."""
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    yield other
    setup.close(other, setup.NoSecrets())


@pytest.fixture
def met(desk, other):
    introduce(desk, other)


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm", signed=date(2026, 9, 1), situation="Lugnt.")


def names(desk):
    return sorted(row.fields.name for row in reading.board(desk))


def take(window):
    return window.menus.action(Command.TAKE_PACKAGE).trigger


@pytest.fixture
def package(met, other, files, tmp_path):
    """A package from Lidköping with one person, lying in a file."""
    add(other, "Åsa Öberg", signed=date(2026, 9, 1))
    files.answer = tmp_path / "in.age"
    files.answer.write_bytes(pack(other, "Falköping"))


def test_a_package_is_taken_in_when_its_plan_is_accepted(window, desk, package, in_dialog, qtbot):
    in_dialog(take(window), click("Ta in"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert names(desk) == ["Åsa Öberg"]
    assert (
        window.said.text()
        == "Paketet från Lidköping är intaget. Deltagare: 1\u00a0ny. Om orter och datorer: 2\u00a0uppgifter."
    )
    assert window.workspace.board.model.rowCount() == 1
    assert window.workspace.board.model.row_at(0).site == "Lidköping"


def test_no_takes_nothing_in(window, desk, package, in_dialog, qtbot):
    for refuse in REFUSALS.values():
        in_dialog(take(window), refuse)
        qtbot.waitUntil(lambda: window.at_rest)
        assert names(desk) == []


def test_what_was_said_of_the_last_package_goes_when_another_is_looked_at(window, package, in_dialog, qtbot):
    in_dialog(take(window), click("Ta in"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert "intaget" in window.said.text()
    in_dialog(take(window), esc)
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.said.text() == ""


def test_a_file_that_never_answers_blocks_nothing_and_can_be_let_go(
    window, desk, package, in_dialog, qtbot, monkeypatch
):
    """A share that is away: the pipes are refused, so the disk is made to hang."""
    answer = Event()
    monkeypatch.setattr(packages.files, "read_file", lambda *_, **__: answer.wait(30) and b"")
    for refuse in REFUSALS.values():
        in_dialog(take(window), On(ProgressDialog, refuse))
        assert window.kit.runner.idle
        add(desk, "Bo Berg")
        qtbot.waitUntil(lambda: window.at_rest)
    answer.set()
    assert names(desk) == ["Bo Berg"] * len(REFUSALS)


def test_while_a_file_does_not_answer_the_store_does(window, desk, package, in_dialog, qtbot, monkeypatch):
    answer, done = Event(), []
    monkeypatch.setattr(packages.files, "read_file", lambda *_, **__: answer.wait(30) and b"")

    def work(dialog):
        window.kit.runner.run(lambda: names(desk), done.append)
        qtbot.waitUntil(lambda: done == [[]])
        esc(dialog)

    in_dialog(take(window), On(ProgressDialog, work))
    answer.set()
    qtbot.waitUntil(lambda: window.at_rest)


def test_what_nobody_foresaw_in_the_reading_is_said(
    window, desk, package, messages, in_dialog, qtbot, monkeypatch
):
    def fall(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(packages.files, "read_file", fall)
    take(window)()
    qtbot.waitUntil(lambda: window.at_rest)
    assert isinstance(messages.failures.pop(), ZeroDivisionError)
    messages.surprises.clear()


def test_a_pipe_is_refused_at_once(window, desk, files, tmp_path, messages, in_dialog, qtbot):
    files.answer = tmp_path / "x.age"
    os.mkfifo(files.answer)
    messages.expect_refusal("file.no_file")
    take(window)()
    qtbot.waitUntil(lambda: window.at_rest)


def until_given_up(_desk, _content, tell):
    """Work that goes on at its first step until it is given up."""
    while True:
        tell(TakingStep.READING)


def test_given_up_while_it_is_read_nothing_is_shown_and_the_window_goes_on(
    window, desk, package, in_dialog, qtbot, monkeypatch
):
    monkeypatch.setattr(packages.incoming, "rehearse", until_given_up)
    for refuse in REFUSALS.values():
        in_dialog(take(window), On(ProgressDialog, refuse))
        qtbot.waitUntil(lambda: window.at_rest)
        assert names(desk) == []


def test_what_the_worker_tells_is_there_until_the_work_is_over(
    window, desk, package, in_dialog, qtbot, monkeypatch
):
    """Deleted as it was closed it was gone in the midst of the worker's word, and the program with it."""
    gone, go_on = [], Event()

    def slowly(_desk, _content, tell):
        tell(TakingStep.READING)
        go_on.wait(20)

    def give_up(dialog):
        dialog.destroyed.connect(lambda: gone.append(True))
        esc(dialog)

    monkeypatch.setattr(packages.incoming, "rehearse", slowly)
    in_dialog(take(window), On(ProgressDialog, give_up))
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    assert gone == []
    go_on.set()
    qtbot.waitUntil(lambda: gone == [True])


def test_given_up_while_it_is_taken_in_nothing_is_taken_in(
    window, desk, package, in_dialog, qtbot, monkeypatch
):
    monkeypatch.setattr(packages.incoming, "take_in", until_given_up)
    for refuse in REFUSALS.values():
        in_dialog(take(window), On(ImportDialog, click("Ta in")), On(ProgressDialog, refuse))
        qtbot.waitUntil(lambda: window.at_rest)
        assert (names(desk), window.said.text()) == ([], "")


def test_esc_at_the_last_step_leaves_the_progress_there_until_it_is_taken_in(
    window, desk, package, in_dialog, qtbot, monkeypatch
):
    shut = Event()
    real = packages.incoming.take_in

    def slow(desk, content, tell):
        def wait(step):
            tell(step)
            if step is TakingStep.TAKING_IN:
                assert shut.wait(10)

        return real(desk, content, wait)

    def close(dialog):
        qtbot.waitUntil(lambda: not button(dialog, "Avbryt").isEnabled())
        esc(dialog)
        assert dialog.isVisible()
        shut.set()

    monkeypatch.setattr(packages.incoming, "take_in", slow)
    in_dialog(take(window), On(ImportDialog, click("Ta in")), On(ProgressDialog, close))
    qtbot.waitUntil(lambda: window.at_rest)
    assert names(desk) == ["Åsa Öberg"]
    assert window.said.text().startswith("Paketet från Lidköping är intaget.")


@pytest.fixture
def taken(window, desk, met, other, anna, files, tmp_path, in_dialog, qtbot):
    """A package from Lidköping that changed something about Anna has been taken in."""
    send(desk, other)
    participants.set_field(other, anna, "situation", "Oroligt.")
    files.answer = tmp_path / "in.age"
    files.answer.write_bytes(pack(other, "Falköping"))
    in_dialog(take(window), click("Ta in"))
    qtbot.waitUntil(lambda: window.at_rest)


def situation(desk):
    [row] = reading.board(desk)
    return row.fields.situation


def test_where_consents_meet_the_persons_page_is_offered(
    window, desk, met, other, anna, files, tmp_path, in_dialog, qtbot
):
    send(desk, other)
    for one in (desk, other):
        consents.give_consent(one, anna, date(2026, 11, 20))
    files.answer = tmp_path / "in.age"
    files.answer.write_bytes(pack(other, "Falköping"))
    in_dialog(take(window), click("Ta in"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.offered.verb.text() == "Visa Anna A."
    window.offered.verb.click()
    qtbot.waitUntil(lambda: window.at_rest and window.visit.row is not None)
    assert window.visit.row.id == anna


def test_a_package_is_undone_once_it_has_been_seen_what_goes_back(window, desk, taken, in_dialog, qtbot):
    undo, redo = (window.menus.action(one) for one in (Command.UNDO, Command.REDO))
    assert undo.text() == "Ångra: ta in paket 1 från Lidköping"
    for refuse in REFUSALS.values():
        in_dialog(undo.trigger, On(UndoPackageDialog, refuse))
        qtbot.waitUntil(lambda: window.at_rest)
        assert situation(desk) == "Oroligt."
    in_dialog(undo.trigger, On(UndoPackageDialog, click("Ångra paketet")))
    qtbot.waitUntil(lambda: window.at_rest)
    assert (situation(desk), window.said.text()) == ("Lugnt.", "Ångrade: ta in paket 1 från Lidköping")
    assert redo.text() == "Gör om: ta in paket 1 från Lidköping"
    redo.trigger()
    qtbot.waitUntil(lambda: window.at_rest)
    assert situation(desk) == "Oroligt."


def undo_verbs(window):
    return [one for one in window.packages.findChildren(QPushButton) if one.text() == "Ångra paketet …"]


def undo_on_page(window):
    window.open_page(Page.PACKAGES)
    [verb] = undo_verbs(window)
    return verb.click


def test_a_package_is_undone_from_its_page_whatever_has_been_done_since(
    window, desk, taken, anna, in_dialog, qtbot
):
    participants.set_field(desk, anna, "goal", "Vårt eget.")
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.menus.action(Command.UNDO).text() == "Ångra: ändra Mål/syfte för Anna A."
    for refuse in REFUSALS.values():
        in_dialog(undo_on_page(window), On(UndoPackageDialog, refuse))
        qtbot.waitUntil(lambda: window.at_rest)
        assert situation(desk) == "Oroligt."
    in_dialog(undo_on_page(window), On(UndoPackageDialog, click("Ångra paketet")))
    qtbot.waitUntil(lambda: window.at_rest)
    assert (situation(desk), window.said.text()) == ("Lugnt.", "Ångrade: ta in paket 1 från Lidköping")
    qtbot.waitUntil(lambda: undo_verbs(window) == [])


def test_a_package_of_which_nothing_goes_back_is_said_to_stand_and_leaves_the_page(
    window, desk, taken, anna, messages, qtbot
):
    participants.set_field(desk, anna, "situation", "Vårt eget.")
    messages.expect_refusal("undo.package_stands")
    undo_on_page(window)()
    qtbot.waitUntil(lambda: not messages.never_came and window.at_rest)
    qtbot.waitUntil(lambda: undo_verbs(window) == [])


def test_at_the_wall_a_package_is_not_undone(window, desk, taken, messages, qtbot):
    window.activateWindow()
    window.workspace.board.meeting_button.click()
    qtbot.waitUntil(lambda: window.at_rest)
    messages.expect_refusal("undo.look_first")
    QTest.keySequence(window.meeting.page.view, QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: not messages.never_came and window.at_rest)
    assert situation(desk) == "Oroligt."


def test_a_package_that_goes_wrong_while_it_is_taken_in_is_said(
    window, desk, package, in_dialog, messages, qtbot, monkeypatch
):
    def full(_desk, _content, _tell):
        raise KnownError("disk.full")

    monkeypatch.setattr(packages.incoming, "take_in", full)
    messages.expect_refusal("disk.full")
    in_dialog(take(window), On(ImportDialog, click("Ta in")))
    qtbot.waitUntil(lambda: not messages.never_came and window.at_rest)
    assert names(desk) == []


def test_what_is_no_package_is_said(window, files, tmp_path, messages, qtbot):
    files.answer = tmp_path / "in.age"
    files.answer.write_bytes(b"hej")
    messages.expect_refusal("package.not_a_package")
    take(window)()
    qtbot.waitUntil(lambda: not messages.never_came)


def test_a_package_is_made_and_can_be_taken_in_there(
    window, desk, met, other, anna, files, tmp_path, messages, in_dialog, qtbot
):
    files.answer = tmp_path / "ut.age"
    messages.expect_note("Paketet är klart")
    in_dialog(lambda: window.packages.make_asked.emit("Lidköping"), click("Skapa paketet"))
    qtbot.waitUntil(lambda: not messages.never_came and window.at_rest)
    assert messages.helped == [HelpPage.PACKAGES]
    from samordning_desktop.sync import incoming

    incoming.take_in(other, files.answer.read_bytes())
    assert names(other) == ["Anna Alm"]


def test_no_makes_no_package(window, met, anna, files, tmp_path, in_dialog, qtbot):
    files.answer = tmp_path / "ut.age"
    for refuse in REFUSALS.values():
        in_dialog(lambda: window.packages.make_asked.emit("Lidköping"), refuse)
        qtbot.waitUntil(lambda: window.at_rest)
        assert not files.answer.exists()


def test_no_place_to_save_makes_no_package(window, desk, met, anna, files, in_dialog, qtbot):
    in_dialog(lambda: window.packages.make_asked.emit("Lidköping"), click("Skapa paketet"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert reading.last_exchange(desk) is None


def test_a_conflict_is_seen_in_the_rail_and_settled_from_the_board(
    window, desk, met, other, anna, in_dialog, qtbot
):
    send(desk, other)
    participants.set_field(desk, anna, "situation", "Här")
    participants.set_field(other, anna, "situation", "Där")
    send(other, desk)
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.rail.pages[Page.PACKAGES].text().split() == ["Paket", "1"]
    view = window.workspace.board.view
    view.choose(anna, "situation")
    in_dialog(view.open_current, click("Avgör senare"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert len(conflicts.conflicts(desk)) == 1

    def keep(dialog):
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Behåll den här").click()

    in_dialog(view.open_current, keep)
    qtbot.waitUntil(lambda: window.at_rest)
    assert conflicts.conflicts(desk) == []
    assert reading.person(desk, anna).row.fields.situation in ("Här", "Där")
    assert window.rail.pages[Page.PACKAGES].text() == "Paket"


def test_news_is_marked_until_it_has_been_seen(window, desk, met, other, anna, qtbot):
    send(desk, other)
    participants.set_field(other, anna, "situation", "Nytt där")
    send(other, desk)
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    view = window.workspace.board.view
    view.choose(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    assert view.chosen_row.news == ("situation",)
    panel = window.workspace.panel
    seen = next(one for one in panel.findChildren(QPushButton) if one.text() == "Jag har sett ändringarna")
    seen.click()
    qtbot.waitUntil(lambda: window.at_rest)
    assert view.chosen_row.news == ()
    assert not seen.isVisible()


def test_all_who_stay_are_looked_up_at_the_desk(window, desk, met, other, anna, in_dialog, qtbot):
    add(desk, "Bo Berg")
    for _ in range(2):
        send(desk, other)
        send(other, desk)
    qtbot.waitUntil(lambda: window.at_rest)
    seen = []

    def see(dialog):
        seen.append(dialog.findChild(QTextBrowser).toPlainText())

    make = partial(window.packages.make_asked.emit, "Lidköping")
    in_dialog(make, click(SHOW_ALL), When(lambda dialog: bool(dialog.message), see), click("Avbryt"))
    assert "Bo Berg" in seen[0]
    assert "Samtycke saknas" in seen[0]
    assert "Anna Alm" not in seen[0]
