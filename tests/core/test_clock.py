"""The hybrid logical clock: always forward, whatever the wall says; and a wall clock that somebody sets."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clocks import SetClock
from samordning_desktop.core.clock import UNNOTICED, Jump, JumpWatch, Stamp, next_stamp

WALLS = st.integers(0, 2**45)
STAMPS = st.builds(Stamp, WALLS, st.integers(0, 1_000))


@given(STAMPS, WALLS)
def test_the_next_stamp_is_later_than_the_last_whatever_the_wall(last: Stamp, wall: int) -> None:
    assert next_stamp(last, wall) > last


@given(STAMPS, WALLS)
def test_it_never_falls_behind_the_wall_clock(last: Stamp, wall: int) -> None:
    assert next_stamp(last, wall).wall == max(last.wall, wall)


def test_the_tick_starts_anew_only_when_the_wall_has_moved() -> None:
    assert next_stamp(Stamp(10, 7), 11) == Stamp(11, 0)
    assert next_stamp(Stamp(10, 7), 10) == Stamp(10, 8)
    assert next_stamp(Stamp(10, 7), 9) == Stamp(10, 8)


@given(st.lists(st.floats(0, 10_000_000), max_size=8))
def test_however_long_it_takes_time_that_passes_is_no_jump(waits: list[float]) -> None:
    clock = SetClock()
    watch = JumpWatch(clock)
    for seconds in waits:
        clock.wait(seconds)
        assert watch.look() is None


@pytest.mark.parametrize("sign", [1, -1])
def test_a_clock_set_by_more_than_a_few_minutes_has_jumped(sign: int) -> None:
    clock = SetClock()
    watch = JumpWatch(clock)
    clock.time += sign * (UNNOTICED - timedelta(seconds=1))
    assert watch.look() is None
    clock.time += sign * timedelta(seconds=2)  # many small steps are one large
    began = clock.time - sign * (UNNOTICED + timedelta(seconds=1))
    jump = watch.look()
    assert jump is not None
    assert jump.now - jump.expected == sign * (UNNOTICED + timedelta(seconds=1))
    assert jump.expected - began == timedelta(seconds=1)


def test_a_jump_stands_until_it_is_told_or_set_right() -> None:
    clock = SetClock()
    watch = JumpWatch(clock)
    clock.time -= timedelta(days=366)
    assert isinstance(watch.look(), Jump)
    assert watch.look() is not None
    clock.time += timedelta(days=366)
    assert watch.look() is None
    clock.time += timedelta(hours=1)
    watch.forgive()
    assert watch.look() is None
