"""Which rows are asked for."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.ui.board.filtering import NONE, Filter, Since, since_when
from ui.rows import STANDINGS, row

ROWS = [
    row("Anna", coordinators=("karin", "bo"), principal="region"),
    row("Bo", mine=False, coordinators=("bo",), principal="kommun", consent=STANDINGS[ConsentState.EXPIRING]),
    row("Cia", consent=STANDINGS[ConsentState.MISSING]),
    row("Dan", left=True, coordinators=("karin",)),
]
PEOPLE = ["", NONE, "karin", "bo", "okänd"]

filters = st.builds(
    Filter,
    st.sampled_from(["", "here", "there"]),
    st.sampled_from(PEOPLE),
    st.sampled_from(["", NONE, "region", "kommun"]),
    st.sampled_from(["", *ConsentState]),
    st.sampled_from(Since),
    st.booleans(),
)
rows = st.lists(
    st.builds(
        row,
        st.sampled_from(["Anna", "Bo", "Cia"]),
        mine=st.booleans(),
        consent=st.sampled_from(list(STANDINGS.values())),
        principal=st.sampled_from(["", "region", "kommun"]),
        coordinators=st.lists(st.sampled_from(["karin", "bo"]), max_size=2, unique=True).map(tuple),
        left=st.booleans(),
    ),
    max_size=12,
)
changes = st.frozensets(st.sampled_from(["Anna", "Bo", "okänd"]))


def found(wanted, changed=()):
    return [one.id for one in ROWS if wanted.matches(one, changed)]


def pick(wanted, some, changed):
    flags = wanted.flags(some, changed)
    return [one for one, flag in zip(some, flags, strict=True) if flag]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(), "Anna Bo Cia"),
        (Filter(left=True), "Anna Bo Cia Dan"),
        (Filter(site="there"), "Bo"),
        (Filter(coordinator="karin"), "Anna"),
        (Filter(coordinator="karin", left=True), "Anna Dan"),
        (Filter(coordinator="bo"), "Anna Bo"),
        (Filter(coordinator=NONE), "Cia"),
        (Filter(principal="kommun"), "Bo"),
        (Filter(principal=NONE), "Cia"),
        (Filter(consent="expiring"), "Bo"),
        (Filter(consent="missing", site="there"), ""),
        (Filter(since=Since.TODAY), "Cia"),
    ],
)
def test_each_thing_asked_for_narrows(wanted, names):
    assert found(wanted, {"Cia", "Dan"}) == names.split()


def test_only_showing_those_who_left_is_no_narrowing():
    assert not Filter().narrows
    assert not Filter(left=True).narrows
    assert Filter(since=Since.WEEK).narrows


@given(filters, rows, changes)
def test_filtering_twice_is_filtering_once_and_keeps_the_order(wanted, some, changed):
    once = pick(wanted, some, changed)
    assert pick(wanted, once, changed) == once
    assert once == [one for one in some if wanted.matches(one, changed)]


@given(filters, rows, changes)
def test_asking_for_more_never_finds_more(wanted, some, changed):
    assert len(pick(wanted, some, changed)) <= len(pick(Filter(left=True), some, changed)) == len(some)


@pytest.mark.parametrize(
    ("since", "today", "day"),
    [
        (Since.TODAY, date(2026, 11, 23), date(2026, 11, 23)),
        (Since.WEEK, date(2026, 3, 1), date(2026, 2, 22)),
        (Since.WEEK, date(2028, 3, 1), date(2028, 2, 23)),
        (Since.MONTH, date(2027, 1, 15), date(2026, 12, 16)),
    ],
)
def test_changes_count_from_midnight_here(since, today, day):
    when = since_when(since, today)
    assert (when.date(), when.hour, when.minute) == (day, 0, 0)
    assert when == datetime(day.year, day.month, day.day).astimezone()


def test_a_meeting_is_no_day_of_the_calendar():
    assert since_when(Since.MEETING, date(2026, 11, 23)) is None


def test_from_no_day_on_is_from_the_beginning():
    assert since_when(Since.EVER, date(2026, 11, 23)).timestamp() == 0


def test_ten_thousand_rows_are_filtered_in_a_moment():
    many = [row(f"P{at}", row_id=str(at), coordinators=("karin",)) for at in range(10_000)]
    begun = time.perf_counter()
    flags = Filter(site="here", coordinator="karin", since=Since.TODAY).flags(many, {"7"})
    assert sum(flags) == 1
    assert time.perf_counter() - begun < 0.5
