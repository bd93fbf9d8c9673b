"""What the store's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from ready import ReadyStores
from samordning_desktop.ops import Desk


@pytest.fixture
def clock() -> SetClock:
    """Noon on a Monday in March."""
    return SetClock(date(2026, 3, 2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store of this test lies."""
    return tmp_path / "data"


@pytest.fixture
def desk(cheap_keys: None, ready_stores: ReadyStores, folder: Path, clock: SetClock) -> Iterator[Desk]:
    """An open store, closed after the test."""
    desk = ready_stores.open_copy(folder, clock)
    yield desk
    desk.store.close()
