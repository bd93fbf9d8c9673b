"""People of one name: each is told apart from the others, and no undo step holds an identity number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.namesakes import told_apart
from samordning_desktop.core.participant import BoardFields, ParticipantRow

NAME = "Anna Andersson"
MAY, JUNE = date(2026, 5, 15), date(2026, 6, 15)


def row(own_id: str, fields: BoardFields) -> ParticipantRow:
    return ParticipantRow(own_id, fields, "s1", "Lidköping", True, Standing(ConsentState.MISSING))


def rows(*people: BoardFields) -> list[ParticipantRow]:
    return told_apart(row(f"p{number}", fields) for number, fields in enumerate(people, start=1))


def person(number: str = "", start: date | None = None) -> BoardFields:
    return BoardFields(NAME, number, start)


@pytest.mark.parametrize(
    ("people", "said", "noted"),
    [
        ([person(start=MAY)], [""], [""]),
        ([person(start=MAY), person(start=JUNE)], ["start 2026-05-15", "start 2026-06-15"], None),
        ([person(start=MAY), person()], ["start 2026-05-15", "utan start"], None),
        ([person("19900222-2397", MAY), person("19610118-2803", MAY)], ["född 1990", "född 1961"], None),
        (
            [person("19900222-2397", MAY), person("19900222-2389", MAY)],
            ["19900222-2397", "19900222-2389"],
            ["nr 1", "nr 2"],
        ),
        ([person("900222-2397"), person()], ["900222-2397", "nr 2"], ["nr 1", "nr 2"]),
        ([person(), person()], ["nr 1", "nr 2"], None),
        ([person("saknas"), person("saknas")], ["nr 1", "nr 2"], None),
        ([person(start=MAY), BoardFields("Anna Alm", start=MAY)], ["", ""], None),
        ([], [], []),
    ],
)
def test_what_tells_them_apart(people: list[BoardFields], said: list[str], noted: list[str] | None) -> None:
    found = rows(*people)
    assert [one.apart.said for one in found] == said
    assert [one.apart.noted for one in found] == (said if noted is None else noted)


def test_the_names_that_come_of_it() -> None:
    one, other = rows(person("19900222-2397"), person("19900222-2389"))
    assert (one.said_name, one.short_name) == (f"{NAME} (19900222-2397)", "Anna A. (nr 1)")
    assert other.short_name == "Anna A. (nr 2)"
    (alone,) = rows(person(start=MAY))
    assert (alone.said_name, alone.short_name) == (NAME, "Anna A.")


NUMBERS = st.sampled_from(["", "900222-2397", "19900222-2397", "19900222-2389", "saknas"])
PEOPLE = st.lists(
    st.builds(BoardFields, st.sampled_from(["Åsa Ö", "Bo"]), NUMBERS, st.sampled_from([None, MAY, JUNE]))
)


@given(PEOPLE)
def test_no_two_are_called_the_same(people: list[BoardFields]) -> None:
    found = rows(*people)
    assert [one.fields for one in found] == people
    assert len({one.said_name for one in found}) == len(people)
    assert len({one.short_name for one in found}) == len(people)
    assert not any("2397" in one.short_name or "2389" in one.short_name for one in found)


@given(PEOPLE)
def test_the_order_makes_no_difference(people: list[BoardFields]) -> None:
    given_rows = [row(f"p{number}", fields) for number, fields in enumerate(people)]
    assert told_apart(reversed(given_rows)) == list(reversed(told_apart(given_rows)))
