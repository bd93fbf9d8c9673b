"""Which days of a time axis get a label."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.time_axis import Tick, day_ticks, month_ticks

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def texts(ticks: list[Tick]) -> list[str]:
    return [f"{tick.text} {tick.year}".strip() for tick in ticks]


def test_every_month_with_the_year_where_it_begins():
    ticks = month_ticks(date(2025, 11, 1), date(2026, 2, 15), 20)
    assert texts(ticks) == ["nov 2025", "dec", "jan 2026", "feb"]
    assert [tick.day for tick in ticks] == [
        date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1),
    ]  # fmt: skip


def test_a_month_that_has_begun_has_no_label():
    assert texts(month_ticks(date(2025, 11, 2), date(2026, 1, 1), 20)) == ["dec 2025", "jan 2026"]


def test_less_room_gives_fewer_labels():
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    assert texts(month_ticks(first, last, 32)) == ["jan 2025", "mars", "maj", "juli", "sep", "nov"]
    assert texts(month_ticks(first, last, 80)) == ["jan 2025", "apr", "juli", "okt"]
    assert texts(month_ticks(first, last, 150)) == ["jan 2025", "juli"]
    assert month_ticks(first, last, 200) == []


def test_february_is_short():
    assert len(month_ticks(date(2025, 1, 1), date(2025, 3, 1), 29)) == 2
    assert len(month_ticks(date(2025, 1, 1), date(2025, 3, 1), 28)) == 3


def test_from_years_on_only_years():
    assert texts(month_ticks(date(2020, 5, 3), date(2025, 1, 1), 300)) == [
        "2021",
        "2022",
        "2023",
        "2024",
        "2025",
    ]
    assert texts(month_ticks(date(2020, 1, 1), date(2031, 1, 1), 1800)) == ["2020", "2025", "2030"]


def test_a_short_span_has_its_first_and_last_day():
    assert texts(day_ticks(date(2025, 3, 3), date(2025, 3, 24), 5)) == ["3 mars 2025", "24 mars"]
    assert texts(day_ticks(date(2024, 12, 30), date(2025, 1, 24), 5)) == ["30 dec 2024", "24 jan 2025"]


def test_a_single_day_and_days_too_close_have_one_label():
    day = date(2025, 3, 3)
    assert texts(day_ticks(day, day, 5)) == ["3 mars 2025"]
    assert texts(day_ticks(day, date(2025, 3, 7), 5)) == ["7 mars 2025"]


def test_the_last_year_there_is():
    assert month_ticks(date(9999, 11, 1), date(9999, 12, 31), 28)[-1].day == date(9999, 12, 1)


@given(DAYS, st.integers(0, 40_000), st.floats(0.1, 5_000))
def test_labels_are_never_closer_than_they_may_be(first: date, span: int, apart: float):
    last = first + timedelta(days=span)
    for ticks in (month_ticks(first, last, apart), day_ticks(first, last, apart)):
        days = [tick.day for tick in ticks]
        assert days == sorted(set(days))
        assert all(first <= day <= last for day in days)
        assert all((b - a).days >= apart for a, b in zip(days, days[1:], strict=False))
