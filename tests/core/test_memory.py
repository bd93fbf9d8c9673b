"""The collector's rest."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from samordning_desktop.core.memory import collector_at_rest


@pytest.fixture(autouse=True)
def collector_as_it_was() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    if was_on:
        gc.enable()
    else:
        gc.disable()


def test_the_collector_rests_and_goes_on_however_it_ends() -> None:
    gc.enable()
    with pytest.raises(ZeroDivisionError), collector_at_rest():
        assert not gc.isenabled()
        _ = 1 / 0
    assert gc.isenabled()


def test_where_it_rests_already_it_is_left_so() -> None:
    """The window's thread collects by itself: the worker must never begin to."""
    gc.disable()
    with collector_at_rest(), collector_at_rest():
        assert not gc.isenabled()
    assert not gc.isenabled()
