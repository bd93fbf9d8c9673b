"""Values that are quickly made are as the standard library's dataclasses."""

from __future__ import annotations

import copy
import dataclasses
from dataclasses import asdict, field, replace

import pytest

from samordning_desktop.core import values

KINDS = (dataclasses.dataclass, values.dataclass)


def point(dataclass, **more):
    @dataclass(frozen=True, slots=True, **more)
    class Point:
        """A place."""

        x: int
        y: int = 0
        said: str = field(default="", compare=False)
        kept: list[int] = field(default_factory=list, repr=False, compare=False)

    return Point


@pytest.mark.parametrize("more", [{}, {"eq": True}])
def test_it_is_as_the_standard_librarys(more):
    told = []
    for kind in (point(one, **more) for one in KINDS):
        one, same, other = kind(1, 2, "here", [1]), kind(1, 2, "there"), kind(1)
        told.append(
            [
                (one == same, one != same, one == other, one == (1, 2), hash(one) == hash(same)),
                {one: "found"}[same],
                repr(one).split(".")[-1],
                asdict(replace(one, y=3)),
                copy.copy(one) == one and copy.deepcopy(one) == one,
                (
                    kind.__match_args__,
                    kind.__slots__,
                    kind.__doc__,
                    [f.name for f in dataclasses.fields(kind)],
                ),
            ]
        )
    assert told[0] == told[1]


def test_what_a_class_says_of_itself_stands():
    @values.dataclass(frozen=True, slots=True)
    class Quiet:
        secret: str

        def __repr__(self) -> str:
            return "Quiet(…)"

    assert repr(Quiet("x")) == "Quiet(…)"
    assert Quiet("x") == Quiet("x")


def test_it_is_for_values_alone():
    with pytest.raises(TypeError):
        values.dataclass(frozen=False, slots=True)
