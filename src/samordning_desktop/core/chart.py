"""The chart of a person's self-ratings: one scene, drawn alike on screen and on paper.

It shows what was filled in and nothing else: no limits, no judgement, no colour that means good or bad.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from samordning_desktop.core.chart_names import draw_names, name_blocks
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.rating import HIGHEST, LOWEST, Instrument, Rating
from samordning_desktop.core.scene import Anchor, Item, Label, Line, Point, Role, Scene
from samordning_desktop.core.series_style import STYLES, SeriesStyle
from samordning_desktop.core.time_axis import Tick, day_ticks, month_ticks
from samordning_desktop.core.values import dataclass

NO_RATINGS = "Inga självskattningar än"

#: The room of a month's label and of a day's label, in em.
_MONTH_ROOM, _DAY_ROOM = 3.6, 5.0

#: From so many days on the axis begins with the first of a month.
_SOME_MONTHS = 60


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the values are drawn: the frame's edges, the days at its ends, and the type size."""

    left: float
    right: float
    top: float
    bottom: float
    first: date
    last: date
    em: float

    @property
    def inset(self) -> float:
        return min(1.9 * self.em, (self.right - self.left) / 4)

    @property
    def per_day(self) -> float:
        """The width of one day; 0 where all ratings are of one day."""
        span = (self.last - self.first).days
        return (self.right - self.left - 2 * self.inset) / span if span else 0.0

    def x(self, day: date) -> float:
        if self.first == self.last:
            return (self.left + self.right) / 2
        return self.left + self.inset + (day - self.first).days * self.per_day

    def y(self, value: float) -> float:
        return self.bottom - (value - LOWEST) / (HIGHEST - LOWEST) * (self.bottom - self.top)


def chart_scene(
    ratings: Iterable[Rating],
    instrument: Instrument,
    width: float,
    height: float,
    today: date | None = None,
    em: float = 11.0,
) -> Scene:
    """The chart of ``ratings`` made with ``instrument``, in a box of ``width`` × ``height``.

    Ratings of other versions are left out: they belong in a chart of their own. ``em`` is the type size in
    the box's units. With ``today`` the axis runs to that day when the last rating is older. A box too small
    for the scales' names or for labels goes without them.
    """
    shown = sorted((r for r in ratings if r.instrument == instrument.version), key=lambda r: r.day)
    first, last = _span(shown, today)
    ends = shown[-1].values if shown else (HIGHEST, HIGHEST // 2, LOWEST)
    labelled = width >= 11 * em and height >= 6 * em
    names = name_blocks(instrument, width, height, em) if labelled and shown else None
    side, edge = min(em / 2, width / 4), min(0.6 * em, height / 4)
    plot = _Plot(
        left=2 * em if labelled else side,
        right=width - (names.beside if names and names.beside else side),
        top=edge,
        bottom=height - (3.2 * em if labelled and shown else edge) - (names.below if names else 0.0),
        first=first,
        last=last,
        em=em,
    )
    items = _values_axis(plot, labelled, bool(shown))
    if shown:
        items += _time_axis(plot) if labelled else []
        for at in reversed(range(len(STYLES))):
            items += _series(plot, STYLES[at], [(r.day, r.values[at]) for r in shown])
        items += draw_names(names, [plot.y(end) for end in ends], plot.top, plot.bottom) if names else []
    else:
        middle = Point((plot.left + plot.right) / 2, plot.y(5) + 0.34 * em)
        items.append(Label(middle, NO_RATINGS, em, Anchor.MIDDLE, Role.MUTED))
    return Scene(width, height, tuple(items), describe(shown, instrument))


def _span(ratings: Sequence[Rating], today: date | None) -> tuple[date, date]:
    """The days at the axis' ends; over some months it starts with a month, so that this has its label."""
    if not ratings:
        day = today or date(2000, 1, 1)
        return day, day
    first = ratings[0].day
    last = max(ratings[-1].day, today or first)
    return (first.replace(day=1) if (last - first).days >= _SOME_MONTHS else first), last


def describe(ratings: Sequence[Rating], instrument: Instrument) -> str:
    """The chart in words, for those who do not see it. ``ratings`` are in order of day."""
    if not ratings:
        return f"{NO_RATINGS}."
    latest = ratings[-1]
    values = ", ".join(
        f"{name}: {value}" for name, value in zip(instrument.scales, latest.values, strict=True)
    )
    when = f"den {long_date(latest.day)}"
    if len(ratings) == 1:
        return f"En självskattning, {when}. {values}."
    return (
        f"Diagram över {len(ratings)} självskattningar från den {long_date(ratings[0].day)} till {when}, "
        f"med tre skalor från {LOWEST} till {HIGHEST}. Senaste värden: {values}."
    )


def _values_axis(plot: _Plot, labelled: bool, values: bool) -> list[Item]:
    """The lines behind, as close as they have room; without values only the ends, for the words between them."""
    step = next((s for s in (1, 2, 5) if values and plot.y(0) - plot.y(s) >= 1.8 * plot.em), 10)
    items: list[Item] = []
    for value in range(LOWEST, HIGHEST + 1, step):
        y = plot.y(value)
        role, width = (Role.INK, 1.0) if value == LOWEST else (Role.RULE, 0.5)
        items.append(Line(Point(plot.left, y), Point(plot.right, y), role, width))
        if labelled:
            at = Point(plot.left - 0.4 * plot.em, y + 0.34 * plot.em)
            items.append(Label(at, str(value), plot.em, Anchor.END, Role.MUTED))
    return items


def _time_axis(plot: _Plot) -> list[Item]:
    items: list[Item] = []
    for tick in _ticks(plot):
        x, y = plot.x(tick.day), plot.bottom
        items.append(Line(Point(x, y), Point(x, y + 0.35 * plot.em), Role.INK, 1.0))
        items.append(Label(Point(x, y + 1.4 * plot.em), tick.text, plot.em, Anchor.MIDDLE))
        if tick.year:
            items.append(Label(Point(x, y + 2.6 * plot.em), tick.year, plot.em, Anchor.MIDDLE, Role.MUTED))
    return items


def _ticks(plot: _Plot) -> list[Tick]:
    if not plot.per_day:
        return day_ticks(plot.first, plot.last, 1)
    ticks = month_ticks(plot.first, plot.last, _MONTH_ROOM * plot.em / plot.per_day)
    return ticks or day_ticks(plot.first, plot.last, _DAY_ROOM * plot.em / plot.per_day)


def _series(plot: _Plot, style: SeriesStyle, values: list[tuple[date, int]]) -> list[Item]:
    points = tuple(Point(plot.x(day), plot.y(value)) for day, value in values)
    items: list[Item] = []
    em = min(plot.em, (plot.bottom - plot.top) / 4)
    if len(points) > 1:
        items.append(style.line(points, em))
    # Sixty markers on a small chart would run together: they shrink, but never below a visible dot.
    room = (plot.right - plot.left) / len(points)
    shrunk = max(0.4, min(1.0, room / (1.1 * em)))
    items += [style.marker(point, em * shrunk) for point in points]
    return items
