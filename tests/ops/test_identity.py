"""Identity numbers are looked at, never refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, details, participants, reading
from samordning_desktop.ops.identity import birth_date, identity_warning, warning_among

RESERVED = ["19610118-2803", "20030202-2389", "19900222-2397", "20000125-2386"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        *RESERVED,
        "610118-2803",
        "6101182803",
        "196101182803",
        " 19610118-2803 ",
        "19610973-2393",
        "610973-2393",
    ],
)
def test_nothing_is_said_of_a_number_that_holds(text: str) -> None:
    assert identity_warning(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "19610118-2804", "19610118-280", "19611318-2803", "19610132-2803", "19610974-2393", "R-4711",
        "1961011A-2803", "TF610118-2803", "okänt", "{name}", "99710118-K001",
    ],
)  # fmt: skip
def test_anything_else_gets_a_sentence_that_says_that_it_can_be_kept(text: str) -> None:
    said = identity_warning(text)
    assert said is not None
    assert f"”{text}”" in said
    assert "reservnummer" in said


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    said = identity_warning(text)
    assert said is None or said.startswith("”")


@pytest.mark.parametrize("text", ["R-4711", "19610118-2804", "TF 61 01 18"])
def test_a_number_that_does_not_hold_is_kept_as_it_is(desk: Desk, text: str) -> None:
    person = participants.add_participant(desk, BoardFields("Bo", text)).value
    assert reading.person(desk, person).row.fields.personal_id == text


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("19610118-2803", date(1961, 1, 18)),
        (" 20030202-2389 ", date(2003, 2, 2)),
        ("610118-2803", date(1961, 1, 18)),
        ("19610973-2393", date(1961, 9, 13)),
        ("19610118-2804", None),
        ("R-4711", None),
        ("99710118-K001", None),
        ("", None),
    ],
)
def test_the_day_of_birth_is_told_by_a_number_that_holds(text: str, born: date | None) -> None:
    assert birth_date(text) == born


@pytest.mark.parametrize("text", ["19610118-2803", "610118-2803", " 6101182803 "])
def test_whoever_has_the_number_already_is_told(desk: Desk, text: str) -> None:
    own_id = participants.add_participant(desk, BoardFields("Åsa Öberg", "196101182803")).value
    people = reading.everyone(desk)
    said = warning_among(people)(text)
    assert said == (
        "Åsa Öberg (Falköping) har redan det numret. Är det samma person ska den stå på tavlan en gång."
    )
    assert warning_among(people, own_id)(text) is None


def test_who_has_left_is_told_of_as_that(desk: Desk) -> None:
    own_id = participants.add_participant(desk, BoardFields("Åsa Öberg", "19610118-2803")).value
    details.end_participation(desk, own_id, desk.clock.today(), "")
    said = warning_among(reading.everyone(desk))("19610118-2803")
    assert said is not None
    assert said.startswith("Åsa Öberg (Falköping, avslutad) har redan")


def test_of_two_with_the_number_who_is_still_here_is_told_of(desk: Desk) -> None:
    own_id = participants.add_participant(desk, BoardFields("Anna Alm", "19610118-2803")).value
    participants.add_participant(desk, BoardFields("Åsa Öberg", "19610118-2803"))
    details.end_participation(desk, own_id, desk.clock.today(), "")
    said = warning_among(reading.everyone(desk))("19610118-2803")
    assert said is not None
    assert said.startswith("Åsa Öberg (Falköping) har redan")


@pytest.mark.parametrize("text", ["", "saknas", "20030202-2389"])
def test_a_number_that_nobody_has_is_only_looked_at(desk: Desk, text: str) -> None:
    participants.add_participant(desk, BoardFields("Åsa Öberg", "saknas"))
    participants.add_participant(desk, BoardFields("Bo Ek"))
    assert warning_among(reading.everyone(desk))(text) == identity_warning(text)
