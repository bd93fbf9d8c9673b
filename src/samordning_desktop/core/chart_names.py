"""The names of the three series: beside the ends of their lines, or below where that takes too much room."""

from __future__ import annotations

from samordning_desktop.core.rating import Instrument
from samordning_desktop.core.scene import Item, Label, Point
from samordning_desktop.core.series_style import STYLES
from samordning_desktop.core.text_width import text_width, wrapped
from samordning_desktop.core.values import dataclass

#: In em: a line of text, the air between two names, the sample of line and mark before a name, and the
#: widest that names beside the chart are allowed to be.
_LEADING, _GAP, _SAMPLE, _WIDEST = 1.2, 0.4, 2.4, 9.0


@dataclass(frozen=True, slots=True)
class NameBlock:
    """The three names in lines, and the room they take at the right of the plot or below it (the other is 0)."""

    lines: tuple[tuple[str, ...], ...]
    beside: float
    below: float
    width: float
    height: float
    em: float


def name_blocks(instrument: Instrument, width: float, height: float, em: float) -> NameBlock | None:
    """Where the names go in a box of ``width`` × ``height``; None where they have no room."""
    beside = tuple(tuple(wrapped(name, _WIDEST * em, em)) for name in instrument.scales)
    widest = max((text_width(line, em) for lines in beside for line in lines), default=0.0)
    room = widest + (_SAMPLE + 1) * em
    if width - room >= 14 * em and height - 4 * em >= _tall(beside, em):
        return NameBlock(beside, room, 0.0, width, height, em)
    below = tuple(tuple(wrapped(name, width - (_SAMPLE + 1) * em, em)) for name in instrument.scales)
    tall = _tall(below, em) + 0.4 * em
    return NameBlock(below, 0.0, tall, width, height, em) if height - tall >= 9 * em else None


def draw_names(names: NameBlock, ends: list[float], top: float, bottom: float) -> list[Item]:
    """The names with a sample of their lines: each as near its line's end (``ends``, as y) as the others let it.

    ``top`` and ``bottom`` are the plot's edges.
    """
    em = names.em
    tall = [(len(lines) * _LEADING + _GAP) * em for lines in names.lines]
    if names.below:
        left = 0.4 * em
        tops = [names.height - names.below + 0.4 * em + sum(tall[:at]) for at in range(len(tall))]
    else:
        left = names.width - names.beside + 0.6 * em
        tops = _spread([end - high / 2 for end, high in zip(ends, tall, strict=True)], tall, top, bottom)
    items: list[Item] = []
    for style, lines, y in zip(STYLES, names.lines, tops, strict=True):
        middle = y + (_GAP + _LEADING) / 2 * em
        ends_of_sample = (Point(left, middle), Point(left + 2 * em, middle))
        items += [style.line(ends_of_sample, em), style.marker(Point(left + em, middle), em)]
        for at, line in enumerate(lines):
            baseline = Point(left + _SAMPLE * em, middle + (0.34 + at * _LEADING) * em)
            items.append(Label(baseline, line, em, role=style.role))
    return items


def _tall(names: tuple[tuple[str, ...], ...], em: float) -> float:
    return sum(len(lines) * _LEADING + _GAP for lines in names) * em


def _spread(wanted: list[float], tall: list[float], top: float, bottom: float) -> list[float]:
    """Tops as near the wanted ones as can be without overlap, between ``top`` and ``bottom``, in the same order."""
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    tops = list(wanted)
    edge = top
    for at in order:
        tops[at] = max(tops[at], edge)
        edge = tops[at] + tall[at]
    edge = bottom
    for at in reversed(order):
        tops[at] = min(tops[at], edge - tall[at])
        edge = tops[at]
    return tops
