"""Bad input through the window: each gets its sentence, and nothing is lost."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import event

from faulty import engine_of, failing_statement
from packages import dump, pack
from samordning_desktop.ops import ratings, reading, setup
from samordning_desktop.sync import incoming, peers
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.rating import RatingChoice
from samordning_desktop.ui.kit.messages import Messages
from samordning_desktop.ui.lock_window import LockWindow
from samordning_desktop.ui.program import Program
from stores import LIDKOPING, PASSPHRASE, introduce, make_desk
from ui.dialogs.pressing import click
from ui.people import add


@pytest.fixture
def other(cheap_keys, ready_stores, tmp_path, clock):
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    add(other, "Åsa Öberg", signed=date(2026, 9, 1))
    yield other
    setup.close(other, setup.NoSecrets())


@pytest.fixture
def whole(desk, other):
    """A package that would be taken in."""
    introduce(desk, other)
    return pack(other, "Falköping")


def take_in(window, files, content, tmp_path):
    files.answer = tmp_path / "in.age"
    files.answer.write_bytes(content)
    window.menus.action(Command.TAKE_PACKAGE).trigger()


def refuse_package(window, desk, files, messages, tmp_path, qtbot, content, code):
    before = dump(desk)
    messages.expect_refusal(code)
    take_in(window, files, content, tmp_path)
    qtbot.waitUntil(lambda: not messages.never_came and window.at_rest)
    assert dump(desk) == before


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda whole: whole[:-40], "package.damaged"),
        (lambda whole: whole[:400] + bytes([whole[400] ^ 1]) + whole[401:], "package.damaged"),
        (lambda _: b"", "package.not_a_package"),
        (lambda _: b"PK\x03\x04 en tavla", "package.not_a_package"),
    ],
    ids=["cut", "altered", "empty", "other"],
)
def test_a_package_that_is_not_whole(window, desk, whole, files, messages, tmp_path, qtbot, spoil, code):
    refuse_package(window, desk, files, messages, tmp_path, qtbot, spoil(whole), code)


@pytest.fixture
def third(cheap_keys, ready_stores, tmp_path, clock):
    third = ready_stores.open_copy(tmp_path / "skara", clock, setup_of("Skara"))
    yield third
    setup.close(third, setup.NoSecrets())


def setup_of(site):
    from samordning_desktop.core.people import Principal, Setup

    return Setup(site, Principal.MUNICIPALITY, "Socialtjänsten", "Ida Roos")


def test_a_package_for_somebody_else(window, desk, whole, other, third, files, messages, tmp_path, qtbot):
    introduce(other, third)
    content = pack(other, "Skara")
    refuse_package(window, desk, files, messages, tmp_path, qtbot, content, "package.not_for_us")


def test_a_package_from_an_unknown_sender(window, desk, third, files, messages, tmp_path, qtbot):
    name = peers.add_peer(third, peers.own_card(desk)).value.name
    peers.confirm_peer(third, name, peers.own_fingerprint(desk))
    content = pack(third, name)
    refuse_package(window, desk, files, messages, tmp_path, qtbot, content, "package.unknown_sender")


def test_a_package_older_than_one_taken_in(window, desk, whole, other, files, messages, tmp_path, qtbot):
    incoming.take_in(desk, pack(other, "Falköping"))
    refuse_package(window, desk, files, messages, tmp_path, qtbot, whole, "package.older")


def test_the_same_package_twice_changes_nothing(window, desk, whole, files, tmp_path, in_dialog, qtbot):
    incoming.take_in(desk, whole)
    before = dump(desk)
    in_dialog(lambda: take_in(window, files, whole, tmp_path), click("Stäng"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert dump(desk) == before


def test_nobody_without_a_valid_consent_goes_into_a_package(
    window, desk, whole, files, tmp_path, in_dialog, messages, qtbot
):
    add(desk, "Bo Berg")
    add(desk, "Eva Ek", signed=date(2025, 9, 1))
    files.answer = tmp_path / "ut.age"
    messages.expect_note("Paketet är klart")
    in_dialog(lambda: window.packages.make_asked.emit("Lidköping"), click("Skapa paketet"))
    qtbot.waitUntil(lambda: not messages.never_came and window.at_rest)
    assert reading.last_exchange(desk) is not None


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm", situation="Lugnt.")


@pytest.fixture
def chosen(anna, window, qtbot):
    window.workspace.board.view.choose(anna, "situation")
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    return window


def write(window, qtbot, text):
    view = window.workspace.board.view
    view.open_current()
    view.editor.write(text)
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)


@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_full_disk_in_the_middle_of_a_cell(chosen, desk, anna, messages, qtbot, at):
    before = dump(desk)
    messages.expect_refusal("disk.full")
    with failing_statement(desk, at) as fuse:
        write(chosen, qtbot, "Nytt")
        qtbot.waitUntil(lambda: not messages.never_came)
    assert fuse.blown
    qtbot.waitUntil(lambda: chosen.workspace.board.view.is_editing)
    assert chosen.workspace.board.view.editor.text() == "Nytt"
    assert dump(desk) == before
    qtbot.keyClick(chosen.workspace.board.view.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert reading.person(desk, anna).row.fields.situation == "Nytt"


def test_lost_permission_in_the_middle_of_a_cell(chosen, desk, messages, qtbot, monkeypatch):
    def denied(*_args):
        raise PermissionError(13, "no")

    messages.expect_refusal("store.denied")
    event.listen(engine_of(desk), "before_cursor_execute", denied)
    write(chosen, qtbot, "Nytt")
    qtbot.waitUntil(lambda: not messages.never_came)
    event.remove(engine_of(desk), "before_cursor_execute", denied)
    qtbot.waitUntil(lambda: chosen.workspace.board.view.is_editing)
    assert chosen.workspace.board.view.editor.text() == "Nytt"
    qtbot.keyClick(chosen.workspace.board.view.editor, Qt.Key.Key_Escape)


def test_a_text_too_long_for_a_cell(chosen, desk, anna, messages, qtbot):
    messages.expect_refusal("text.too_long")
    write(chosen, qtbot, "å" * 10_001)
    qtbot.waitUntil(lambda: not messages.never_came)
    qtbot.waitUntil(lambda: chosen.workspace.board.view.is_editing)
    assert len(chosen.workspace.board.view.editor.text()) == 10_001
    assert reading.person(desk, anna).row.fields.situation == "Lugnt."
    qtbot.keyClick(chosen.workspace.board.view.editor, Qt.Key.Key_Escape)


def test_a_full_disk_at_a_self_rating_keeps_the_answers(chosen, desk, anna, in_dialog, qtbot):
    seen = []

    def fill(dialog):
        dialog.refill(RatingChoice(date(2026, 11, 20), (0, 10, 5)))

    def look(dialog):
        seen.append((dialog.value(), dialog.message.split("\n")[0]))

    save = click("Spara självskattningen")
    with failing_statement(desk, 3) as fuse:
        in_dialog(chosen.menus.action(Command.ADD_RATING).trigger, fill, save, look, save)
        qtbot.waitUntil(lambda: chosen.at_rest)
    assert fuse.blown
    assert seen == [(RatingChoice(date(2026, 11, 20), (0, 10, 5)), "Disken är full.")]
    assert len(ratings.ratings(desk, anna)) == 1


def newer(folder: Path, clock) -> None:
    desk = setup.unlock(folder, PASSPHRASE, clock, setup.NoSecrets())
    with desk.write() as writing:
        writing.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    setup.close(desk, setup.NoSecrets())


def foreign(folder: Path, clock) -> None:
    setup.close(make_desk(folder.parent / "another", clock, LIDKOPING), setup.NoSecrets())
    shutil.copy(folder.parent / "another" / "store.sqlite", folder / "store.sqlite")


def keyless(folder: Path, _clock) -> None:
    (folder / "keys.json").write_bytes(b"{")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (newer, "Registret är skrivet av en nyare version av programmet."),
        (foreign, "Filen är inte det register som nycklarna hör till."),
        (keyless, "Nyckelfilen är skadad."),
    ],
)
def test_a_store_that_cannot_be_opened(
    qapp, cheap_keys, ready_stores, theme, clock, tmp_path, qtbot, monkeypatch, spoil, sentence
):
    folder = tmp_path / "data"
    desk = ready_stores.open_copy(folder, clock)
    setup.close(desk, setup.NoSecrets())
    spoil(folder, clock)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    program = Program(qapp, folder, clock, setup.NoSecrets(), theme=theme, messages=Messages(theme))
    program.start(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow) and program.window.message.text != "")
    assert program.window.message.text.startswith(sentence)
    program.quit()
    qtbot.waitUntil(lambda: program.window is None)
    theme.changed.disconnect(program._keep_looks)
    program.deleteLater()
