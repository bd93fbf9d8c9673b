"""Strokes: what is taken for a signature, and how much of it."""

from __future__ import annotations

import pytest

from samordning_desktop.core.strokes import FULL, MOST_POINTS, is_signature, sound


@pytest.mark.parametrize(
    ("strokes", "right"),
    [
        ((), True),
        ((((0, 0), (FULL, FULL)),), True),
        (((),), False),
        ((((-1, 0),),), False),
        ((((0, FULL + 1),),), False),
        ((((1, 1),) * MOST_POINTS,), True),
        ((((1, 1),) * MOST_POINTS, ((1, 1),)), False),
    ],
)
def test_what_is_kept(strokes, right):
    assert sound(strokes) is right


@pytest.mark.parametrize(
    ("strokes", "right"),
    [
        ((), False),
        ((((5, 5),),), False),
        ((((0, 0), (399, 0)),), False),
        ((((0, 0), (400, 0)),), True),
        ((((7, 100),), ((7, 500),)), True),
    ],
)
def test_a_dot_is_no_name(strokes, right):
    assert is_signature(strokes) is right
