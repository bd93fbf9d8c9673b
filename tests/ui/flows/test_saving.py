"""Something saved on a disk that does not answer: nothing waits for it, and given up nothing was saved or noted."""

from __future__ import annotations

import os
from datetime import date
from threading import Event, current_thread
from threading import enumerate as enumerate_threads

import pytest
from PySide6.QtWidgets import QPushButton

from packages import dump
from samordning_desktop.ops import setup
from samordning_desktop.store import files as store_files
from samordning_desktop.store import folder_access
from samordning_desktop.sync import folder, peers
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.pair import PairDialog
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.rail import Page
from stores import LIDKOPING, introduce
from ui.dialogs.pressing import REFUSALS, On, click, esc
from ui.people import add


def ended():
    """All that was being saved has come to its end."""
    for thread in enumerate_threads():
        if thread.name == "beside":
            thread.join(10)


class Disk:
    """A disk that does not answer until it is told to."""

    def __init__(self, monkeypatch, call="open"):
        self.answer = Event()
        self._real = getattr(os, call)
        monkeypatch.setattr(store_files.os, call, self._call)

    def _call(self, *arguments, **named):
        if current_thread().name == "beside":
            assert self.answer.wait(30)
        return self._real(*arguments, **named)

    def wake(self):
        """Answer, and let all that waited for it end."""
        self.answer.set()
        ended()


@pytest.fixture
def disk(monkeypatch):
    disk = Disk(monkeypatch)
    yield disk
    disk.wake()


@pytest.fixture
def other(cheap_keys, ready_stores, tmp_path, clock, desk):
    """Lidköping's store, known to ours."""
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    introduce(desk, other)
    yield other
    setup.close(other, setup.NoSecrets())


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "minne"
    place.mkdir()
    return place


@pytest.fixture
def shared(desk, other, place, window, qtbot):
    """A folder that packages go by, one person on the board, and the page of packages."""
    add(desk, "Anna Alm", signed=date(2026, 9, 1))
    folder.choose(desk, "Lidköping", place)
    window.refresher.read_all()
    window.open_page(Page.PACKAGES)
    qtbot.waitUntil(lambda: window.at_rest and window.folders.at_rest)
    return place


def press(window, name):
    def act():
        next(one for one in window.findChildren(QPushButton) if one.accessibleName() == name).click()

    return act


def still_works(window, desk, qtbot):
    """Nothing waits: what is written comes to the board."""
    assert window.kit.runner.idle
    one = add(desk, "Bo Berg")
    qtbot.waitUntil(lambda: window.at_rest)
    return one


@pytest.mark.parametrize("no", REFUSALS)
@pytest.mark.parametrize("way", ["Lägg i mappen", "Spara som fil …"])
def test_a_package_that_is_given_up_is_neither_there_nor_noted(
    window, desk, shared, disk, files, in_dialog, qtbot, no, way
):
    files.answer = shared / "paket.age"
    before = dump(desk)
    in_dialog(press(window, "Skapa paket till Lidköping"), click(way), On(ProgressDialog, REFUSALS[no]))
    assert dump(desk) == before
    still_works(window, desk, qtbot)
    disk.wake()
    qtbot.waitUntil(lambda: window.at_rest)
    assert list(shared.iterdir()) == []
    assert dump(desk)["outgoing"] == before["outgoing"]
    assert window.said.text() == ""


def test_the_package_is_made_when_the_disk_answers_after_all(window, desk, shared, disk, in_dialog, qtbot):
    in_dialog(
        press(window, "Skapa paket till Lidköping"),
        click("Lägg i mappen"),
        On(ProgressDialog, lambda _dialog: disk.wake()),
    )
    qtbot.waitUntil(lambda: window.at_rest and window.said.text() != "")
    assert window.said.text() == "Paketet till Lidköping ligger i mappen."
    assert len(list(shared.iterdir())) == 1
    assert len(dump(desk)["outgoing"]) == 1


def test_a_package_left_when_it_is_noted_says_so(
    window, desk, shared, monkeypatch, messages, in_dialog, qtbot
):
    """The disk stops answering at the very last: the file has got no name."""
    disk = Disk(monkeypatch, "link")
    messages.expect_refusal("package.unnamed")
    in_dialog(press(window, "Skapa paket till Lidköping"), click("Lägg i mappen"), On(ProgressDialog, esc))
    qtbot.waitUntil(lambda: not messages.never_came)
    assert len(dump(desk)["outgoing"]) == 1
    disk.wake()
    qtbot.waitUntil(lambda: window.at_rest)
    assert [one.suffix for one in shared.iterdir()] == [".age"]


def test_a_lock_while_the_disk_does_not_answer_says_nothing(
    window, desk, shared, disk, in_dialog, qtbot, messages
):
    def lock(dialog):
        dialog.reject()
        window.kit.runner.forget()
        setup.close(desk, setup.NoSecrets())

    in_dialog(press(window, "Skapa paket till Lidköping"), click("Lägg i mappen"), On(ProgressDialog, lock))
    disk.wake()
    qtbot.wait(20)
    assert list(shared.iterdir()) == []


@pytest.mark.parametrize("no", REFUSALS)
def test_a_folder_that_does_not_answer_is_not_chosen(
    window, desk, other, place, files, monkeypatch, in_dialog, qtbot, no
):
    answer, genuine = Event(), folder_access.require_folder
    monkeypatch.setattr(folder_access, "require_folder", lambda path: answer.wait(30) and genuine(path))
    files.answer = place
    window.refresher.read_all()
    window.open_page(Page.PACKAGES)
    qtbot.waitUntil(lambda: window.at_rest)
    in_dialog(press(window, "Välj mapp för paket till och från Lidköping"), On(ProgressDialog, REFUSALS[no]))
    still_works(window, desk, qtbot)
    answer.set()
    ended()
    assert folder.way_to(desk, "Lidköping").folder is None


def test_a_board_that_is_given_up_is_not_saved(window, desk, place, disk, files, in_dialog, qtbot):
    add(desk, "Anna Alm", signed=date(2026, 9, 1))
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    files.answer = place / "tavla.xlsx"
    in_dialog(
        window.menus.action(Command.EXPORT_BOARD).trigger,
        click("Spara som fil …"),
        On(ProgressDialog, esc),
    )
    still_works(window, desk, qtbot)
    disk.wake()
    assert list(place.iterdir()) == []


def test_a_card_that_is_given_up_is_not_saved_and_the_pairing_is_shown_again(
    window, desk, place, disk, files, in_dialog, qtbot
):
    files.answer = place / "vårt.ortskort"
    in_dialog(
        window.menus.action(Command.PAIR).trigger,
        On(PairDialog, click("Spara vårt ortskort …")),
        On(ProgressDialog, esc),
        On(PairDialog, esc),
    )
    disk.wake()
    assert list(place.iterdir()) == []
    assert peers.own(desk).card_saved is None
