"""What the store's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.ops import Desk
from stores import make_desk


@pytest.fixture
def clock() -> SetClock:
    """Noon on a Monday in March."""
    return SetClock(date(2026, 3, 2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store of this test lies."""
    return tmp_path / "data"


@pytest.fixture
def desk(cheap_keys: None, folder: Path, clock: SetClock) -> Iterator[Desk]:
    """An open store, closed after the test."""
    made = make_desk(folder, clock)
    yield made
    made.store.close()
