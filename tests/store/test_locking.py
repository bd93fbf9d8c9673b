"""One program at a time: another process is kept out for as long as a store is open, however it was opened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from clocks import SetClock
from refusals import refused
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import backups, participants, reading, setup
from stores import PASSPHRASE, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

_LOOK = """
import sys
from pathlib import Path
from samordning_desktop.store.engine import held_elsewhere
print(held_elsewhere(Path(sys.argv[1])))
"""


def held(folder: Path) -> bool:
    """Whether another process finds the store open."""
    command = [sys.executable, "-c", _LOOK, str(folder / "store.sqlite")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return {"True": True, "False": False}[said]


def test_another_process_is_kept_out_from_creation_to_closing(tmp_path: Path) -> None:
    clock, folder = SetClock(), tmp_path / "store"
    desk = make_desk(folder, clock)
    assert held(folder)
    desk.store.back_up()
    assert held(folder)
    setup.close(desk, setup.NoSecrets())
    assert not held(folder)
    desk = setup.unlock(folder, PASSPHRASE, clock, setup.NoSecrets())
    assert held(folder)
    setup.close(desk, setup.NoSecrets())
    assert not held(folder)


def test_only_the_user_may_read_what_is_written(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    desk = make_desk(shared, SetClock())
    desk.store.back_up()
    files = [path for path in shared.rglob("*") if path.is_file()]
    assert len(files) >= 6
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o600"}
    assert oct((shared / "backups").stat().st_mode & 0o777) == "0o700"
    setup.close(desk, setup.NoSecrets())


def test_a_closed_store_stays_closed_whoever_asks(tmp_path: Path) -> None:
    clock, folder = SetClock(), tmp_path / "store"
    desk = make_desk(folder, clock)
    setup.close(desk, setup.NoSecrets())
    for ask in (
        reading.board,
        backups.create,
        lambda late: participants.add_participant(late, BoardFields("Bo")),
    ):
        with refused("store.locked"):
            ask(desk)
    assert not held(folder)
    setup.close(desk, setup.NoSecrets())
