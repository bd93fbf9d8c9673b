"""The self-rating chart's scene."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.chart import NO_RATINGS, chart_scene
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Instrument, Rating
from samordning_desktop.core.scene import Anchor, Label, Line, Marker, Polyline, Role, Scene, Shape
from samordning_desktop.core.text_width import text_width

SERIES = (Role.SERIES1, Role.SERIES2, Role.SERIES3)


def rating(day: date, *values: int, instrument: str = "1") -> Rating:
    return Rating(f"{day}-{values}", day, (values[0], values[1], values[2]), instrument)


def scene(*ratings: Rating, width: float = 500, height: float = 300, **more: object) -> Scene:
    return chart_scene(ratings, DEFAULT_INSTRUMENT, width, height, **more)


def lines(drawn: Scene, role: Role) -> list[Polyline]:
    """The series' own lines: without the sample beside its name."""
    return [item for item in drawn.items if isinstance(item, Polyline) and item.role is role]


def markers(drawn: Scene, role: Role) -> list[Marker]:
    return [item for item in drawn.items if isinstance(item, Marker) and item.role is role]


def labels(drawn: Scene) -> list[Label]:
    return [item for item in drawn.items if isinstance(item, Label)]


def label(drawn: Scene, text: str) -> Label:
    return next(item for item in labels(drawn) if item.text == text)


def rows(drawn: Scene) -> dict[str, float]:
    """The height of each value's line, by its label."""
    rules = [item for item in drawn.items if isinstance(item, Line) and item.start.y == item.end.y]
    found = {}
    for item in labels(drawn):
        if item.anchor is Anchor.END:
            found[item.text] = min((rule.start.y for rule in rules), key=lambda y: abs(y - item.at.y + 4))
    return found


SPRING = (
    rating(date(2026, 3, 1), 2, 8, 5),
    rating(date(2026, 3, 11), 4, 6, 5),
    rating(date(2026, 4, 20), 10, 0, 5),
)


def test_values_stand_at_their_numbers_and_days_at_their_time():
    drawn = scene(*SPRING)
    heights = rows(drawn)
    [line] = [each for each in lines(drawn, Role.SERIES1) if len(each.points) == 3]
    assert [round(point.y, 6) for point in line.points] == [round(heights[v], 6) for v in ("2", "4", "10")]
    first, second, third = (point.x for point in line.points)
    assert (third - first) / (second - first) == pytest.approx(50 / 10)


def test_zero_is_below_ten():
    heights = rows(scene(*SPRING))
    assert heights["0"] > heights["10"]


def test_series_differ_by_shape_dash_and_name_not_colour_alone():
    drawn = scene(*SPRING)
    shapes = [{marker.shape for marker in markers(drawn, role)} for role in SERIES]
    assert shapes == [{Shape.CIRCLE}, {Shape.SQUARE}, {Shape.TRIANGLE}]
    assert len({lines(drawn, role)[0].dash for role in SERIES}) == 3
    assert len({lines(drawn, role)[0].width for role in SERIES}) == 3
    written = " ".join(item.text for item in labels(drawn))
    for name in DEFAULT_INSTRUMENT.scales:
        assert all(word in written for word in name.split())


def test_each_name_has_a_sample_of_its_line():
    drawn = scene(*SPRING)
    for role in SERIES:
        assert len(markers(drawn, role)) == len(SPRING) + 1
        assert len(lines(drawn, role)) == 2


def test_names_stand_in_the_order_of_the_lines_ends():
    drawn = scene(*SPRING)
    order = sorted(("Hur jag mår", "Vardagen"), key=lambda name: label(drawn, name).at.y)
    assert order == ["Hur jag mår", "Vardagen"]
    turned = scene(rating(date(2026, 3, 1), 0, 5, 10))
    assert label(turned, "Vardagen").at.y < label(turned, "Hur jag mår").at.y


def test_names_do_not_meet_where_the_lines_end_at_one_value():
    for value in (0, 5, 10):
        drawn = scene(rating(date(2026, 3, 1), value, value, value))
        assert not overlapping(drawn)


def test_no_ratings_says_so():
    drawn = scene()
    assert [item.text for item in labels(drawn) if item.anchor is Anchor.MIDDLE] == [NO_RATINGS]
    assert not any(isinstance(item, Marker | Polyline) for item in drawn.items)
    assert drawn.description == "Inga självskattningar än."


def test_one_rating_is_three_marks_and_no_line():
    drawn = scene(rating(date(2026, 3, 3), 4, 5, 6))
    assert [len(lines(drawn, role)) for role in SERIES] == [1, 1, 1]  # the samples
    assert label(drawn, "3 mars").anchor is Anchor.MIDDLE
    assert label(drawn, "2026")


