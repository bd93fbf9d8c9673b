"""Both sites add the same person, neither knowing of the other: whoever takes in the package is told."""

from __future__ import annotations

from datetime import date

import pytest

from packages import exchange, send
from people import SIGNED, enrol
from samordning_desktop.core.merge_plan import MergePlan
from samordning_desktop.ops import Desk, details, participants
from scopes import give

NUMBER = "19610118-2803"


def notes(plan: MergePlan) -> list[str]:
    return [change.note for one in plan.persons for change in one.fields if change.field == "personal_id"]


@pytest.mark.parametrize("written", [NUMBER, "610118-2803", "196101182803"])
def test_the_same_number_at_both_ends_is_told_with_whose_it_is(pair: list[Desk], written: str) -> None:
    here, there = pair
    enrol(here, "Åsa Öberg", personal_id=NUMBER)
    enrol(there, "Åsa Berg", personal_id=written)
    (note,) = notes(send(here, there))
    assert note.startswith("Samma personnummer har Åsa Berg (Lidköping). Är det samma person:")


def test_a_number_written_later_is_told_of_too(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    enrol(there, "Bo Ek", personal_id=NUMBER)
    participants.set_field(here, one, "personal_id", NUMBER)
    (note,) = notes(send(here, there))
    assert "Bo Ek (Lidköping)" in note


def test_many_with_one_number_are_not_all_named(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here, personal_id=NUMBER)
    for name in ("A", "B", "C", "D"):
        enrol(there, name, personal_id=NUMBER)
    (note,) = notes(send(here, there))
    assert "A (Lidköping), B (Lidköping), C (Lidköping) med flera." in note


def test_nothing_is_told_of_other_numbers_or_of_none(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here, personal_id=NUMBER)
    enrol(here, "Bo Ek", personal_id="saknas")
    enrol(there, "Eva Al", personal_id="19900222-2397")
    enrol(there, "Ivar Ås", personal_id="saknas")
    assert notes(send(here, there)) == ["", ""]


def test_a_number_that_is_not_shown_here_is_not_told_of(trio: list[Desk]) -> None:
    here, there, third = trio
    hidden = enrol(third, "Dold Person", signed=None, personal_id=NUMBER)
    give(third, hidden, SIGNED, (there, ("contact", "situation")))
    exchange(third, there)
    give(third, hidden, date(2026, 3, 2), (there, ("situation",)))
    exchange(third, there)
    enrol(here, personal_id=NUMBER)
    enrol(here, "Bo Ek", personal_id="saknas")
    assert notes(send(here, there)) == ["", ""]


def test_whoever_has_left_is_told_of(pair: list[Desk]) -> None:
    here, there = pair
    gone = enrol(there, "Bo Ek", personal_id=NUMBER)
    details.end_participation(there, gone, date(2026, 3, 2), "")
    enrol(here, personal_id=NUMBER)
    (note,) = notes(send(here, there))
    assert note == "Samma personnummer har Bo Ek (Lidköping, avslutad)."


def test_one_of_two_who_has_not_left_is_one_too_many(pair: list[Desk]) -> None:
    here, there = pair
    gone = enrol(there, "Bo Ek", personal_id=NUMBER)
    details.end_participation(there, gone, date(2026, 3, 2), "")
    enrol(there, "Bo Al", personal_id=NUMBER)
    enrol(here, personal_id=NUMBER)
    (note,) = notes(send(here, there))
    assert "Bo Al (Lidköping), Bo Ek (Lidköping, avslutad). Är det samma person:" in note
