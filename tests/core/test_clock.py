"""The hybrid logical clock: always forward, whatever the wall says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.clock import Stamp, next_stamp

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
