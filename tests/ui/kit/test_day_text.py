"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.day_text import read_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        (" 2026-03-02 ", date(2026, 3, 2)),
        ("2026.3.2", date(2026, 3, 2)),
        ("20260302", date(2026, 3, 2)),
        ("260302", date(2026, 3, 2)),
        ("2/3 2026", date(2026, 3, 2)),
        ("2/3", date(2026, 3, 2)),
        ("02/03/2026", date(2026, 3, 2)),
        ("2 mars 2026", date(2026, 3, 2)),
        ("2 Mars", date(2026, 3, 2)),
        ("2 mar. 2026", date(2026, 3, 2)),
        ("31 dec", date(2026, 12, 31)),
        ("29 februari 2024", date(2024, 2, 29)),
        ("i dag", TODAY),
        ("Idag", TODAY),
        ("i går", date(2026, 11, 22)),
        ("imorgon", date(2026, 11, 24)),
    ],
)
def test_is_read_as_it_is_meant(text, day):
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date.missing"),
        ("  ", "date.missing"),
        ("igen", "date.form"),
        ("3", "date.form"),
        ("2603", "date.form"),
        ("2 ma 2026", "date.form"),
        ("2 xyz", "date.form"),
        ("٢/٣ 2026", "date.form"),
        ("2026-02-29", "date.invalid"),
        ("31/2", "date.invalid"),
        ("31 april 2026", "date.invalid"),
        ("2026-13-01", "date.invalid"),
    ],
)
def test_what_is_no_day_is_refused_with_its_text(text, code):
    with pytest.raises(KnownError) as refused:
        read_day(text, TODAY)
    assert refused.value.code == code
    assert text.strip() in refused.value.sentences.happened


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_day_gives_that_day(day):
    forms = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%y%m%d}",
        f"{day.day}/{day.month} {day.year}",
        long_date(day),
    ]
    assert {read_day(form, TODAY) for form in forms} == {day}
