"""Figures and their goals."""

from __future__ import annotations

import pytest

from samordning_desktop.app.bench.figures import Figure, Goal, Growth, number, percentile


@pytest.mark.parametrize(
    ("value", "goal", "holds", "ratio"),
    [
        (16.0, Goal(16), True, 1.0),
        (16.1, Goal(16), False, 16.1 / 16),
        (15.0, Goal(10, 1.5, "Qt"), True, 1.5),
        (15.1, Goal(10, 1.5, "Qt"), False, 1.51),
        (99.0, None, None, None),
    ],
)
def test_a_figure_is_held_to_its_goal(
    value: float, goal: Goal | None, holds: bool | None, ratio: float | None
) -> None:
    figure = Figure("x", value, goal=goal)
    assert figure.holds is holds
    assert figure.ratio == pytest.approx(ratio) if ratio else figure.ratio is None


def test_a_line_says_value_goal_ratio_and_whether_it_is_held() -> None:
    held = Figure("måla", 6.0, goal=Goal(10, 1.5, "Qt:s egen tabell")).line
    assert held.split() == [
        "måla",
        "6,00",
        "ms",
        "≤",
        "1,50",
        "×",
        "Qt:s",
        "egen",
        "tabell",
        "15,0",
        "ms",
        "0,60",
        "hålls",
    ]
    assert Figure("minne", 201.0, "MB", Goal(200)).line.endswith("HÅLLS INTE")
    assert Figure("lås", 400.0).line.split() == ["lås", "400", "ms"]


@pytest.mark.parametrize(
    ("values", "rows", "steepest", "holds"),
    [
        ([1, 10, 100], True, 10, True),
        ([1, 10, 151], True, 15.1, False),
        ([5, 5, 7], False, 1.4, True),
        ([5, 5, 8], False, 1.6, False),
        ([9, 3, 1], False, 1 / 3, True),
    ],
)
def test_nothing_may_grow_faster_than_the_rows_it_must_touch(
    values: list[float], rows: bool, steepest: float, holds: bool
) -> None:
    growth = Growth("x", (100, 1_000, 10_000), values, rows)
    assert growth.steepest == pytest.approx(steepest)
    assert growth.holds is holds
    assert growth.line.endswith("hålls" if holds else "HÅLLS INTE")


def test_a_step_counts_as_ten_times_the_rows_whatever_the_sizes() -> None:
    assert Growth("x", (10, 1_000), [1, 100], rows=True).steepest == pytest.approx(10)
    assert Growth("x", (10,), [1], rows=True).steepest == 1


def test_the_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert percentile(values, 95) == 95
    assert percentile([7.0], 95) == 7
    assert percentile([1.0, 2.0], 95) == 2


def test_numbers_are_written_in_swedish() -> None:
    assert [number(value) for value in (0.5, 9.99, 12.34, 1234.5)] == ["0,50", "9,99", "12,3", "1234"]
