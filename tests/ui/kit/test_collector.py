"""Garbage dies on the window's thread, also when the worker makes more of it than anybody."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from samordning_desktop.ui.kit.collector import PATIENCE, Collector
from samordning_desktop.ui.kit.runner import Runner


class Knot:
    """Something that only the collector of garbage takes away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def automatic() -> Iterator[None]:
    """Python collects by itself, as in every program that says nothing else."""
    before = gc.isenabled()
    gc.enable()
    yield
    if not before:
        gc.disable()


def allocate() -> int:
    """Enough objects, all kept for a while, for the collector to run many times."""
    return len([[number] for number in range(200_000)])


def test_a_knot_is_never_untied_on_the_worker(automatic: None, qtbot) -> None:
    runner = Runner()
    where: list[threading.Thread] = []
    watched = []
    for _ in range(50):
        knot = Knot()
        watched.append(weakref.finalize(knot, lambda: where.append(threading.current_thread())))
        del knot
    done: list[int] = []
    runner.run(allocate, done.append)
    qtbot.waitUntil(lambda: done != [], timeout=20_000)
    gc.collect()
    runner.stop()
    assert len(where) == 50
    assert set(where) == {threading.main_thread()}


def test_what_is_due_is_collected_here_and_stopping_gives_it_back(automatic: None, qapp) -> None:
    collector = Collector(qapp)
    assert not gc.isenabled()
    gone: list[bool] = []
    weakref.finalize(Knot(), gone.append, True)
    keep = [[number] for number in range(2 * gc.get_threshold()[0])]
    collector.look()
    assert gone == [True]
    assert len(keep) > 0
    collector.stop()
    assert gc.isenabled()
    collector.deleteLater()


def test_nothing_is_collected_before_it_is_due(automatic: None, qapp) -> None:
    collector = Collector(qapp)
    gc.collect()
    gone: list[bool] = []
    weakref.finalize(Knot(), gone.append, True)
    collector.look()
    assert gone == []
    collector.stop()
    collector.deleteLater()


def test_it_is_put_off_while_the_program_is_busy_but_not_for_ever(automatic: None, qapp) -> None:
    busy = True
    collector = Collector(qapp, lambda: busy)
    gone: list[bool] = []
    weakref.finalize(Knot(), gone.append, True)
    keep = [[number] for number in range(2 * gc.get_threshold()[0])]
    for _ in range(PATIENCE):
        collector.look()
    assert gone == []
    collector.look()
    assert gone == [True]
    weakref.finalize(Knot(), gone.append, False)
    keep += [[number] for number in range(2 * gc.get_threshold()[0])]
    collector.look()
    assert gone == [True]
    busy = False
    collector.look()
    assert gone == [True, False]
    collector.stop()
    assert keep
    collector.deleteLater()
