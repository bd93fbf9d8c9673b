"""What goes back when a package is undone may stand there no more than what a person writes: the rest stays, and why."""

from __future__ import annotations

from datetime import date

import pytest

from colleagues import by_a_colleague
from packages import exchange, send
from people import enrol
from samordning_desktop.core.network import MOST_MEMBERS, NetworkMember
from samordning_desktop.core.package_undo import PackageUndo, Stays
from samordning_desktop.ops import Desk, details, network, participants, reading, undoing

ALL_BUT_ONE = [f"Vän {number}" for number in range(MOST_MEMBERS - 1)]


@pytest.fixture
def one(pair: list[Desk]) -> str:
    """Åsa, whom both sites know."""
    own_id = enrol(pair[0], goal="mål", start=date(2026, 2, 10))
    exchange(*pair)
    return own_id


def undo(desk: Desk) -> PackageUndo:
    """Looked at and undone."""
    found = undoing.package_undo(desk)
    assert found is not None
    undoing.undo(desk, found.step)
    return found


def names(desk: Desk, one: str) -> set[str]:
    return {member.name for member in reading.person(desk, one).network}


def fill(pair: list[Desk], one: str) -> str:
    """A network that is full, at both. Returns the id of the one who is called Mamma."""
    for name in ALL_BUT_ONE:
        network.add_member(pair[0], one, NetworkMember("", name))
    mother = network.add_member(pair[0], one, NetworkMember("", "Mamma", "mor")).value
    exchange(*pair)
    return mother


def test_whoever_was_taken_out_does_not_come_back_into_a_full_network(pair: list[Desk], one: str) -> None:
    here, there = pair
    network.remove_member(here, one, fill(pair, one))
    participants.set_field(here, one, "goal", "nytt")
    send(here, there)
    network.add_member(there, one, NetworkMember("", "Kusin"))
    by_a_colleague(there)
    found = undo(there)
    assert [(back.now, back.then) for back in found.back] == [("nytt", "mål")]
    assert {stay.why for stay in found.stays} == {Stays.FULL}
    assert names(there, one) == {*ALL_BUT_ONE, "Kusin"}


def test_there_is_room_for_whom_another_makes_room_for(pair: list[Desk], one: str) -> None:
    here, there = pair
    network.remove_member(here, one, fill(pair, one))
    network.add_member(here, one, NetworkMember("", "Moster"))
    send(here, there)
    found = undo(there)
    assert found.stays == ()
    assert names(there, one) == {*ALL_BUT_ONE, "Mamma"}


def test_of_two_who_were_taken_out_one_comes_back_where_there_is_room_for_one(
    pair: list[Desk], one: str
) -> None:
    here, there = pair
    network.remove_member(here, one, fill(pair, one))
    network.remove_member(here, one, reading.person(here, one).network[0].id)
    send(here, there)
    network.add_member(there, one, NetworkMember("", "Kusin"))
    by_a_colleague(there)
    found = undo(there)
    assert {stay.why for stay in found.stays} == {Stays.FULL}
    assert len(names(there, one)) == MOST_MEMBERS
    assert {"Kusin"} < names(there, one)


def test_nobody_becomes_both_coordinator_and_colleague(pair: list[Desk], one: str) -> None:
    here, there = pair
    karin, bo = here.actor.id, there.actor.id
    details.set_details(here, one, {"coordinator": karin})
    exchange(*pair)
    participants.set_field(here, one, "goal", "nytt")
    details.set_details(here, one, {"coordinator": bo})
    send(here, there)
    details.set_details(there, one, {"colleague": karin})
    by_a_colleague(there)
    found = undo(there)
    assert [(back.now, back.then) for back in found.back] == [("nytt", "mål")]
    assert [stay.why for stay in found.stays] == [Stays.TWICE]
    shown = reading.person(there, one).details
    assert (shown.coordinator, shown.colleague) == (bo, karin)


def test_coordinators_who_change_places_change_back(pair: list[Desk], one: str) -> None:
    here, there = pair
    karin, bo = here.actor.id, there.actor.id
    details.set_details(here, one, {"coordinator": karin, "colleague": bo})
    exchange(*pair)
    details.set_details(here, one, {"coordinator": bo, "colleague": karin})
    send(here, there)
    assert undo(there).stays == ()
    shown = reading.person(there, one).details
    assert (shown.coordinator, shown.colleague) == (karin, bo)


def test_nobody_begins_after_the_end(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "nytt")
    participants.set_field(here, one, "start", "2026-01-10")
    send(here, there)
    details.end_participation(there, one, date(2026, 2, 9), "")
    by_a_colleague(there)
    found = undo(there)
    assert [(back.now, back.then) for back in found.back] == [("nytt", "mål")]
    assert [stay.why for stay in found.stays] == [Stays.DATES]


def test_the_end_on_the_very_day_of_the_start_is_no_hindrance(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "start", "2026-01-10")
    send(here, there)
    details.end_participation(there, one, date(2026, 2, 10), "")
    by_a_colleague(there)
    found = undo(there)
    assert found.stays == ()
    assert len(found.back) == 1
