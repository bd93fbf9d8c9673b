"""Days: the one form that is read, and running Swedish."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refusals import refused
from samordning_desktop.core.dates import MONTHS, long_date, parse_date


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"  {day.isoformat()}\n") == day


def test_the_leap_day() -> None:
    assert parse_date("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-3-2", "26-03-02",
        "20260302", "2026/03/02", "2026-W10-1", "2026-03-02T00:00", "+2026-03-02", "２０２６-03-02", "i går",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_the_text_shown(text: str) -> None:
    with refused("date.invalid") as caught:
        parse_date(text)
    assert f"”{text.strip()}”" in caught.value.sentences.happened


def test_a_text_with_braces_is_shown_as_it_is() -> None:
    with refused("date.invalid") as caught:
        parse_date("{date}")
    assert "”{date}”" in caught.value.sentences.happened


def test_running_swedish() -> None:
    assert long_date(date(2025, 3, 3)) == "3 mars 2025"
    assert long_date(date(2024, 2, 29)) == "29 februari 2024"
    assert len(MONTHS) == 12
