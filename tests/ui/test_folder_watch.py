"""Folders that packages come by, looked in by themselves."""

from __future__ import annotations

import shutil
from datetime import date
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from packages import pack, send
from samordning_desktop.core.folder_files import STILL
from samordning_desktop.core.task import TaskKind
from samordning_desktop.ops import reading, setup
from samordning_desktop.store import folder_access
from samordning_desktop.sync import folder, incoming, outgoing, peers
from samordning_desktop.ui.dialogs.import_package import ImportDialog
from samordning_desktop.ui.kit import labels
from samordning_desktop.ui.rail import Page
from samordning_desktop.ui.site_card import AWAY
from stores import LIDKOPING, introduce
from ui.dialogs.pressing import REFUSALS, On, click
from ui.people import add


@pytest.fixture
def other(cheap_keys, ready_stores, tmp_path, clock, desk):
    """Lidköping's store, which knows ours, with one person to share."""
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    introduce(desk, other)
    add(other, "Åsa Öberg", signed=date(2026, 9, 1))
    yield other
    setup.close(other, setup.NoSecrets())


@pytest.fixture
def shared(tmp_path, desk, other):
    """The folder that both sites use."""
    shared = tmp_path / "gemensam å"
    shared.mkdir()
    folder.choose(desk, "Lidköping", shared)
    folder.choose(other, "Falköping", shared)
    return shared


@pytest.fixture
def seen(window, qtbot):
    """``seen()``: what the page says, when everything is at rest."""

    def act():
        qtbot.waitUntil(lambda: window.at_rest)
        window.open_page(Page.PACKAGES)
        qtbot.waitUntil(lambda: window.at_rest)
        return [label.text() for label in window.packages.findChildren(QLabel) if label.isVisible()]

    yield act
    window.folders.stop()


def badge(window):
    return window.rail.pages[Page.PACKAGES].text().split()


def arrived(window):
    return [task for task in window.late.today_view.tasks if task.kind is TaskKind.ARRIVED]


def look(window, qtbot):
    window.folders.look()
    qtbot.waitUntil(lambda: window.at_rest)


def desk_places(desk):
    """Our own files that are known to lie in a folder."""
    return [one for files in folder.arrived_there(desk).values() for one in files]


def press(window, name):
    found = [one for one in window.packages.findChildren(QPushButton) if one.accessibleName() == name]
    return found[0].click


def test_a_package_that_has_come_is_told_of_everywhere_and_nothing_is_taken_in(
    other, shared, window, seen, desk, qtbot
):
    path = outgoing.put_in_folder(other, "Falköping").value[1]
    look(window, qtbot)
    assert "1 paket har kommit från Lidköping" in seen()
    assert badge(window) == ["Paket", "1"]
    (task,) = arrived(window)
    assert (task.name, task.words, task.target) == ("Lidköping", "Paket 1 har kommit", str(path))
    assert task.needs_hand
    assert reading.board(desk) == []


def test_one_that_came_while_the_program_was_closed_is_told_of_at_once(other, shared, request, qtbot):
    outgoing.put_in_folder(other, "Falköping")
    window = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: window.at_rest and badge(window) == ["Paket", "1"])
    window.folders.stop()


def test_it_is_opened_from_the_page_and_gone_when_it_is_in(
    other, shared, window, seen, desk, in_dialog, qtbot
):
    outgoing.put_in_folder(other, "Falköping")
    look(window, qtbot)
    seen()
    show = press(window, "Visa vad paket 1 från Lidköping ändrar")
    for refuse in REFUSALS.values():
        in_dialog(show, On(ImportDialog, refuse))
        assert reading.board(desk) == []
    in_dialog(show, On(ImportDialog, click("Ta in")))
    assert "1 paket har kommit från Lidköping" not in seen()
    assert [row.fields.name for row in reading.board(desk)] == ["Åsa Öberg"]
    assert badge(window) == ["Paket"]
    assert arrived(window) == []


def test_it_is_opened_from_idag(other, shared, window, seen, desk, in_dialog, qtbot):
    outgoing.put_in_folder(other, "Falköping")
    look(window, qtbot)
    window.open_page(Page.TODAY)
    (task,) = arrived(window)
    in_dialog(lambda: window.today.opened.emit(task), On(ImportDialog, click("Ta in")))
    qtbot.waitUntil(lambda: window.at_rest)
    assert len(reading.board(desk)) == 1


def test_what_comes_while_the_window_stands_open_is_heard(other, shared, window, seen, qtbot):
    seen()
    outgoing.put_in_folder(other, "Falköping")
    qtbot.waitUntil(lambda: badge(window) == ["Paket", "1"], timeout=10_000)


