"""Heads: which value is shown, and when a field is in conflict."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.entry import Entry, FieldKey, Head, in_conflict, shown

HEADS = st.lists(
    st.builds(
        Head,
        id=st.binary(min_size=16, max_size=16),
        value=st.sampled_from([None, "", "ett", "två", 0, [1], ["å", 2]]),
        wall=st.integers(0, 3),
        tick=st.integers(0, 3),
        device=st.sampled_from(["a", "b"]),
        number=st.integers(1, 9),
    ),
    max_size=5,
)


def head(value: object, wall: int = 0, tick: int = 0, device: str = "a", number: int = 1) -> Head:
    return Head(bytes(16), value, wall, tick, device, number)  # type: ignore[arg-type]


def test_nothing_is_shown_of_nothing() -> None:
    assert shown([]) is None
    assert not in_conflict([])


def test_the_latest_is_shown_by_wall_then_tick_then_device_then_number() -> None:
    in_order = [head("a"), head("b", number=2), head("c", device="b"), head("d", tick=1), head("e", wall=1)]
    for at, expected in enumerate(in_order):
        assert shown(in_order[: at + 1]) is expected
        assert shown(reversed(in_order[: at + 1])) is expected


@given(HEADS, st.randoms(use_true_random=False))
def test_what_is_shown_does_not_depend_on_the_order(heads: list[Head], random: object) -> None:
    mixed = list(heads)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = shown(heads), shown(mixed)
    assert (one is None) == (other is None) == (not heads)
    assert one is None or other is None or one[2:] == other[2:]
    assert in_conflict(heads) is in_conflict(mixed)


def test_equal_values_are_no_conflict_and_an_emptied_one_is() -> None:
    assert not in_conflict([head("ett"), head("ett", wall=9)])
    assert in_conflict([head("ett"), head("ett"), head("två")])
    assert in_conflict([head("ett"), head(None)])
    assert not in_conflict([head(None), head(None)])


def test_an_entry_tells_its_field_and_its_time() -> None:
    entry = Entry("participant/p", "participant", "p", "goal", "å", (), "k", "d", 1, 5, 2, "o")
    assert entry.key == FieldKey("participant", "p", "goal")
    assert entry.stamp == Stamp(5, 2)
