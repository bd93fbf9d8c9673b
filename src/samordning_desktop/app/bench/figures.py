"""Figures, the goals they are held to, and how they are printed."""

from __future__ import annotations

import math
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass

#: By how much a figure may grow beyond what the rows explain, a decade, before it says that it does not hold.
_LEEWAY = 1.5


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure is at most ``times`` as large as ``of``; ``than`` names the rival, empty for a fixed limit."""

    of: float
    times: float = 1.0
    than: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured. Without a goal it is only told."""

    what: str
    value: float
    unit: str = "ms"
    goal: Goal | None = None

    @property
    def ratio(self) -> float | None:
        """The figure as a share of what it is measured against."""
        return None if self.goal is None else self.value / self.goal.of

    @property
    def holds(self) -> bool | None:
        """Whether the goal is held; None without a goal."""
        return None if self.goal is None else self.value <= self.goal.of * self.goal.times

    @property
    def line(self) -> str:
        """The figure as a line of the table."""
        value = f"{number(self.value)} {self.unit}"
        if self.goal is None or self.ratio is None:
            return f"{self.what:<58}{value:>11}"
        limit = f"{number(self.goal.times * self.goal.of)} {self.unit}"
        aim = f"≤ {number(self.goal.times)} × {self.goal.than}" if self.goal.than else "högst"
        verdict = "hålls" if self.holds else "HÅLLS INTE"
        return f"{self.what:<58}{value:>11}  {aim:<26}{limit:>11}{number(self.ratio):>7}  {verdict}"


@dataclass(frozen=True, slots=True)
class Growth:
    """One figure at growing sizes. ``rows`` tells whether it must touch every row, or only so many as fit a screen."""

    what: str
    sizes: Sequence[int]
    values: Sequence[float]
    rows: bool

    @property
    def steepest(self) -> float:
        """By how much the figure grows, at most, where the rows become ten times as many."""
        pairs = zip(self.sizes, self.values, self.sizes[1:], self.values[1:], strict=False)
        return max(
            ((b / a) ** (1 / math.log10(larger / smaller)) for smaller, a, larger, b in pairs), default=1.0
        )

    @property
    def holds(self) -> bool:
        """Whether it grows no faster than the rows it must touch."""
        return self.steepest <= (10 if self.rows else 1) * _LEEWAY

    @property
    def line(self) -> str:
        """The figure as a line of the table."""
        values = "".join(f"{number(value):>9}" for value in self.values)
        touched = "alla rader" if self.rows else "en skärm eller rad"
        verdict = "hålls" if self.holds else "HÅLLS INTE"
        return f"{self.what:<36}{values}  {touched:<19}{number(self.steepest):>6}  {verdict}"


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that ``percent`` of the values do not exceed."""
    return sorted(values)[max(math.ceil(len(values) * percent / 100) - 1, 0)]


def median_ms(seconds: Sequence[float]) -> float:
    """The median in milliseconds."""
    return statistics.median(seconds) * 1000


def number(value: float) -> str:
    """A figure with as many decimals as matter, written in Swedish."""
    decimals = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{decimals}f}".replace(".", ",")


def say(line: str = "") -> None:
    """A line at once, while the run goes on."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