def test_a_folder_that_is_away_is_one_quiet_line(other, shared, window, seen, qtbot, messages):
    assert AWAY not in seen()
    shutil.move(shared, shared.with_name("borta"))
    look(window, qtbot)
    assert seen().count(AWAY) == 1
    shutil.move(shared.with_name("borta"), shared)
    look(window, qtbot)
    assert AWAY not in seen()


def test_a_folder_that_has_gone_is_told_of_soon_and_so_is_its_return(other, shared, window, seen, qtbot):
    assert AWAY not in seen()
    assert window.folders._near.interval() <= 6_000
    shutil.move(shared, shared.with_name("borta"))
    window.folders._near.timeout.emit()
    qtbot.waitUntil(lambda: window.late.folder_news is not None and window.late.folder_news.away == {shared})
    shutil.move(shared.with_name("borta"), shared)
    window.folders._near.timeout.emit()
    qtbot.waitUntil(lambda: not window.late.folder_news.away)


def test_opening_the_page_looks_in_the_folders(other, shared, window, seen, qtbot):
    seen()
    window.open_page(Page.BOARD)
    shutil.move(shared, shared.with_name("borta"))
    assert AWAY in seen()


def test_a_folder_is_told_to_be_gone_at_once_when_nothing_could_be_put_in_it(
    other, shared, window, seen, messages, in_dialog, qtbot
):
    seen()
    shutil.move(shared, shared.with_name("borta"))
    messages.expect_refusal("folder.unreachable")
    window.said.say("Paketet till Lidköping ligger i mappen.")  # the one before
    in_dialog(press(window, "Skapa paket till Lidköping"), click("Lägg i mappen"))
    qtbot.waitUntil(lambda: not messages.never_came)
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.late.folder_news.away == {shared}
    assert window.said.text() == ""


def test_a_share_that_does_not_answer_holds_nothing_up(other, shared, window, seen, qtbot, monkeypatch):
    seen()
    answer = Event()
    genuine = folder.listing
    monkeypatch.setattr(folder, "listing", lambda path: answer.wait(20) and genuine(path))
    window.folders.look()
    assert not window.folders.at_rest
    window.folders._often.timeout.emit()
    assert window.late.folder_news.away == {shared}
    window.refresher.read_board()
    qtbot.waitUntil(lambda: window.refresher.at_rest)
    answer.set()
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.late.folder_news.away == frozenset()


def test_leaving_while_a_share_does_not_answer_waits_for_nothing(
    other, shared, window, seen, qtbot, monkeypatch
):
    seen()
    answer = Event()
    monkeypatch.setattr(folder, "listing", lambda _path: answer.wait(20) and [])
    window.folders.look()
    window.folders.follow(())
    window.kit.runner.forget()
    assert window.folders.at_rest
    answer.set()


def test_a_half_copied_package_is_looked_at_until_it_is_whole(other, shared, window, seen, clock, qtbot):
    whole = pack(other, "Falköping")
    (shared / "p.age").write_bytes(whole[:200])
    look(window, qtbot)
    assert window.late.folder_news is None
    clock.time += 2 * STILL
    look(window, qtbot)
    assert [one.code for one in window.late.folder_news.unfit] == ["package.damaged"]
    assert any("p.age går inte att ta in." in labels.whole(text) for text in seen())
    (shared / "p.age").write_bytes(whole)
    look(window, qtbot)
    assert [one.number for one in window.late.folder_news.arrivals] == [1]
    assert window.late.folder_news.unfit == ()


def test_a_file_that_cannot_be_read_is_told_of_and_hides_no_other(
    other, shared, window, seen, clock, qtbot, monkeypatch
):
    name = "låst av ett annat program.age"
    (shared / name).write_bytes(pack(other, "Falköping"))
    outgoing.put_in_folder(other, "Falköping")
    genuine = folder_access.content

    def refuse(path, file):
        if file.name == name:
            raise PermissionError
        return genuine(path, file)

    monkeypatch.setattr(folder_access, "content", refuse)
    look(window, qtbot)
    assert "1 paket har kommit från Lidköping" in seen()
    assert not unfit_lines(seen())
    clock.time += 2 * STILL
    look(window, qtbot)
    (line,) = unfit_lines(seen())
    assert line.startswith(
        f"{name} går inte att ta in. Datorn får inte läsa filen just nu. Inget är förlorat."
    )
    window.open_page(Page.TODAY)
    (task,) = [one for one in window.late.today_view.tasks if one.name == "Gemensam mapp"]
    assert task.words == "1 fil går inte att ta in: se sidan Paket"
    window.today.opened.emit(task)
    assert window.page is Page.PACKAGES
    assert "1 paket har kommit från Lidköping" in seen()
    press(window, f"Lämna {name} åt sidan")()
    assert not unfit_lines(seen())
    assert not [one for one in window.late.today_view.tasks if one.name == "Gemensam mapp"]


