"""What the store's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from ready import opened_copy, ready_store
from samordning_desktop.ops import Desk

__all__ = ["ready_store"]


@pytest.fixture
def clock() -> SetClock:
    """Noon on a Monday in March."""
    return SetClock(date(2026, 3, 2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store of this test lies."""
    return tmp_path / "data"


@pytest.fixture
def desk(cheap_keys: None, ready_store: Path, folder: Path, clock: SetClock) -> Iterator[Desk]:
    """An open store, closed after the test."""
    yield from opened_copy(ready_store, folder, clock)
