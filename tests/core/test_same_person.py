"""Who in an old board is on the board already."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.same_person import KnownPeople, Match, Sameness, number_key

ASA = BoardFields("Åsa Öberg", "19610118-2803", date(2025, 3, 3))
BO = BoardFields("Bo Ek", "", date(2024, 2, 29))


@pytest.mark.parametrize(
    "text", ["19610118-2803", "610118-2803", "6101182803", " 19610118 2803 ", "610118+2803"]
)
def test_a_number_is_the_same_however_it_is_written(text: str) -> None:
    assert number_key(text) == "6101182803"


@given(st.text(alphabet="0123456789-–+ aÅ²٣", max_size=16))
def test_what_is_no_letter_or_digit_makes_no_difference(text: str) -> None:
    assert number_key(f"{text} ") == number_key(text)
    assert number_key(text.replace("-", "+")) == number_key(text)


@pytest.mark.parametrize("text", ["", " ", "saknas", "–", "?", "okänt"])
def test_what_holds_no_digit_is_no_number(text: str) -> None:
    assert number_key(text) == ""


def test_two_without_a_number_are_not_the_same_for_lacking_it() -> None:
    known = KnownPeople([BoardFields("Åsa", "saknas")])
    assert known.find("Bo", "saknas", None) is None


@pytest.mark.parametrize(
    ("name", "number", "start", "match"),
    [
        ("Någon annan", "610118-2803", None, Match(Sameness.NUMBER, ASA)),
        ("Åsa Öberg", "20030202-2389", None, None),
        ("ÅSA  ÖBERG", "", None, Match(Sameness.NAME, ASA)),
        ("Åsa Öberg", "", date(2025, 3, 3), Match(Sameness.NAME, ASA)),
        ("Åsa Öberg", "", date(2025, 3, 4), Match(Sameness.NAME, ASA, sure=False)),
        ("bo ek", "20030202-2389", None, Match(Sameness.NAME, BO)),
        ("Bo Ek", "", date(2023, 2, 28), Match(Sameness.NAME, BO, sure=False)),
        ("Bo Eke", "", date(2024, 2, 29), None),
        ("", "", None, None),
    ],
)
def test_by_number_then_by_name(name: str, number: str, start: date | None, match: Match | None) -> None:
    assert KnownPeople([ASA, BO]).find(name, number, start) == match


SEVERAL = [
    BoardFields("Anna Andersson", "", date(2026, 5, 15)),
    BoardFields("Anna Andersson", "19900222-2397", date(2026, 8, 15)),
    BoardFields("Anna Andersson", "", None),
]


@pytest.mark.parametrize(
    ("people", "number", "start", "match"),
    [
        (SEVERAL, "", date(2026, 5, 15), Match(Sameness.NAME, SEVERAL[0])),
        (SEVERAL, "", date(2026, 8, 15), Match(Sameness.NAME, SEVERAL[1])),
        (SEVERAL, "", None, Match(Sameness.NAME, SEVERAL[2])),
        (SEVERAL, "", date(2026, 9, 15), Match(Sameness.NAME, SEVERAL[2])),
        (SEVERAL[:2], "", date(2026, 9, 15), Match(Sameness.NAME, SEVERAL[0], sure=False)),
        (SEVERAL[:2], "", None, Match(Sameness.NAME, SEVERAL[0])),
        (SEVERAL, "19900222-2389", date(2026, 8, 15), Match(Sameness.NAME, SEVERAL[2])),
        (SEVERAL[1:2], "19900222-2389", date(2026, 8, 15), None),
        (SEVERAL, "900222-2397", None, Match(Sameness.NUMBER, SEVERAL[1])),
    ],
)
def test_of_several_with_one_name_each_is_looked_at(
    people: list[BoardFields], number: str, start: date | None, match: Match | None
) -> None:
    assert KnownPeople(people).find("Anna Andersson", number, start) == match


def test_nobody_is_known_on_an_empty_board() -> None:
    assert KnownPeople([]).find("Åsa Öberg", "19610118-2803", None) is None
