"""Bad input gets a sentence, and nothing is lost: stores, keys, dates and texts, from the command line."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from sqlalchemy import text

from command_line import CommandLine, assert_sentences, files_of
from samordning_desktop.ops import setup
from stores import PASSPHRASE

EVERY_DOOR = (
    ("participant", "list"),
    ("participant", "add", "--name", "Ny"),
    ("verify",),
    ("peer", "list"),
    ("backup", "create"),
)


def database(site: CommandLine) -> Path:
    return site.folder / "store.sqlite"


def closed_at_every_door(site: CommandLine, code: str) -> None:
    """No command gets in, and none of them changes a file."""
    before = files_of(site.folder)
    for command in EVERY_DOOR:
        answer = site(*command)
        assert (answer.status, answer.out) == (1, ""), (command, answer)
        assert_sentences(answer.err, code)
    assert files_of(site.folder) == before


def flipped(path: Path, place: int, count: int = 16) -> None:
    content = bytearray(path.read_bytes())
    for at in range(place, place + count):
        content[at] ^= 0xFF
    path.write_bytes(bytes(content))


def test_a_wrong_passphrase(a: CommandLine) -> None:
    for wrong in ("fyra ord som passa", "Fyra ord som passar", " fyra ord som passar", "x"):
        a.passphrase = wrong
        closed_at_every_door(a, "key.wrong")
    a.passphrase = PASSPHRASE
    a.done("participant", "list")


def test_no_store_at_all(tmp_path: Path) -> None:
    site = CommandLine(tmp_path / "tom")
    site("participant", "list")
    assert_sentences(site("participant", "list").err, "store.missing")
    assert not site.folder.exists()


@pytest.mark.parametrize("place", [16, 100, 3000, 4095])
def test_a_store_damaged_in_its_first_page(a: CommandLine, place: int) -> None:
    flipped(database(a), place, 1)
    closed_at_every_door(a, "store.damaged")


def test_a_store_whose_beginning_is_another(a: CommandLine) -> None:
    flipped(database(a), 0)
    closed_at_every_door(a, "store.foreign")


def test_a_store_damaged_in_any_page_is_never_read_as_whole(a: CommandLine) -> None:
    whole = database(a).read_bytes()
    board, told = a.board(), 0
    for page in range(1, len(whole) // 4096):
        flipped(database(a), page * 4096 + 2000)
        listed, verified = a("participant", "list", "--json"), a("verify", "--json")
        assert verified.status == 1, page
        if verified.out:
            told += 1
            findings = {one["check"]: one["holds"] for one in json.loads(verified.out)["findings"]}
            assert findings["pages"] is False
            assert_sentences(verified.err, "check.failed")
        else:
            assert_sentences(verified.err, "store.damaged")
        if listed.status == 0:  # the page was not needed for the board
            assert json.loads(listed.out) == list(board.values())
        else:
            assert_sentences(listed.err, "store.damaged")
        database(a).write_bytes(whole)
    assert told
    assert a.json("verify")["holds"] is True


@pytest.mark.parametrize("kept", [0, 5, 16, 4095])
def test_a_store_that_is_cut_off(a: CommandLine, kept: int) -> None:
    database(a).write_bytes(database(a).read_bytes()[:kept])
    closed_at_every_door(a, "store.damaged")


def test_a_store_cut_off_further_in(a: CommandLine) -> None:
    database(a).write_bytes(database(a).read_bytes()[: 5 * 4096])
    for command in EVERY_DOOR:
        answer = a(*command)
        assert (answer.status, answer.out) == (1, "")
        assert_sentences(answer.err, "store.damaged")


def test_another_stores_file(a: CommandLine, b: CommandLine) -> None:
    shutil.copy(database(b), database(a))
    closed_at_every_door(a, "store.foreign")


def test_another_stores_keys(a: CommandLine, b: CommandLine) -> None:
    shutil.copy(b.folder / "keys.json", a.folder / "keys.json")
    closed_at_every_door(a, "store.foreign")


def test_a_plain_sqlite_file(a: CommandLine) -> None:
    database(a).unlink()
    with sqlite3.connect(database(a)) as plain:
        plain.execute("CREATE TABLE participant (name TEXT)")
    plain.close()
    closed_at_every_door(a, "store.foreign")


def test_a_text_file(a: CommandLine) -> None:
    database(a).write_text("Det här är ett brev och inget register. " * 200)
    closed_at_every_door(a, "store.foreign")


def test_a_store_without_its_file_and_without_its_keys(a: CommandLine) -> None:
    keys, store = (a.folder / "keys.json").read_bytes(), database(a).read_bytes()
    database(a).unlink()
    closed_at_every_door(a, "store.missing")
    database(a).write_bytes(store)
    for content in (b"", b"{}", keys[:-20], b"\xff\xfe", b"[]"):
        (a.folder / "keys.json").write_bytes(content)
        closed_at_every_door(a, "key.file_damaged")
    (a.folder / "keys.json").unlink()
    closed_at_every_door(a, "key.file_damaged")
    (a.folder / "keys.json").write_bytes(keys)
    a.done("participant", "list")


def test_a_store_of_a_newer_version(a: CommandLine) -> None:
    desk = setup.unlock(a.folder, PASSPHRASE, a.clock, a.secrets)
    with desk.write() as writing:
        writing.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    setup.close(desk, a.secrets)
    for command in EVERY_DOOR:
        answer = a(*command)
        assert (answer.status, answer.out) == (1, "")
        assert_sentences(answer.err, "store.newer")


def test_an_older_copy_put_back(a: CommandLine) -> None:
    old = database(a).read_bytes()
    a.add("Ny")
    database(a).write_bytes(old)
    for command in EVERY_DOOR:
        assert_sentences(a(*command).err, "store.old_copy")


def test_a_store_that_is_open(a: CommandLine) -> None:
    desk = setup.unlock(a.folder, PASSPHRASE, a.clock, a.secrets)
    try:
        for command in EVERY_DOOR:
            answer = a(*command)
            assert (answer.status, answer.out) == (1, "")
            assert_sentences(answer.err, "store.open_elsewhere")
    finally:
        setup.close(desk, a.secrets)
    a.done("participant", "list")


Line = Callable[[str, str], tuple[str, ...]]

DATES: dict[str, Line] = {
    "participant add": lambda _one, day: ("participant", "add", "--name", "Ny", "--start", day),
    "participant set": lambda one, day: ("participant", "set", one, "start", day),
    "consent give": lambda one, day: ("consent", "give", one, "--signed", day),
    "consent withdraw": lambda one, day: ("consent", "withdraw", one, "--date", day),
    "disclosure add": lambda one, day: (
        "disclosure",
        "add",
        one,
        "--to",
        "Vc",
        "--what",
        "basics",
        "--way",
        "spoken",
        "--ground",
        "consent",
        "--date",
        day,
    ),
    "rating add": lambda one, day: ("rating", "add", one, "--date", day, "1", "2", "3"),
}


@pytest.mark.parametrize("command", DATES)
@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2025-02-29", "date.invalid"),
        ("2026-04-31", "date.invalid"),
        ("2026-13-01", "date.invalid"),
        ("2026-00-10", "date.invalid"),
        ("0000-01-01", "date.invalid"),
        ("250303", "date.form"),
        ("3/3 2025", "date.form"),
        ("2026-3-2", "date.form"),
        ("i går", "date.form"),
    ],
)
def test_a_date_that_does_not_exist_or_is_written_otherwise(
    a: CommandLine, people: dict[str, str], command: str, day: str, code: str
) -> None:
    assert f"”{day}”" in a.refused(code, *DATES[command](people["Anna Alm"], day))


def test_a_date_must_be_there_where_one_is_asked_for(a: CommandLine, people: dict[str, str]) -> None:
    a.refused("date.missing", "consent", "give", people["Dan"], "--signed", "")
    a.refused("date.missing", "rating", "add", people["Dan"], "--date", "", 1, 2, 3)


def test_somebody_who_is_not_there(
    a: CommandLine, b: CommandLine, people: dict[str, str], tmp_path: Path
) -> None:
    for own_id in ("finns-inte", "", "abc", people["Dan"] + "0", "%", "_" * 24):
        a.refused("participant.unknown", "participant", "history", own_id)
    b.refused("participant.unknown", "participant", "set", people["Dan"], "goal", "x")
    b.refused("participant.unknown", "consent", "show", people["Dan"])
    b.refused("participant.unknown", "rating", "list", people["Dan"])
    b.refused("participant.unknown", "print", "rating-chart", people["Dan"], "--out", tmp_path / "x.pdf")


def test_texts_and_fields_that_do_not_fit(a: CommandLine, people: dict[str, str]) -> None:
    a.refused("participant.no_name", "participant", "add", "--name", " \t ")
    a.refused("participant.no_name", "participant", "set", people["Dan"], "name", "")
    a.refused("text.too_long", "participant", "add", "--name", "Ny", "--goal", "å" * 10_001)
    a.refused("name.too_long", "participant", "set", people["Dan"], "name", "å" * 201)
    a.done("participant", "set", people["Dan"], "goal", "å" * 10_000)
    err = a.refused("field.unknown", "participant", "set", people["Dan"], "diagnos", "x")
    assert "”diagnos”" in err


@pytest.mark.parametrize("content", ["", "\n", "\ufeff\n"])
def test_an_empty_passphrase_file(tmp_path: Path, a: CommandLine, content: str) -> None:
    file = tmp_path / "tom.txt"
    file.write_text(content, encoding="utf-8")
    answer = a.bare("participant", "list", "--data-dir", str(a.folder), "--passphrase-file", str(file))
    assert (answer.status, answer.out) == (1, "")
    assert_sentences(answer.err, "passphrase.empty")


def test_a_passphrase_file_that_cannot_be_read(tmp_path: Path, a: CommandLine) -> None:
    a.passphrase = None
    file = tmp_path / "losenfras.bin"
    file.write_bytes(b"\xff\xfef\0y\0r\0a\0\n\0")
    a.refused("passphrase.not_text", "participant", "list", "--passphrase-file", file)
    a.refused("file.missing", "participant", "list", "--passphrase-file", tmp_path / "saknas.txt")
    a.refused("file.unreadable", "participant", "list", "--passphrase-file", tmp_path)


def test_a_passphrase_opens_however_its_letters_are_put_together(tmp_path: Path, a: CommandLine) -> None:
    site = CommandLine(tmp_path / "ort", a.clock, passphrase="åtta små öar i sjön")
    site.make()
    site.passphrase = normalize("NFD", "åtta små öar i sjön")
    site.done("participant", "list")
