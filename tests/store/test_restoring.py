"""Going back to a backup: a new device, and whatever fails leaves the store as it was."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from clocks import SetClock
from dumps import dump
from keepers import Pocket
from refusals import refused
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.recovery_code import code_from
from samordning_desktop.ops import Desk, participants, reading, setup
from samordning_desktop.ops.checks import verify
from samordning_desktop.store import restoring
from samordning_desktop.store.device import current_device
from samordning_desktop.store.restoring import restore, restore_with_recovery
from stores import FALKOPING, PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONE = setup.NoSecrets()


@pytest.fixture
def backup(desk: Desk, folder: Path) -> str:
    """A backup with Åsa in it, of a store that has Bo too and is closed."""
    participants.add_participant(desk, BoardFields("Åsa Öberg"))
    name = desk.store.back_up()
    participants.add_participant(desk, BoardFields("Bo Ek"))
    setup.close(desk, NONE)
    return name


def board(desk: Desk) -> list[str]:
    return [row.fields.name for row in reading.board(desk)]


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_is_a_new_device_with_the_old_keys(backup: str, folder: Path) -> None:
    old = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    with old.read() as connection:
        before = current_device(connection)
    setup.close(old, NONE)
    desk = restore(folder, backup, PASSPHRASE, SetClock(), NONE)
    with desk.read() as connection:
        after = current_device(connection)
    assert board(desk) == ["Åsa Öberg"]
    assert after.id != before.id == old.store.device_id
    assert desk.store.device_id == after.id
    assert (after.signing, after.age_identity, after.site) == (
        before.signing,
        before.age_identity,
        before.site,
    )
    assert after.number == 0
    person = participants.add_participant(desk, BoardFields("Ulla")).value
    rows = [row for row in dump(desk)["journal"] if row[4] == person]
    assert {row[9] for row in rows} == {after.id}
    assert all(finding.holds for finding in verify(desk))
    setup.close(desk, NONE)
    again = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    assert board(again) == ["Ulla", "Åsa Öberg"]
    setup.close(again, NONE)


def test_what_stood_there_is_kept_and_can_be_opened(backup: str, folder: Path) -> None:
    before = content(folder)
    setup.close(restore(folder, backup, PASSPHRASE, SetClock(), NONE), NONE)
    (aside,) = (folder / "backups").glob("replaced-*")
    assert {path.name: path.read_bytes() for path in aside.iterdir()} == {
        name: before[name] for name in ("store.sqlite", "keys.json", "head.json")
    }
    old = setup.unlock(aside, PASSPHRASE, SetClock(), NONE)
    assert board(old) == ["Bo Ek", "Åsa Öberg"]
    setup.close(old, NONE)


def test_the_backup_itself_is_untouched(backup: str, folder: Path) -> None:
    before, clock = content(folder / "backups" / backup), SetClock()
    for _ in range(2):
        setup.close(restore(folder, backup, PASSPHRASE, clock, NONE), NONE)
        assert content(folder / "backups" / backup) == before


@pytest.mark.parametrize("harm", ["store.sqlite", "keys.json", "head.json", "all"])
def test_it_mends_a_store_that_is_gone_or_damaged(backup: str, folder: Path, harm: str) -> None:
    for path in folder.iterdir():
        if path.is_file() and harm in (path.name, "all"):
            path.unlink()
    desk = restore(folder, backup, PASSPHRASE, SetClock(), NONE)
    assert board(desk) == ["Åsa Öberg"]
    setup.close(desk, NONE)


@pytest.mark.parametrize("name", ["", ".", "..", "finns inte", "20260302T000000000000Z", "../data"])
def test_a_name_that_is_no_backups(backup: str, folder: Path, name: str) -> None:
    before = content(folder)
    with refused("backup.none"):
        restore(folder, name, PASSPHRASE, SetClock(), NONE)
    assert content(folder) == before


def test_not_with_a_wrong_passphrase(backup: str, folder: Path) -> None:
    before = content(folder)
    with refused("backup.other_passphrase"):
        restore(folder, backup, "fel fras", SetClock(), NONE)
    assert content(folder) == before


def test_not_while_it_is_open(backup: str, folder: Path) -> None:
    desk = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    participants.add_participant(desk, BoardFields("Ulla"))
    with refused("store.open_elsewhere"):
        restore(folder, backup, PASSPHRASE, SetClock(), NONE)
    assert board(desk) == ["Bo Ek", "Ulla", "Åsa Öberg"]
    setup.close(desk, NONE)


def test_not_a_damaged_backup(backup: str, folder: Path) -> None:
    file = folder / "backups" / backup / "store.sqlite"
    file.write_bytes(file.read_bytes()[:5_000])
    before = content(folder)
    with refused("store.damaged"):
        restore(folder, backup, PASSPHRASE, SetClock(), NONE)
    assert content(folder) == before


def test_a_fault_at_any_move_leaves_the_store_as_it_was(
    backup: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def store() -> dict[str, bytes]:
        return {name: data for name, data in content(folder).items() if not name.startswith("backups")}

    before, clock, real = store(), SetClock(), Path.replace
    for at in range(1, 50):
        left = at

        def fuse(path: Path, target: Path) -> Path:
            nonlocal left
            left -= 1
            if left == 0:
                raise OSError(errno.EIO, "broken")
            return real(path, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", fuse)
            try:
                restored = restore(folder, backup, PASSPHRASE, clock, NONE)
            except KnownError as error:
                assert error.code == "store.io_unknown"
                assert store() == before, f"at move {at}"
            else:
                setup.close(restored, NONE)
                before = store()
        if left > 0:
            break
    assert at > 5
    assert not (folder / ".restore").exists()


@pytest.mark.parametrize("at", range(1, 9))
def test_a_program_that_is_killed_at_any_move_leaves_a_store_that_can_be_restored(
    backup: str, folder: Path, at: int
) -> None:
    child = os.fork()
    if child == 0:
        real, left = Path.replace, at

        def fuse(path: Path, target: Path) -> Path:
            nonlocal left
            left -= 1
            return real(path, target) if left else os._exit(9)

        Path.replace = fuse  # type: ignore[method-assign]
        restore(folder, backup, PASSPHRASE, SetClock(), NONE)
        os._exit(0)
    os.waitpid(child, 0)
    assert setup.exists(folder)
    if not (folder / "store.sqlite").exists():
        with refused("store.only_backups"):
            setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    later = SetClock()
    later.time += timedelta(hours=1)
    desk = restore(folder, backup, PASSPHRASE, later, NONE)
    assert board(desk) == ["Åsa Öberg"]
    setup.close(desk, NONE)


def test_a_full_disk_before_the_change_of_places(
    backup: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(folder)

    def full(*_values: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        with refused("disk.full"):
            restore(folder, backup, PASSPHRASE, SetClock(), NONE)
    assert content(folder) == before


def test_what_a_crash_left_half_ready_is_no_hindrance(backup: str, folder: Path) -> None:
    (folder / ".restore").mkdir()
    (folder / ".restore" / "store.sqlite").write_bytes(b"x")
    desk = restore(folder, backup, PASSPHRASE, SetClock(), NONE)
    assert board(desk) == ["Åsa Öberg"]
    setup.close(desk, NONE)


def test_with_a_keyring_the_newer_head_in_it_is_no_objection_once_it_is_restored(
    tmp_path: Path, clock: SetClock
) -> None:
    """And an old copy put back by hand still is."""
    pocket, folder = Pocket(), tmp_path / "med"
    desk = setup.create(folder, FALKOPING, "åtta tkn", clock, pocket).desk
    participants.add_participant(desk, BoardFields("Åsa Öberg"))
    name = desk.store.back_up()
    participants.add_participant(desk, BoardFields("Bo Ek"))
    setup.close(desk, pocket)
    back = restore(folder, name, "åtta tkn", clock, pocket)
    assert board(back) == ["Åsa Öberg"]
    participants.add_participant(back, BoardFields("Ulla"))
    setup.close(back, pocket)
    for path in (folder / "backups" / name).iterdir():
        shutil.copy(path, folder / path.name)
    (folder / "head.json").unlink()
    with refused("store.old_copy"):
        setup.unlock(folder, "åtta tkn", clock, pocket)


def with_a_keyring(folder: Path, clock: SetClock, pocket: Pocket) -> tuple[str, str]:
    """A closed store with a backup that lacks Bo. Returns the backup's name and the recovery code."""
    made = setup.create(folder, FALKOPING, "åtta tkn", clock, pocket)
    participants.add_participant(made.desk, BoardFields("Åsa Öberg"))
    name = made.desk.store.back_up()
    participants.add_participant(made.desk, BoardFields("Bo Ek"))
    setup.close(made.desk, pocket)
    return name, made.recovery_code


