"""``init``, ``verify``, ``backup`` and ``demo``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import update

from clocks import SetClock
from command_line import CommandLine, assert_sentences, files_of
from paper import text
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import setup, ways_in
from samordning_desktop.store import schema
from stores import PASSPHRASE

WHO = ("--site", "Skara", "--principal", "kommun", "--unit", "Socialtjänsten", "--user", "Ida Berg")


@pytest.fixture
def new(tmp_path: Path) -> CommandLine:
    """A place where there is no store yet."""
    return CommandLine(tmp_path / "register" / "skara", SetClock())


def test_init_makes_a_store_and_gives_the_sites_id(new: CommandLine) -> None:
    made = new.json("init", *WHO)
    assert made["site"] == "Skara"
    assert made["recovery_sheet"] is None
    desk = setup.unlock(new.folder, PASSPHRASE, new.clock, new.secrets)
    assert (desk.actor.site_id, desk.actor.name, desk.actor.principal.value) == (
        made["id"],
        "Ida Berg",
        "kommun",
    )
    assert not desk.demo
    setup.close(desk, new.secrets)


def test_without_a_recovery_sheet_init_says_what_that_means(new: CommandLine) -> None:
    answer = new.done("init", *WHO)
    assert answer.err.startswith("Inget återställningsblad gjordes.")
    assert "key sheet" in answer.err


def test_the_recovery_code_is_on_the_sheet_and_nowhere_else(tmp_path: Path, new: CommandLine) -> None:
    sheet = tmp_path / "blad.pdf"
    answer = new.done("init", *WHO, "--recovery-sheet", sheet, "--json")
    assert json.loads(answer.out)["recovery_sheet"] == str(sheet)
    code = re.search(r"[0-9A-Z]{4}(?:[-–‑ ]+[0-9A-Z]{4}){6}", text(sheet.read_bytes()))
    assert code is not None
    assert code[0] not in answer.out + answer.err
    assert answer.err == ""
    desk = setup.unlock_with_recovery(new.folder, code[0], new.clock, new.secrets)
    setup.close(desk, new.secrets)
    for content in files_of(new.folder).values():
        assert code[0].encode() not in content


def test_a_sheet_that_cannot_be_saved_leaves_no_store(tmp_path: Path, new: CommandLine) -> None:
    new.refused("file.unwritable", "init", *WHO, "--recovery-sheet", tmp_path / "nej" / "blad.pdf")
    assert files_of(new.folder) == {}
    assert new.json("init", *WHO)["id"]


def test_a_recovery_sheet_never_overwrites_anything(tmp_path: Path, new: CommandLine) -> None:
    sheet = tmp_path / "blad.pdf"
    sheet.write_text("en annan orts blad")
    new.refused("file.exists", "init", *WHO, "--recovery-sheet", sheet)
    assert sheet.read_text() == "en annan orts blad"
    assert not setup.exists(new.folder)


def test_init_asks_twice_and_wants_the_same(new: CommandLine) -> None:
    new.typed = ["fyra ord som passar", "fyra ord som passade"]
    answer = new.bare("init", *WHO)
    assert answer.status == 1
    assert_sentences(answer.err, "passphrase.differ")
    new.typed = [PASSPHRASE, PASSPHRASE]
    assert new.bare("init", *WHO).status == 0
    new.typed = [PASSPHRASE]
    assert new.bare("verify").status == 0


def test_what_init_refuses(new: CommandLine) -> None:
    new.refused("setup.empty", "init", "--site", " ", *WHO[2:])
    new.refused("name.too_long", "init", "--site", "x" * 201, *WHO[2:])
    new.passphrase = "för kort"
    assert "8 tecken och måste ha minst 15" in new.refused("key.short", "init", *WHO)
    assert not setup.exists(new.folder)
    new.passphrase = PASSPHRASE
    new.make()
    new.refused("store.exists", "init", *WHO)
    new.passphrase = None
    answer = new("init", *WHO)
    assert answer.status == 1
    assert_sentences(answer.err, "store.exists")


def test_init_where_a_file_is_in_the_way(tmp_path: Path) -> None:
    in_the_way = tmp_path / "fil"
    in_the_way.write_text("x")
    for folder in (in_the_way, in_the_way / "under"):
        site = CommandLine(folder)
        site.passphrase = None
        site.typed = [PASSPHRASE, PASSPHRASE]
        answer = site("init", *WHO)
        assert answer.status == 1
        assert_sentences(answer.err, "store.not_a_folder")
        assert in_the_way.read_text() == "x"


def test_verify_finds_a_whole_store_whole(a: CommandLine) -> None:
    found = a.json("verify")
    assert found["holds"] is True
    assert [one["check"] for one in found["findings"]] == ["pages", "database", "journal", "projection"]
    assert all(one["holds"] for one in found["findings"])
    assert a.done("verify").out.count("  stämmer\n") == 4


def test_verify_tells_of_what_does_not_hold(a: CommandLine, people: dict[str, str]) -> None:
    desk = setup.unlock(a.folder, PASSPHRASE, a.clock, a.secrets)
    with desk.write() as writing:
        writing.connection.execute(
            update(schema.participant)
            .where(schema.participant.c.id == people["Dan"])
            .values(goal="ändrat bakom")
        )
    setup.close(desk, a.secrets)
    answer = a("verify", "--json")
    found = json.loads(answer.out)
    assert answer.status == 1
    assert found["holds"] is False
    assert [one["check"] for one in found["findings"] if not one["holds"]] == ["projection"]
    assert_sentences(answer.err, "check.failed")
    assert "Tavlan visar det som journalen säger  stämmer inte" in a("verify").out


def test_a_backup_is_made_listed_and_gone_back_to(a: CommandLine, people: dict[str, str]) -> None:
    assert a.json("backup", "list") == []
    assert a.done("backup", "list").out == "Det finns inga säkerhetskopior.\n"
    name = a.json("backup", "create")["name"]
    (listed,) = a.json("backup", "list")
    assert listed["name"] == name
    assert listed["made"].startswith("2026-03-02T12:")
    assert name in a.done("backup", "list").out
    a.done("participant", "set", people["Dan"], "goal", "efter kopian")
    assert a.json("backup", "restore", name) == {"name": name}
    assert a.board()["Dan"]["goal"] == "Egen bostad\nsova"
    assert a.json("verify")["holds"] is True


def test_backups_are_listed_without_a_passphrase(a: CommandLine) -> None:
    a.done("backup", "create")
    assert a.bare("backup", "list", "--data-dir", str(a.folder)).status == 0


def test_a_store_that_is_gone_is_brought_back(a: CommandLine) -> None:
    name = a.json("backup", "create")["name"]
    board = a.board()
    (a.folder / "store.sqlite").write_bytes(b"trasig")
    a.done("backup", "restore", name)
    assert a.board() == board


def test_what_cannot_be_gone_back_to(tmp_path: Path, a: CommandLine) -> None:
    a.refused("backup.none", "backup", "restore", "20260302T120000000000Z")
    name = a.json("backup", "create")["name"]
    a.refused("backup.none", "backup", "restore", f"../backups/{name}")
    a.passphrase = "fel lösenfras helt"
    a.refused("backup.other_passphrase", "backup", "restore", name)
    empty = CommandLine(tmp_path / "tom")
    assert_sentences(empty("backup", "list").err, "store.missing")


def test_the_demo_is_two_stores_with_invented_people(tmp_path: Path, new: CommandLine) -> None:
    made = new.json("demo", "--out", tmp_path / "demo")
    assert list(made["stores"]) == ["Falköping", "Lidköping"]
    site = CommandLine(Path(made["stores"]["Falköping"]), new.clock, passphrase=None)
    opened = ("--passphrase-file", made["passphrase_file"])
    assert len(site.json("participant", "list", *opened)) > 5
    assert site.json("conflict", "list", *opened)
    assert site.json("package", "import", made["waiting_package"], "--dry-run", *opened)["changed"] > 0
    out = new.done("demo", "--out", tmp_path / "demo två").out
    assert "påhittade personer" in out
    answer = new("demo", "--out", tmp_path / "demo")
    assert answer.status == 1
    assert_sentences(answer.err, "store.exists")


def test_gone_back_to_with_the_recovery_code(tmp_path: Path, new: CommandLine) -> None:
    sheet, code_file = tmp_path / "blad.pdf", tmp_path / "kod.txt"
    new.done("init", *WHO, "--recovery-sheet", sheet)
    name = new.json("backup", "create")["name"]
    new.add("Åsa Öberg")
    found = re.search(r"[0-9A-Z]{4}(?:[-–‑ ]+[0-9A-Z]{4}){6}", text(sheet.read_bytes()))
    assert found is not None
    new.passphrase = None
    answer = new("backup", "restore", name, "--recovery-code-file", tmp_path / "finns inte")
    assert_sentences(answer.err, "file.missing")
    for wrong, code in (("", "passphrase.empty"), ("fel", "key.recovery_form")):
        code_file.write_text(wrong, encoding="utf-8")
        answer = new("backup", "restore", name, "--recovery-code-file", code_file)
        assert answer.status == 1
        assert_sentences(answer.err, code)
    code_file.write_text(found[0] + "\r\n", encoding="utf-8")
    assert new.json("backup", "restore", name, "--recovery-code-file", code_file) == {"name": name}
    new.passphrase = PASSPHRASE
    assert new.board() == {}


def test_where_only_backups_are_left_every_command_points_to_them(a: CommandLine) -> None:
    name = a.json("backup", "create")["name"]
    for gone in ("store.sqlite", "keys.json"):
        (a.folder / gone).unlink()
        for command in (("verify",), ("init", *WHO)):
            assert "backup restore" in a.refused("store.only_backups", *command)
    a.done("backup", "restore", name)
    assert a.json("verify")["holds"] is True


def test_another_passphrase_is_chosen(tmp_path: Path, a: CommandLine) -> None:
    board, new_file = a.board(), tmp_path / "ny.txt"
    new_file.write_text("kort", encoding="utf-8")
    a.refused("key.short", "key", "passphrase", "--new-passphrase-file", new_file)
    new_file.write_text("sju andra ord om åar\n", encoding="utf-8")
    assert a.json("key", "passphrase", "--new-passphrase-file", new_file) == {"changed": True}
    a.refused("key.wrong", "participant", "list")
    a.passphrase = "sju andra ord om åar"
    assert a.board() == board


def test_a_new_sheet_opens_what_was_made_without_one(tmp_path: Path, new: CommandLine) -> None:
    sheet, code_file, new_file = tmp_path / "blad.pdf", tmp_path / "kod.txt", tmp_path / "ny.txt"
    new.done("init", *WHO)
    assert new.json("key", "sheet", "--out", sheet) == {"file": str(sheet)}
    found = re.search(r"[0-9A-Z]{4}(?:[-–‑ ]+[0-9A-Z]{4}){6}", text(sheet.read_bytes()))
    assert found is not None
    code_file.write_text(found[0], encoding="utf-8")
    new_file.write_text("sju andra ord om åar", encoding="utf-8")
    new.refused("file.exists", "key", "sheet", "--out", sheet)
    new.passphrase = None
    new.done("key", "passphrase", "--recovery-code-file", code_file, "--new-passphrase-file", new_file)
    new.passphrase = "sju andra ord om åar"
    assert new.board() == {}


def test_a_sheet_that_would_open_nothing_is_not_left(
    tmp_path: Path, a: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_values: object) -> None:
        raise KnownError("disk.full")

    monkeypatch.setattr(ways_in, "choose_sheet", full)
    a.refused("disk.full", "key", "sheet", "--out", tmp_path / "blad.pdf")
    assert not (tmp_path / "blad.pdf").exists()
