"""Days: the one form that is read, and running Swedish."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refusals import refused
from samordning_desktop.core.dates import MONTHS, long_date, parse_date, weekday_date


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"  {day.isoformat()}\n") == day


def test_the_leap_day() -> None:
    assert parse_date("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text", ["2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", " 2026-02-30 "]
)
def test_a_day_that_does_not_exist_is_said_not_to(text: str) -> None:
    with refused("date.invalid") as caught:
        parse_date(text)
    assert caught.value.sentences.happened == f"”{text.strip()}” är inte ett datum som finns."


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2026-3-2", "26-03-02", "20260302", "2026/03/02", "2026-W10-1", "2026-03-02T00:00", "+2026-03-02",
        "２０２６-03-02", "i går", "2026-2-30", "{date}",
    ],
)  # fmt: skip
def test_of_a_day_in_another_form_it_is_the_form_that_is_said(text: str) -> None:
    with refused("date.form") as caught:
        parse_date(text)
    assert caught.value.sentences.happened == f"”{text.strip()}” är inte skrivet som ett datum."
    assert "år-månad-dag, till exempel 2026-03-02" in caught.value.text


def test_running_swedish() -> None:
    assert long_date(date(2025, 3, 3)) == "3 mars 2025"
    assert long_date(date(2024, 2, 29)) == "29 februari 2024"
    assert len(MONTHS) == 12


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 28), "lördag 28 november"),
        (date(2028, 2, 29), "tisdag 29 februari"),
        (date(2027, 1, 1), "fredag 1 januari"),
    ],
)
def test_a_day_with_its_weekday(day: date, words: str) -> None:
    assert weekday_date(day) == words
