"""A file that was harmed: seen at opening, or at the latest when it is checked, and never shown as if whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clocks import SetClock
from refusals import refused
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import TableReading, TableRow
from samordning_desktop.ops import boards, participants, reading, setup
from samordning_desktop.ops.checks import verify
from stores import PASSPHRASE, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONE = setup.NoSecrets()
PAGE = 4096


@pytest.fixture
def whole(cheap_keys: None, tmp_path: Path, clock: SetClock) -> Path:
    """A closed store of many pages."""
    desk = make_desk(tmp_path / "whole", clock)
    rows = tuple(TableRow(str(at), BoardFields(f"Person {at}", goal="ö" * 400)) for at in range(60))
    boards.import_board(desk, boards.plan_import(desk, TableReading(rows, (), ()), keep_unknown=False))
    desk.store.close()
    return tmp_path / "whole"


def harmed(whole: Path, tmp_path: Path, content: bytes) -> Path:
    folder = tmp_path / "harmed"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    (folder / "store.sqlite").write_bytes(content)
    return folder


def outcome(folder: Path) -> str:
    """How opening ends, and if it opens, what the board and the check say."""
    try:
        desk = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    except KnownError as error:
        return error.code
    try:
        people = len(reading.board(desk))
    except KnownError as error:
        return error.code
    finally:
        holds = all(finding.holds for finding in verify(desk))
        setup.close(desk, NONE)
    assert people == 60 or not holds
    return "whole" if holds else "found by the check"


def test_an_untouched_copy_is_whole(whole: Path, tmp_path: Path) -> None:
    assert outcome(harmed(whole, tmp_path, (whole / "store.sqlite").read_bytes())) == "whole"


@pytest.mark.parametrize("at", [16, 20, 100, PAGE - 100, PAGE - 1])
def test_the_first_page(whole: Path, tmp_path: Path, at: int) -> None:
    content = bytearray((whole / "store.sqlite").read_bytes())
    content[at] ^= 1
    assert outcome(harmed(whole, tmp_path, bytes(content))) == "store.damaged"


@pytest.mark.parametrize("at", [0, 7, 15])
def test_the_files_own_salt_is_what_tells_one_store_from_another(
    whole: Path, tmp_path: Path, at: int
) -> None:
    content = bytearray((whole / "store.sqlite").read_bytes())
    content[at] ^= 1
    assert outcome(harmed(whole, tmp_path, bytes(content))) == "store.foreign"


def test_one_bit_in_any_page(whole: Path, tmp_path: Path) -> None:
    content = (whole / "store.sqlite").read_bytes()
    pages = len(content) // PAGE
    assert pages > 20
    seen = set()
    for page in range(1, pages):
        changed = bytearray(content)
        changed[page * PAGE + (page * 37) % PAGE] ^= 0x10
        seen.add(outcome(harmed(whole, tmp_path, bytes(changed))))
    assert seen <= {"store.damaged", "found by the check"}
    assert "store.damaged" in seen


@pytest.mark.parametrize("size", [0, 1, 15])
def test_a_file_too_short_to_be_anything(whole: Path, tmp_path: Path, size: int) -> None:
    content = (whole / "store.sqlite").read_bytes()[:size]
    assert outcome(harmed(whole, tmp_path, content)) == "store.damaged"


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off(whole: Path, tmp_path: Path, share: float) -> None:
    content = (whole / "store.sqlite").read_bytes()
    for size in (int(len(content) * share), int(len(content) * share) // PAGE * PAGE + PAGE):
        assert outcome(harmed(whole, tmp_path, content[:size])) in ("store.damaged", "found by the check")


def test_a_page_of_an_older_day_put_back(whole: Path, tmp_path: Path) -> None:
    """Each page is sound by itself, so SQLCipher sees nothing. The chain, the rebuild or SQLite's own structure
    does, wherever the page says anything about a person."""
    old = (whole / "store.sqlite").read_bytes()
    desk = setup.unlock(whole, PASSPHRASE, SetClock(), NONE)
    for row in reading.board(desk):
        with desk.write() as writing:
            writing.put(f"participant/{row.id}", "participant", row.id, {"goal": "å" * 400})
    goals = [row.fields.goal for row in reading.board(desk)]
    desk.store.close()
    new = (whole / "store.sqlite").read_bytes()
    changed = [at for at in range(PAGE, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    found = 0
    for at in changed:
        folder = harmed(whole, tmp_path, new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        if outcome(folder) == "whole":
            again = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
            assert [row.fields.goal for row in reading.board(again)] == goals
            again.store.close()
        else:
            found += 1
    assert found > len(changed) // 2


def test_rubbish_of_the_right_length(whole: Path, tmp_path: Path) -> None:
    content = (whole / "store.sqlite").read_bytes()
    assert outcome(harmed(whole, tmp_path, content[:16] + b"x" * (len(content) - 16))) == "store.damaged"
    assert outcome(harmed(whole, tmp_path, b"SQLite format 3\x00" + content[16:])) == "store.foreign"


def test_the_log_of_a_killed_program_thrown_away(whole: Path, tmp_path: Path, clock: SetClock) -> None:
    """What it held is gone, and that is seen: the head beside the store, kept after each change, knows of it."""
    desk = setup.unlock(whole, PASSPHRASE, clock, NONE)
    participants.set_field(desk, reading.board(desk)[0].id, "goal", "senast")
    setup.keep_head(desk)
    shutil.copytree(whole, tmp_path / "killed", ignore=shutil.ignore_patterns("backups"))
    desk.store.close()
    (tmp_path / "killed" / "store.sqlite-wal").unlink()
    with refused("store.old_copy"):
        setup.unlock(tmp_path / "killed", PASSPHRASE, clock, NONE)