@pytest.mark.parametrize("fault", [PermissionError(13, "denied"), KeyboardInterrupt()])
@pytest.mark.parametrize("word", ["replaced-", ".restore"])
def test_a_move_that_fails_leaves_a_store_that_opens_with_its_keyring(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch, fault: BaseException, word: str
) -> None:
    pocket, folder, real = Pocket(), tmp_path / "med", Path.replace
    name, _ = with_a_keyring(folder, clock, pocket)
    before = dict(pocket.kept)

    def fuse(path: Path, target: Path) -> Path:
        if target.name == "store.sqlite" and word in f"{path.parent.name} {target.parent.name}":
            raise fault
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fuse)
        with pytest.raises((KnownError, KeyboardInterrupt)):
            restore(folder, name, "åtta tkn", clock, pocket)
    assert pocket.kept == before
    assert [path.name for path in (folder / "backups").iterdir()] == [name]
    desk = setup.unlock(folder, "åtta tkn", clock, pocket)
    assert board(desk) == ["Bo Ek", "Åsa Öberg"]
    setup.close(desk, pocket)


def test_not_one_that_is_opened_while_the_backup_is_made_ready(
    backup: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, opened = restoring._become_new_device, []

    def late(*values: Any) -> None:
        real(*values)
        opened.append(setup.unlock(folder, PASSPHRASE, SetClock(), NONE))

    monkeypatch.setattr(restoring, "_become_new_device", late)
    with refused("store.open_elsewhere"):
        restore(folder, backup, PASSPHRASE, SetClock(), NONE)
    participants.add_participant(opened[0], BoardFields("Ulla"))
    setup.close(opened[0], NONE)
    assert [path.name for path in (folder / "backups").iterdir()] == [backup]
    desk = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    assert board(desk) == ["Bo Ek", "Ulla", "Åsa Öberg"]
    setup.close(desk, NONE)


def test_with_the_recovery_code_when_the_keyring_is_lost(tmp_path: Path, clock: SetClock) -> None:
    pocket, folder = Pocket(), tmp_path / "med"
    name, code = with_a_keyring(folder, clock, pocket)
    pocket.lose()
    before = content(folder)
    with refused("key.no_secret"):
        restore(folder, name, "åtta tkn", clock, pocket)
    with refused("key.recovery_form"):
        restore_with_recovery(folder, name, "fel", clock, pocket)
    with refused("backup.other_sheet"):
        restore_with_recovery(folder, name, code_from(bytes(17)), clock, pocket)
    with refused("backup.none"):
        restore_with_recovery(folder, "finns inte", code, clock, pocket)
    assert content(folder) == before
    desk = restore_with_recovery(folder, name, code, clock, pocket)
    assert board(desk) == ["Åsa Öberg"]
    setup.close(desk, pocket)
    again = setup.unlock_with_recovery(folder, code, clock, pocket)
    assert board(again) == ["Åsa Öberg"]
    setup.close(again, pocket)
