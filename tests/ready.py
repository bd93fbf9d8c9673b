"""A store that is made once, and copied for each test that only wants one to work at: a tenth of the time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.ops import Desk, setup
from stores import PASSPHRASE, cheap, make_desk


@pytest.fixture(scope="session")
def ready_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new store, closed. Nobody writes in it."""
    folder = tmp_path_factory.mktemp("ready") / "data"
    with cheap():
        make_desk(folder, SetClock()).store.close()
    return folder


def opened_copy(ready_store: Path, folder: Path, clock: SetClock) -> Iterator[Desk]:
    """An open copy of the store, closed when the test is over."""
    shutil.copytree(ready_store, folder)
    desk = setup.unlock(folder, PASSPHRASE, clock, setup.NoSecrets())
    yield desk
    desk.store.close()