def unfit_lines(texts):
    return [text.replace("\u200b", "") for text in texts if "går inte att ta in" in text]


def test_what_cannot_be_taken_in_is_left_aside_at_a_press(other, shared, window, seen, desk, qtbot):
    path = outgoing.put_in_folder(other, "Falköping").value[1]
    peers.bar_peer(desk, peers.peers(desk)[0].id)
    window.refresher.read_board()
    look(window, qtbot)
    assert any("går inte att ta in." in text for text in seen())
    press(window, f"Lämna {path.name} åt sidan")()
    assert not any("går inte att ta in." in text for text in seen())
    assert window.said.text() == "Filen är lämnad åt sidan. Den ligger kvar i mappen."
    assert path.exists()


def test_our_own_packages_are_cleared_away_when_their_receipt_has_come(
    other, shared, window, seen, desk, qtbot
):
    path = outgoing.put_in_folder(desk, "Lidköping").value[1]
    look(window, qtbot)
    assert path.exists()
    incoming.take_in(other, path.read_bytes())
    send(other, desk)
    look(window, qtbot)
    assert not path.exists()


@pytest.mark.parametrize("before", [True, False])
def test_what_only_barred_computers_could_open_is_cleared_away_at_the_barring_or_the_next_start(
    other, shared, request, desk, qtbot, before
):
    path = outgoing.put_in_folder(desk, "Lidköping").value[1]
    theirs = shared / "paket-deras.age"
    theirs.write_bytes(b"en annans")
    if before:
        peers.bar_peer(desk, peers.peers(desk)[0].id)
    window = request.getfixturevalue("window")
    if not before:
        qtbot.waitUntil(lambda: window.at_rest)
        assert path.exists()
        window.stage.run(lambda: peers.bar_peer(desk, peers.peers(desk)[0].id))
    qtbot.waitUntil(lambda: window.at_rest and not path.exists())
    qtbot.waitUntil(lambda: not folder.left_there(desk))
    assert theirs.exists()
    window.folders.stop()


def test_what_was_said_stands_when_the_program_clears_away_by_itself(
    other, shared, window, seen, desk, in_dialog, qtbot
):
    path = outgoing.put_in_folder(desk, "Lidköping").value[1]
    look(window, qtbot)
    incoming.take_in(other, path.read_bytes())
    answer = outgoing.put_in_folder(other, "Falköping").value[1]
    look(window, qtbot)
    seen()
    show = press(window, "Visa vad paket 1 från Lidköping ändrar")
    in_dialog(show, On(ImportDialog, click("Ta in")))
    qtbot.waitUntil(lambda: window.at_rest and not path.exists())
    qtbot.waitUntil(lambda: not desk_places(desk))
    assert answer.exists()
    assert window.said.text().startswith("Paketet från Lidköping är intaget.")


def test_the_folder_is_chosen_used_and_left(
    other, shared, window, seen, desk, files, in_dialog, tmp_path, qtbot
):
    seen()
    files.answer = tmp_path / "annan"
    files.answer.mkdir()
    press(window, "Byt mapp för Lidköping")()
    seen()
    assert folder.way_to(desk, "Lidköping").folder == files.answer
    in_dialog(press(window, "Skapa paket till Lidköping"), click("Lägg i mappen"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert window.said.text() == "Paketet till Lidköping ligger i mappen."
    assert len(list(files.answer.iterdir())) == 1
    assert any(text.startswith("Paket 1, 23 november 2026: inget mottagningsbevis än") for text in seen())
    press(window, "Sluta använda mappen för Lidköping")()
    seen()
    assert folder.way_to(desk, "Lidköping").folder is None
    files.answer = None
    press(window, "Välj mapp för paket till och från Lidköping")()
    seen()
    assert folder.way_to(desk, "Lidköping").folder is None
    assert window.folders.at_rest


def test_a_folder_that_cannot_be_used_is_refused(other, window, seen, desk, files, messages, tmp_path, qtbot):
    seen()
    files.answer = tmp_path / "falkoping"
    messages.expect_refusal("folder.own")
    press(window, "Välj mapp för paket till och från Lidköping")()
    qtbot.waitUntil(lambda: not messages.never_came)
    assert folder.way_to(desk, "Lidköping").folder is None
