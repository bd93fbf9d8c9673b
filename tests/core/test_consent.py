"""Consent: a year to the day, withdrawn over everything."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.consent import (
    EXPIRING_WITHIN_DAYS,
    STATE_WORDS,
    Consent,
    ConsentState,
    Standing,
    last_valid_day,
    oldest_covering_signature,
    standing,
)

DAYS = st.dates(date(2020, 1, 1), date(2060, 1, 1))
SIGNED = date(2025, 4, 22)


def consent(signed: date, own_id: str = "c") -> Consent:
    return Consent(own_id, signed, "3")


@pytest.mark.parametrize(
    ("signed", "last"),
    [
        (date(2025, 4, 22), date(2026, 4, 21)),
        (date(2024, 2, 29), date(2025, 2, 27)),
        (date(2024, 3, 1), date(2025, 2, 28)),
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2025, 2, 27)),
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2025, 12, 31), date(2026, 12, 30)),
        (date.max, date.max),
    ],
)
def test_the_last_valid_day_is_the_day_before_the_anniversary(signed: date, last: date) -> None:
    assert last_valid_day(signed) == last
    assert consent(signed).last_valid_day == last


@given(DAYS)
def test_a_consent_lasts_a_year_whatever_the_day(signed: date) -> None:
    days = (last_valid_day(signed) - signed).days + 1
    assert days in (364, 365, 366)
    assert days >= 365 or (signed.month, signed.day) == (2, 29)


@given(DAYS, st.integers(1, 400))
def test_a_later_signature_never_runs_out_earlier(signed: date, later: int) -> None:
    assert last_valid_day(signed + timedelta(days=later)) >= last_valid_day(signed)


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        (date(2025, 4, 21), ConsentState.MISSING, None),
        (date(2025, 4, 22), ConsentState.VALID, 364),
        (date(2026, 2, 19), ConsentState.VALID, 61),
        (date(2026, 2, 20), ConsentState.EXPIRING, 60),
        (date(2026, 4, 20), ConsentState.EXPIRING, 1),
        (date(2026, 4, 21), ConsentState.EXPIRING, 0),
        (date(2026, 4, 22), ConsentState.EXPIRED, None),
    ],
)
def test_states_at_their_edges(today: date, state: ConsentState, left: int | None) -> None:
    where = standing([consent(SIGNED)], None, today)
    assert (where.state, where.days_left) == (state, left)
    assert where.covers is (left is not None)
    assert where.valid_until == (None if state is ConsentState.MISSING else date(2026, 4, 21))


def test_a_leap_day_runs_out_on_the_day_before_28_february() -> None:
    given_on_leap_day = [consent(date(2024, 2, 29))]
    assert standing(given_on_leap_day, None, date(2025, 2, 27)).covers
    assert standing(given_on_leap_day, None, date(2025, 2, 28)).state is ConsentState.EXPIRED


def test_no_form_at_all() -> None:
    assert standing([], None, SIGNED) == Standing(ConsentState.MISSING)


def test_among_several_the_one_that_lasts_longest_counts() -> None:
    forms = [consent(date(2025, 6, 1)), consent(date(2024, 1, 1)), consent(date(2025, 3, 1))]
    assert standing(forms, None, date(2025, 7, 1)).valid_until == date(2026, 5, 31)


def test_a_form_dated_after_today_is_not_in_force_and_does_not_hide_one_that_is() -> None:
    forms = [consent(date(2025, 1, 1)), consent(date(2025, 8, 1))]
    assert standing(forms, None, date(2025, 7, 1)).valid_until == date(2025, 12, 31)


@given(st.lists(DAYS, max_size=4), DAYS, DAYS)
def test_a_withdrawal_wins_over_every_consent_whenever_given(
    signatures: list[date], withdrawn: date, today: date
) -> None:
    where = standing([consent(day) for day in signatures], withdrawn, today)
    assert where.state is ConsentState.WITHDRAWN
    assert where.withdrawn_on == withdrawn
    assert not where.covers
    assert where.days_left is None


@given(st.lists(DAYS, max_size=4), DAYS)
def test_it_covers_today_just_when_one_form_does(signatures: list[date], today: date) -> None:
    where = standing([consent(day) for day in signatures], None, today)
    assert where.covers is any(day <= today <= last_valid_day(day) for day in signatures)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "samtycke går ut i dag"),
        (1, "samtycke går ut i morgon"),
        (2, "samtycke går ut om 2 dagar"),
        (EXPIRING_WITHIN_DAYS, "samtycke går ut om 60 dagar"),
    ],
)
def test_the_words_of_one_that_runs_out(days: int, words: str) -> None:
    today = date(2026, 4, 21) - timedelta(days=days)
    assert standing([consent(SIGNED)], None, today).words == words


@pytest.mark.parametrize("state", [state for state in ConsentState if state is not ConsentState.EXPIRING])
def test_the_words_of_the_other_states(state: ConsentState) -> None:
    assert Standing(state).words == STATE_WORDS[state]


@given(DAYS)
def test_the_oldest_signature_that_covers_is_just_that(today: date) -> None:
    oldest = oldest_covering_signature(today)
    assert last_valid_day(oldest) >= today
    assert last_valid_day(oldest - timedelta(days=1)) < today
