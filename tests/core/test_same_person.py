"""Who in an old board is on the board already."""

from __future__ import annotations

from datetime import date

import pytest

from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.same_person import KnownPeople, Match, Sameness, number_key

ASA = BoardFields("Åsa Öberg", "19610118-2803", date(2025, 3, 3))
BO = BoardFields("Bo Ek", "", date(2024, 2, 29))


@pytest.mark.parametrize(
    "text", ["19610118-2803", "610118-2803", "6101182803", " 19610118 2803 ", "610118+2803"]
)
def test_a_number_is_the_same_however_it_is_written(text: str) -> None:
    assert number_key(text) == "6101182803"


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


def test_nobody_is_known_on_an_empty_board() -> None:
    assert KnownPeople([]).find("Åsa Öberg", "19610118-2803", None) is None
