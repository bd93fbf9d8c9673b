"""Making a store: another program's is never touched, and one that was killed on the way is no hindrance."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clocks import SetClock
from keepers import Pocket
from refusals import refused
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import participants, reading, setup
from samordning_desktop.store import keys, making, migrate
from samordning_desktop.store.engine import new_engine
from stores import FALKOPING, LIDKOPING, PASSPHRASE, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONE = setup.NoSecrets()


def site(folder: Path) -> str:
    desk = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    setup.close(desk, NONE)
    return desk.actor.site


@pytest.mark.parametrize("step", ["_make_folder", "new_engine"])
@pytest.mark.parametrize("shut", [False, True])
def test_another_programs_store_that_came_in_the_meantime_is_whole(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch, step: str, shut: bool
) -> None:
    real: Callable[..., object] = getattr(making, step)
    others = []

    def late(*values: object) -> object:
        monkeypatch.setattr(making, step, real)
        others.append(make_desk(folder, clock, LIDKOPING))
        if shut:
            others[0].store.close()
        return real(*values)

    monkeypatch.setattr(making, step, late)
    with refused("store.exists"):
        make_desk(folder, clock, FALKOPING)
    others[0].store.close()
    assert site(folder) == "Lidköping"
    assert sorted(path.name for path in folder.iterdir()) == ["head.json", "keys.json", "store.sqlite"]


def test_a_database_that_was_put_there_in_the_meantime_is_left(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(path: Path, key: bytes) -> object:
        path.write_bytes(b"viktigt")
        return new_engine(path, key)

    monkeypatch.setattr(making, "new_engine", late)
    with refused("store.exists"):
        make_desk(folder, clock)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"store.sqlite": b"viktigt"}


@pytest.mark.parametrize(
    ("module", "step"),
    [
        (making, "new_engine"),
        (migrate, "upgrade"),
        (making, "_write_directory"),
        (keys, "make_slot"),
        (making, "_finish"),
    ],
)
def test_a_program_that_was_killed_on_the_way_left_nothing_that_counts(
    folder: Path, clock: SetClock, module: object, step: str
) -> None:
    child = os.fork()
    if child == 0:
        setattr(module, step, lambda *_values: os._exit(9))
        make_desk(folder, clock)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert not setup.exists(folder)
    with refused("store.missing"):
        setup.unlock(folder, PASSPHRASE, clock, NONE)
    desk = make_desk(folder, clock, LIDKOPING)
    participants.add_participant(desk, BoardFields("Åsa"))
    setup.close(desk, NONE)
    assert site(folder) == "Lidköping"
    assert sorted(path.name for path in folder.iterdir()) == ["head.json", "keys.json", "store.sqlite"]


def test_one_that_could_not_be_finished_leaves_nothing_in_the_keyring(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_values: object) -> None:
        raise OSError(errno.ENOSPC, "on purpose")

    monkeypatch.setattr(keys, "write_key_file", full)
    pocket = Pocket()
    with refused("disk.full"):
        make_desk(folder, clock, secrets=pocket)
    assert pocket.kept == {}


def test_one_that_another_program_is_making_is_not_cleared_away(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = making._finish

    def meanwhile(*values: object) -> None:
        monkeypatch.setattr(making, "_finish", real)
        with refused("store.exists"):
            make_desk(folder, clock, LIDKOPING)
        real(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "_finish", meanwhile)
    make_desk(folder, clock, FALKOPING).store.close()
    assert site(folder) == "Falköping"


def test_a_mark_beside_a_store_that_opens_is_taken_away(folder: Path, clock: SetClock) -> None:
    """Or else a store that lost its key file later would be taken for an unfinished one."""
    make_desk(folder, clock).store.close()
    (folder / ".unfinished").write_bytes(b"x")
    with refused("store.exists"):
        make_desk(folder, clock)
    assert site(folder) == "Falköping"
    (folder / "keys.json").unlink()
    with refused("store.exists"):
        make_desk(folder, clock)


def test_where_only_backups_are_left(folder: Path, clock: SetClock) -> None:
    desk = make_desk(folder, clock)
    participants.add_participant(desk, BoardFields("Åsa"))
    desk.store.back_up()
    setup.close(desk, NONE)
    for gone in ("store.sqlite", "keys.json"):
        (folder / gone).unlink()
        for action in (
            lambda: make_desk(folder, clock),
            lambda: setup.unlock(folder, PASSPHRASE, clock, NONE),
        ):
            with refused("store.only_backups") as caught:
                action()
            assert "backup restore" in caught.value.sentences[2]
    shutil.rmtree(folder / "backups")
    (folder / "backups").mkdir()
    fresh = make_desk(folder, clock)
    assert reading.board(fresh) == []
    setup.close(fresh, NONE)
