"""Stores that are made once, and copied for each test that only wants one to work at: a tenth of the time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.core.people import Setup
from samordning_desktop.ops import Desk, setup
from samordning_desktop.ops.clock import note_day
from stores import FALKOPING, PASSPHRASE, cheap, make_desk


class ReadyStores:
    """New stores, one of each site and closed, that nobody writes in."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._made: dict[Setup, Path] = {}

    def open_copy(self, folder: Path, clock: SetClock, who: Setup = FALKOPING) -> Desk:
        """A copy of the site's store in a new folder, open and used today. Two copies of one site are one store twice."""
        if who not in self._made:
            self._made[who] = self._make(who)
        shutil.copytree(self._made[who], folder)
        with cheap():
            desk = setup.unlock(folder, PASSPHRASE, clock, setup.NoSecrets())
        note_day(desk)
        return desk

    def _make(self, who: Setup) -> Path:
        folder = self._root / str(len(self._made))
        with cheap():
            make_desk(folder, SetClock(), who).store.close()
        return folder


@pytest.fixture(scope="session")
def ready_stores(tmp_path_factory: pytest.TempPathFactory) -> ReadyStores:
    """Stores to copy; each is made when it is first asked for."""
    return ReadyStores(tmp_path_factory.mktemp("ready"))
