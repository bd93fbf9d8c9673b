"""The access log as a person can read it."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.access import Access, by_day

NOON = datetime(2026, 3, 2, 12, 0).astimezone()


def at(hours: float, by: str = "Karin Ek", what: str = "visat") -> Access:
    return Access(NOON + timedelta(hours=hours), by, "Psykiatrin", what)


def test_what_one_does_many_times_on_a_day_is_one_line() -> None:
    first, other, read = by_day([at(0), at(2), at(1), at(0, "Bo Ek"), at(-24, what="läst historik")])
    assert (first.by, first.first, first.last, first.times) == ("Bo Ek", "12:00", "12:00", 1)
    assert (other.by, other.first, other.last, other.times) == ("Karin Ek", "12:00", "14:00", 3)
    assert (read.what, read.day) == ("läst historik", (NOON - timedelta(days=1)).date())


def test_midnight_parts_the_days() -> None:
    assert [line.day.day for line in by_day([at(11.9), at(12.1)])] == [3, 2]


def test_nothing() -> None:
    assert by_day([]) == []


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from("ab"), st.sampled_from("xy")), max_size=30))
def test_no_row_is_lost(rows: list[tuple[int, str, str]]) -> None:
    lines = by_day(at(hours, by, what) for hours, by, what in rows)
    assert sum(line.times for line in lines) == len(rows)
    assert [line.day for line in lines] == sorted((line.day for line in lines), reverse=True)
