"""Initials and first names: short, and nobody taken for somebody else."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.name_forms import (
    NameForm,
    distinct_first_names,
    distinct_initials,
    distinct_short_names,
    initials,
    names_as,
)
from samordning_desktop.core.participant import short_name

EVERY = (distinct_initials, distinct_first_names, distinct_short_names)

#: Few letters, so that people often share a beginning; å written in both of Unicode's ways.
WORDS = st.text("AaÅåÖ-.ß'\u030a", min_size=1, max_size=5)
NAMES = st.lists(st.lists(WORDS, max_size=4).map(" ".join) | st.text(max_size=8), max_size=8)
LONG_WORDS = st.text("abö", min_size=5, max_size=5)
LONG_NAMES = st.lists(st.tuples(LONG_WORDS, LONG_WORDS), min_size=1, max_size=12, unique=True)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Anna Alm", "A A"),
        ("Anna Maria Alm", "A A"),
        ("Anna-Karin Östergren", "A-K Ö"),
        ("Åsa Ärlig-Öst", "Å Ä-Ö"),
        ("åsa öberg", "Å Ö"),
        ("A\u030asa O\u0308berg", "Å Ö"),
        ("Bo  von   Essen", "B E"),
        ("Anna", "A"),
        ("Anna-Karin", "A-K"),
        ("Anna-", "A"),
        ("(Anna) O'Neil", "A O"),
        ("–", "–"),
        ("- -", "- -"),
        ("ß", "ß"),
        ("", ""),
        (" ", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Anna Alm", "Bo Berg"], ["A A", "B B"]),
        (["Anna Alm", "Asta Alm"], ["An A", "As A"]),
        (["Anna Alm", "Anna Ahl"], ["A Al", "A Ah"]),
        (["Anna Alm", "Anna Ahl", "Asta Alm"], ["An Al", "A Ah", "As A"]),
        (["Anna Alm", "Åsa Alm"], ["A A", "Å A"]),
        (["Anna Maria Alm", "Anna Karin Alm"], ["A M A", "A K A"]),
        (["Anna Maria Alm", "Anna Märta Alm"], ["Anna Maria Alm", "Anna Märta Alm"]),
        (["Anna-Karin Öst", "Anna-Kajsa Öst"], ["Ann-Kar Ö", "Ann-Kaj Ö"]),
        (["Anna-Karin Öst", "Anna Öst"], ["A-K Ö", "A Ö"]),
        (["Anna", "Anna Alm", "Asta"], ["An", "A A", "As"]),
        (["Bo Kristoffersson", "Bo Kristoffersen"], ["Bo Kristoffersson", "Bo Kristoffersen"]),
        (["A Alm", "Anna Alm"], ["A Alm", "An A"]),
        (["An A", "Anna Alm", "Asta Alm"], ["An A", "Ann A", "As A"]),
        (["Anna Alm", "anna  alm"], ["Anna Alm", "anna alm"]),
        (["Anna Alm", "Anna Alm"], ["A A", "A A"]),
        ([], []),
    ],
)
def test_who_has_the_same_initials_gets_letters_more(names: list[str], short: list[str]) -> None:
    assert distinct_initials(names) == short


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Anna Alm", "Bo Berg"], ["Anna", "Bo"]),
        (["Anna Alm", "Anna Berg", "Åsa Berg"], ["Anna A.", "Anna B.", "Åsa"]),
        (["Anna Alm", "Anna Ahl"], ["Anna Al.", "Anna Ah."]),
        (["Anna Maria Alm", "Anna Karin Alm"], ["Anna M. A.", "Anna K. A."]),
        (["Anna", "Anna Alm"], ["Anna", "Anna A."]),
        (["Anna Alm", "Anna Alm-Berg"], ["Anna Alm", "Anna Alm-Berg"]),
        (["Anna-Karin Öst", "Anna Öst"], ["Anna-Karin", "Anna"]),
        (["", "Bo"], ["", "Bo"]),
    ],
)
def test_who_has_the_same_first_name_gets_more_of_the_last(names: list[str], short: list[str]) -> None:
    assert distinct_first_names(names) == short


def test_first_name_and_initial_for_all_and_more_where_that_is_shared() -> None:
    names = ["Anna Alm", "Anna Ahl", "Bo Berg", "Disa"]
    assert distinct_short_names(names) == ["Anna Al.", "Anna Ah.", "Bo B.", "Disa"]


@pytest.mark.parametrize("name", ["Anna Maria Alm", "Östen Åkerö", "Anna", "  AB  ", "Bo  von   Essen", ""])
def test_alone_it_is_the_short_name_of_the_panel(name: str) -> None:
    assert distinct_short_names([name]) == [short_name(name)]


def test_each_form() -> None:
    names = [" Anna  Alm", "Åsa Öberg"]
    assert names_as(NameForm.FULL, names) == ["Anna Alm", "Åsa Öberg"]
    assert names_as(NameForm.SHORT, names) == ["Anna A.", "Åsa Ö."]
    assert names_as(NameForm.INITIALS, names) == ["A A", "Å Ö"]


@pytest.mark.parametrize("forms", EVERY)
@given(names=NAMES)
def test_different_people_are_always_written_differently(forms, names: list[str]) -> None:
    whole = {name: " ".join(unicodedata.normalize("NFC", name).split()) for name in names}
    written = dict(zip(names, forms(names), strict=True))
    assert len(set(written.values())) == len(set(whole.values()))


@pytest.mark.parametrize("forms", EVERY)
@given(names=NAMES, data=st.data())
def test_the_order_decides_nothing(forms, names: list[str], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(names))
    written = dict(zip(names, forms(names), strict=True))
    assert forms(mixed) == [written[name] for name in mixed]


@given(people=LONG_NAMES)
def test_initials_are_as_short_as_they_can_be(people: list[tuple[str, str]]) -> None:
    def fits(first: int, last: int, one: tuple[str, str]) -> int:
        return sum((other[0][:first], other[1][:last]) == (one[0][:first], one[1][:last]) for other in people)

    for one, written in zip(people, distinct_initials([" ".join(one) for one in people]), strict=True):
        own = [sum(shape) for shape in product(range(1, 5), repeat=2) if fits(*shape, one) == 1]
        assert len(written) - 1 == min(own, default=10)
        if own:
            first, last = written.lower().split(" ")
            assert fits(len(first), len(last), one) == 1


def test_two_hundred_people() -> None:
    names = [
        f"{first} {last}" for first in ("Anna", "Åsa", "Östen", "Bo") for last in map(str, range(100, 150))
    ]
    for forms in EVERY:
        assert len(set(forms(names))) == len(names)