def test_several_on_one_day_keep_their_order():
    day = date(2026, 3, 3)
    drawn = scene(rating(day, 1, 1, 1), rating(day, 9, 9, 9))
    line = lines(drawn, Role.SERIES1)[0]
    assert line.points[0].x == line.points[1].x
    assert line.points[0].y > line.points[1].y


def test_order_given_does_not_matter():
    assert scene(*SPRING) == scene(*reversed(SPRING))


def test_versions_are_never_mixed():
    other = rating(date(2020, 1, 1), 0, 0, 0, instrument="2")
    assert scene(*SPRING, other) == scene(*SPRING)
    drawn = chart_scene([*SPRING, other], Instrument("2", ("A", "B", "C")), 500, 300)
    assert len(markers(drawn, Role.SERIES1)) == 2


def test_the_axis_runs_to_today():
    alone = lines(scene(*SPRING), Role.SERIES1)[0].points
    shrunk = lines(scene(*SPRING, today=date(2026, 9, 1)), Role.SERIES1)[0].points
    assert shrunk[-1].x < alone[-1].x
    assert label(scene(*SPRING, today=date(2026, 9, 1)), "sep")
    assert scene(*SPRING, today=date(2020, 1, 1)) == scene(*SPRING)


def test_sixty_ratings_have_smaller_marks():
    many = [rating(date(2025, 1, 1) + timedelta(days=9 * at), at % 11, 5, 5) for at in range(60)]
    drawn = scene(*many)
    assert len(markers(drawn, Role.SERIES1)) == 61
    assert markers(drawn, Role.SERIES1)[0].size < markers(scene(*SPRING), Role.SERIES1)[0].size
    assert not overlapping(drawn)


def test_the_description_tells_what_is_seen():
    assert scene(*SPRING).description == (
        "Diagram över 3 självskattningar från den 1 mars 2026 till den 20 april 2026, med tre skalor från 0 till 10. "
        "Senaste värden: Hur jag mår: 10, Alkohol, droger eller spel: 0, Vardagen: 5."
    )
    assert scene(SPRING[0]).description == (
        "En självskattning, den 1 mars 2026. Hur jag mår: 2, Alkohol, droger eller spel: 8, Vardagen: 5."
    )


def test_a_narrow_box_has_the_names_below():
    drawn = scene(*SPRING, width=220, height=320)
    bottom = max(point.y for point in lines(drawn, Role.SERIES1)[0].points)
    assert all(item.at.y > bottom for item in labels(drawn) if item.role in SERIES)
    assert not overlapping(drawn)


def test_a_small_box_has_only_lines():
    drawn = scene(*SPRING, width=70, height=30)
    assert labels(drawn) == []
    assert all(len(lines(drawn, role)) == 1 for role in SERIES)


def test_nothing_judges():
    roles = {item.role for item in scene(*SPRING).items}
    assert roles == {Role.INK, Role.MUTED, Role.RULE, *SERIES}


def box_of(item: Label) -> tuple[float, float, float, float]:
    wide = text_width(item.text, item.size)
    left = item.at.x - wide * {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[item.anchor]
    return left, item.at.y - 0.72 * item.size, left + wide, item.at.y + 0.25 * item.size


def overlapping(drawn: Scene) -> list[tuple[str, str]]:
    boxed = [(item.text, box_of(item)) for item in labels(drawn)]
    return [
        (one, other)
        for at, (one, a) in enumerate(boxed)
        for other, b in boxed[at + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


RATINGS = st.lists(
    st.builds(
        rating,
        st.dates(date(2000, 1, 1), date(2060, 1, 1)) | st.dates(date(2026, 1, 1), date(2026, 6, 1)),
        st.integers(0, 10),
        st.integers(0, 10),
        st.integers(0, 10),
    ),
    max_size=60,
)


@given(
    RATINGS, st.floats(1, 1500), st.floats(1, 900), st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
)
def test_every_mark_is_inside_and_no_label_on_another(
    ratings: Sequence[Rating], width: float, height: float, today: date | None
):
    drawn = scene(*ratings, width=width, height=height, today=today)
    for item in drawn.items:
        for at in (
            item.points if isinstance(item, Polyline) else [item.at] if isinstance(item, Marker) else []
        ):
            assert 0 <= at.x <= width
            assert 0 <= at.y <= height
    if ratings:
        assert not overlapping(drawn)
        for left, top, right, bottom in map(box_of, labels(drawn)):
            assert left >= -1
            assert right <= width + 1
            assert top >= -1
            assert bottom <= height + 1


@given(st.lists(st.text(max_size=80), min_size=3, max_size=3), st.floats(20, 1200), st.floats(20, 800))
def test_any_names_of_scales(names: list[str], width: float, height: float):
    instrument = Instrument("1", (names[0], names[1], names[2]))
    assert not overlapping(chart_scene(SPRING, instrument, width, height))
