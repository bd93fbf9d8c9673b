"""Dates as they write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core import doubts
from samordning_desktop.core.dates import MONTHS, long_date
from samordning_desktop.core.loose_dates import checked_day, read_day

THE_DAY = date(2025, 3, 3)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-03",
        "2025-3-3",
        "2025/03/03",
        "2025.03.03",
        "2025 03 03",
        "2025–03–03",
        "20250303",
        "250303",
        "25-03-03",
        "3/3 2025",
        "3/3-25",
        "3/3 -25",
        "3/3–25",
        "3/3/25",
        "3/3/2025",
        "03/03/2025",
        "3/3 '25",
        "3/3, 2025",
        "3.3.2025",
        "03.03.25",
        "3-3-2025",
        "3 mars 2025",
        "3 MARS 2025",
        "3 mar -25",
        "3 mars 25",
        "3:e mars 2025",
        "3. mars 2025",
        "3mars2025",
        "3-mar-25",
        "den 3 mars 2025",
        "måndag 3 mars 2025",
        "mån 3/3 2025",
        "Start: 250303",
        "fr.o.m. 2025-03-03",
        "från och med 3 mars 2025",
        "Inskriven 2025-03-03.",
        "2025-03-03 00:00:00",
        "2025-03-03T00:00",
        "45719",
        "45719.0",
        "45719,25",
        "  2025-03-03\n",
        "2025\u201103\u201103".replace("\u2011", "-"),
    ],
)
def test_every_usual_writing_is_the_same_day(text: str) -> None:
    assert read_day(text) == (THE_DAY, "", "")


@given(DAYS)
def test_every_day_of_the_century_is_read_in_every_form(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%y%m%d}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}/{day.month}-{day:%y}",
        f"{day.day}.{day.month}.{day.year}",
        long_date(day),
        f"{day.day} {MONTHS[day.month - 1][:3]} -{day:%y}",
    ]
    assert {read_day(form) for form in forms} == {(day, "", "")}


@pytest.mark.parametrize(
    "day", [date(2000, 2, 29), date(2024, 2, 29), date(2025, 12, 31), date(2099, 12, 31)]
)
def test_an_excel_serial_number_is_its_day(day: date) -> None:
    assert read_day(str((day - date(1899, 12, 30)).days)).day == day


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "—", "...", " - "])
def test_nothing_and_a_dash_are_no_day_and_no_doubt(text: str) -> None:
    assert read_day(text) == (None, "", "")


@pytest.mark.parametrize(
    "text",
    [
        "mars 2025",
        "v. 10",
        "vecka 10",
        "v10 2025",
        "3/3",
        "3 mars",
        "2025",
        "2025-03",
        "oktober",
        "3/3 10:00",
        "3 maj 10.30",
    ],
)
def test_an_incomplete_date_is_never_filled_in(text: str) -> None:
    assert read_day(text) == (None, text, doubts.START_INCOMPLETE)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",
        "250230",
        "20250230",
        "30/2 2025",
        "29/2 2025",
        "29 februari 2025",
        "2025-13-01",
        "12/31/2025",
        "0/3 2025",
    ],
)
def test_a_day_that_does_not_exist_is_said(text: str) -> None:
    assert read_day(text) == (None, text, doubts.START_IMPOSSIBLE)


@pytest.mark.parametrize("text", ["1961-01-18", "19610118", "18/1 1961", "2100-01-01", "30000", "99999"])
def test_a_year_far_from_the_pilot_is_not_believed(text: str) -> None:
    assert read_day(text) == (None, text, doubts.START_UNLIKELY)


@pytest.mark.parametrize(
    "text",
    [
        "kontakta Eva",
        "19610118-2803",
        "610118-2803",
        "610118+2803",
        "nej",
        "?",
        "070-123 45 67",
        "mars-mötet är sent",
        "٣/٣ ٢٠٢٥",
    ],
)
def test_what_is_no_date_is_left_whole(text: str) -> None:
    read = read_day(text)
    assert read.day is None
    assert read.rest == text
    assert read.reason in (doubts.START_NOT_A_DATE, doubts.START_INCOMPLETE)


def test_a_personal_number_is_not_a_start() -> None:
    assert read_day("19610118-2803").reason == doubts.START_NOT_A_DATE
    assert read_day("20030202-2389").reason == doubts.START_NOT_A_DATE
    assert read_day("030202-2389").reason == doubts.START_NOT_A_DATE


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Start: 250303 (via soc)", "(via soc)"),
        ("3 mars 2025 (remiss 2025-01-10)", "(remiss 2025-01-10)"),
        ("ca 3/3 2025", "ca"),
        ("2025-03-03 13:30", "13:30"),
        ("2025-03-03 – 2025-09-01", "2025-09-01"),
        ("3/3 2025, avslutad 4/4 2025", "avslutad 4/4 2025"),
        ("Remiss 250301, start 3 mars 2025", None),
        ("3 mars 2025 prel.", "prel"),
    ],
)
def test_the_first_day_counts_and_the_rest_is_kept(text: str, rest: str | None) -> None:
    read = read_day(text)
    if rest is None:
        assert read == (date(2025, 3, 1), "Remiss 3 mars 2025", "")
    else:
        assert read == (THE_DAY, rest, "")


@given(st.text())
def test_any_text_gives_a_day_a_reason_or_was_empty(text: str) -> None:
    read = read_day(text)
    if read.day is None and read.rest:
        assert read.reason
    if read.reason:
        assert read.rest == " ".join(read.rest.split())


@given(DAYS)
def test_a_real_date_stands(day: date) -> None:
    assert checked_day(day) == (day, "", "")


def test_a_real_date_far_from_the_pilot_is_not_believed() -> None:
    assert checked_day(date(2000, 1, 1) - timedelta(days=1)) == (None, "1999-12-31", doubts.START_UNLIKELY)
    assert checked_day(date(2100, 1, 1)).day is None
