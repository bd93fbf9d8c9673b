"""Days: the one form that is read, and running Swedish."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samordning_desktop
from refusals import refused
from samordning_desktop.core.dates import (
    MONTHS,
    began_words,
    clock_time,
    local_time,
    long_date,
    parse_date,
    weekday_date,
    years_old,
)


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


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_where_nothing_is_written_that_is_what_is_said(text: str) -> None:
    with refused("date.missing") as caught:
        parse_date(text)
    assert caught.value.sentences.happened == "Datumet är inte ifyllt."


@pytest.mark.parametrize(
    "text",
    [
        "2026-3-2", "26-03-02", "20260302", "2026/03/02", "2026-W10-1", "2026-03-02T00:00", "+2026-03-02",
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


def test_a_day_to_come_has_not_begun() -> None:
    day = date(2024, 2, 29)
    assert began_words(day, day) == "Började 29 februari 2024"
    assert began_words(day, date(2024, 2, 28)) == "Börjar 29 februari 2024"
    assert began_words(None, day) == ""
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


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2008-11-23", "2026-11-22", 17),
        ("2008-11-23", "2026-11-23", 18),
        ("2008-02-29", "2026-02-27", 17),
        ("2008-02-29", "2026-02-28", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("2008-12-31", "2026-01-01", 17),
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-24", "2026-11-23", -1),
    ],
)
def test_the_age_on_a_day(born: str, day: str, age: int) -> None:
    assert years_old(date.fromisoformat(born), date.fromisoformat(day)) == age


@given(st.dates(), st.dates())
def test_nobody_grows_younger(born: date, day: date) -> None:
    later = min(day.toordinal() + 1, date.max.toordinal())
    assert years_old(born, day) <= years_old(born, date.fromordinal(later)) <= years_old(born, day) + 1


@pytest.mark.parametrize("hours", [-8, 0, 9])
def test_time_is_shown_as_on_the_wall(hours: int) -> None:
    when = datetime(2026, 11, 20, 23, 3, tzinfo=timezone(timedelta(hours=hours)))
    assert local_time(when) == time.strftime("%Y-%m-%d %H:%M", time.localtime(when.timestamp()))
    assert local_time(when).endswith(clock_time(when))


def test_times_are_written_in_one_way_everywhere() -> None:
    sources = Path(samordning_desktop.__file__).parent.rglob("*.py")
    assert [one.name for one in sources if "%H." in one.read_text("utf-8")] == []
