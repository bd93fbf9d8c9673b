"""Verified backups: a copy that opens as a store does, or none at all."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from clocks import SetClock
from dumps import dump
from faulty import failing_files, no_file_grows_beyond
from refusals import refused
from samordning_desktop.core.backups import backup_name
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, participants, reading, setup
from samordning_desktop.store import backup
from samordning_desktop.store.backup import names
from samordning_desktop.store.keys import read_key_file
from samordning_desktop.store.places import Places
from samordning_desktop.store.schema import journal
from stores import PASSPHRASE, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONE = setup.NoSecrets()


def backups(desk: Desk) -> Path:
    return desk.store.places.backups


def test_there_are_none_at_first(desk: Desk) -> None:
    assert names(desk.store.places) == []
    assert not backups(desk).exists()


def test_it_opens_as_a_store_does_with_the_same_keys(desk: Desk, folder: Path) -> None:
    participants.add_participant(desk, BoardFields("Åsa Öberg", goal="bo själv"))
    name = desk.store.back_up()
    assert names(desk.store.places) == [name]
    participants.add_participant(desk, BoardFields("Bo"))
    copy = setup.unlock(backups(desk) / name, PASSPHRASE, SetClock(), NONE)
    assert [row.fields.name for row in reading.board(copy)] == ["Åsa Öberg"]
    assert copy.actor == desk.actor
    copy.store.close()
    assert [row.fields.name for row in reading.board(desk)] == ["Bo", "Åsa Öberg"]


def test_every_row_of_every_table_is_in_it(desk: Desk) -> None:
    participants.add_participant(desk, BoardFields("Åsa Öberg"))
    reading.person(desk, reading.board(desk)[0].id)
    copy = setup.unlock(backups(desk) / desk.store.back_up(), PASSPHRASE, SetClock(), NONE)
    assert dump(copy) == dump(desk)
    copy.store.close()


def test_it_is_encrypted_and_for_the_user_alone(desk: Desk) -> None:
    participants.add_participant(desk, BoardFields("Åsa Öberg"))
    folder = backups(desk) / desk.store.back_up()
    assert stat.S_IMODE(backups(desk).stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sorted(path.name for path in folder.iterdir()) == ["keys.json", "store.sqlite"]
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "Åsa".encode() not in path.read_bytes()


def test_making_one_changes_nothing_in_the_store(desk: Desk) -> None:
    participants.add_participant(desk, BoardFields("Åsa Öberg"))
    before = dump(desk)
    desk.store.back_up()
    assert dump(desk) == before


def test_two_at_the_same_moment_are_one_and_a_refusal(desk: Desk, clock: SetClock) -> None:
    moment = clock.time
    desk.store.back_up()
    clock.time = moment
    with refused("backup.failed"):
        desk.store.back_up()
    assert len(names(desk.store.places)) == 1
    desk.store.back_up()


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def behind(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [spoil, cut, behind])
def test_a_copy_that_does_not_hold_is_refused_and_removed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None]
) -> None:
    """The disk spoils the copy after it was written and before it is read back."""
    for at in range(20):
        participants.add_participant(desk, BoardFields(f"Person {at}", goal="ö" * 900))
    good = desk.store.back_up()
    real = backup.open_engine

    def harmed(path: Path, key: bytes) -> Engine:
        harm(path)
        return real(path, key)

    with monkeypatch.context() as patch:
        patch.setattr(backup, "open_engine", harmed)
        with refused("backup.failed"):
            desk.store.back_up()
    assert [path.name for path in backups(desk).iterdir()] == [good]


def test_a_copy_that_lacks_the_last_entries_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    participants.add_participant(desk, BoardFields("Åsa"))
    real = backup.open_engine

    def shortened(path: Path, key: bytes) -> Engine:
        engine = real(path, key)
        with engine.begin() as connection:
            last = select(journal.c.pos).order_by(journal.c.pos.desc()).limit(1).scalar_subquery()
            connection.execute(journal.delete().where(journal.c.pos == last))
        return engine

    monkeypatch.setattr(backup, "open_engine", shortened)
    with refused("backup.failed"):
        desk.store.back_up()
    assert list(backups(desk).iterdir()) == []


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_full_disk_when_the_keys_are_copied(desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    with failing_files(monkeypatch, step), refused("disk.full"):
        desk.store.back_up()
    assert list(backups(desk).iterdir()) == []


def test_a_disk_that_is_full_for_real(desk: Desk) -> None:
    before = dump(desk)
    with no_file_grows_beyond(8_192), pytest.raises(KnownError) as caught:
        desk.store.back_up()
    assert caught.value.code in ("disk.full", "backup.failed")
    assert list(backups(desk).iterdir()) == []
    assert dump(desk) == before
    desk.store.back_up()


def test_a_folder_where_none_can_be_made(desk: Desk) -> None:
    backups(desk).write_text("en fil i vägen", encoding="utf-8")
    with refused("backup.failed"):
        desk.store.back_up()
    assert backups(desk).read_text(encoding="utf-8") == "en fil i vägen"


def test_old_ones_go_by_the_rule_and_what_is_not_named_as_one_never_does(desk: Desk, clock: SetClock) -> None:
    now = clock.time
    ages = [timedelta(hours=1), timedelta(days=5, hours=1), timedelta(days=5, hours=2), timedelta(days=400)]
    old = [backup_name(now - age) for age in ages]
    others = [
        "mina kopior",
        "20250101T000000000000Z.bak",
        "replaced-20250101T000000000000Z",
    ]
    for name in (*old, *others):
        (backups(desk) / name).mkdir(parents=True)
        (backups(desk) / name / "store.sqlite").write_bytes(b"x")
    name = desk.store.back_up()
    left = {path.name for path in backups(desk).iterdir()}
    assert left == {name, *others, old[0], old[1], old[3]}
    assert names(desk.store.places) == sorted([name, old[0], old[1], old[3]])


def test_an_old_backup_that_is_a_file_is_left_and_harms_nothing(desk: Desk, clock: SetClock) -> None:
    backups(desk).mkdir()
    for hours in (1, 2):
        path = backups(desk) / backup_name(clock.time - timedelta(days=5, hours=hours))
        path.write_text("x", encoding="utf-8")
    desk.store.back_up()


def test_the_name_tells_when(desk: Desk, clock: SetClock) -> None:
    clock.time = datetime(2026, 3, 2, 23, 59, 58, tzinfo=UTC)
    assert desk.store.back_up() == "20260302T235959000000Z"


def test_names_of_a_folder_without_a_store(tmp_path: Path) -> None:
    assert names(Places(tmp_path / "finns inte")) == []


def test_a_large_store_too(tmp_path: Path, clock: SetClock) -> None:
    desk = make_desk(tmp_path / "stor", clock)
    for at in range(30):
        participants.add_participant(desk, BoardFields(f"Person {at}", *[""] * 1, goal="å" * 9_000))
    copy = setup.unlock(backups(desk) / desk.store.back_up(), PASSPHRASE, SetClock(), NONE)
    assert len(reading.board(copy)) == 30
    copy.store.close()
    desk.store.close()


def test_what_killed_programs_and_restores_left_goes_after_a_day(desk: Desk, clock: SetClock) -> None:
    """Of the replaced stores the newest whole one stays, and what is newer; what cannot be dated stays."""
    day, long_ago = clock.time - timedelta(hours=25), "20250101T000000000000Z"
    recent = backup_name(clock.time - timedelta(hours=23))
    gone = [f".{long_ago}.part", f".{backup_name(day)}.part", f"replaced-{long_ago}"]
    kept = [f".{recent}.part", f"replaced-{backup_name(day)}", "replaced-x", ".x.part", "replaced-"]
    for name in (*gone, *kept):
        (backups(desk) / name).mkdir(parents=True)
        (backups(desk) / name / "store.sqlite").write_bytes(b"x")
    no_store = f"replaced-{recent}"
    (backups(desk) / no_store).mkdir()
    name = desk.store.back_up()
    assert {path.name for path in backups(desk).iterdir()} == {name, no_store, *kept}


def test_a_backup_begins_as_its_store_does(desk: Desk) -> None:
    """VACUUM INTO keeps SQLCipher's salt, so the store's key file is the copy's too."""
    name = desk.store.back_up()
    assert (backups(desk) / name / "keys.json").read_bytes() == desk.store.places.keys.read_bytes()
    with (backups(desk) / name / "store.sqlite").open("rb") as copy:
        assert copy.read(16) == read_key_file(desk.store.places.keys).salt


def test_a_copy_whose_key_file_would_not_fit_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "salt_of", lambda _engine: bytes(16))
    with refused("backup.failed"):
        desk.store.back_up()
    assert list(backups(desk).iterdir()) == []


def test_names_where_a_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("x", encoding="utf-8")
    assert names(Places(tmp_path)) == []
    assert names(Places(tmp_path / "backups")) == []
