"""What belongs to a person's page goes with them to the other site, address of somebody protected excepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from packages import clear_bytes, exchange, pack, send
from people import enrol
from refusals import refused
from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.people import Principal
from samordning_desktop.core.step import Step
from samordning_desktop.ops import (
    Desk,
    conflicts,
    details,
    eligibility,
    history,
    network,
    reading,
    staff,
    steps,
)
from samordning_desktop.ops.checks import verify

DAY = date(2026, 3, 2)


@pytest.fixture
def shared(pair: list[Desk]) -> str:
    """A participant at both sites, with a step."""
    here, there = pair
    person = enrol(here)
    steps.add_step(here, person, Step("", "Ring hyresvärden", "Eva Ek", DAY))
    exchange(here, there)
    return person


def step_of(desk: Desk, person: str) -> Step:
    (step,) = reading.page(desk, person).steps
    return step


def conflict(desk: Desk) -> Conflict:
    (one,) = conflicts.conflicts(desk)
    return one


def settled_alike(pair: list[Desk], person: str, choice: str) -> Step:
    """Settled at the first site; both then say the same."""
    here, there = pair
    conflicts.settle(here, conflict(here).id, choice)
    exchange(here, there)
    for desk in pair:
        assert conflicts.conflicts(desk) == []
        assert reading.page(desk, person).row.conflicts == ()
        assert all(finding.holds for finding in verify(desk))
    assert reading.page(here, person).steps == reading.page(there, person).steps
    return step_of(here, person)


def test_the_whole_page_travels(pair: list[Desk]) -> None:
    here, there = pair
    person = enrol(here)
    ulla = staff.add_colleague(here, "Ulla Berg", "Socialtjänsten", Principal.MUNICIPALITY).value
    texts = {
        "coordinator": here.actor.id,
        "colleague": ulla,
        "principal": "region",
        "phone": "070",
        "rhythm": "28",
    }
    details.set_details(here, person, texts)
    network.add_member(here, person, NetworkMember("", "Eva Ek", "syster", "", "0515", True))
    steps.add_step(here, person, Step("", "Ring", "Eva", DAY))
    eligibility.assess(here, person, Eligibility({"adult": "yes"}, "high_high", "included", "Gun", DAY))
    send(here, there)
    ours, theirs = (reading.page(desk, person) for desk in pair)
    assert theirs.details == ours.details
    assert theirs.staff == ours.staff
    assert (theirs.network, theirs.steps, theirs.eligibility) == (ours.network, ours.steps, ours.eligibility)


def test_an_end_and_its_reason_travel_and_take_the_person_off_both_boards(
    pair: list[Desk], shared: str
) -> None:
    here, there = pair
    details.end_participation(here, shared, DAY, "Flyttade")
    send(here, there)
    assert reading.board(there) == []
    assert reading.page(there, shared).details.end_reason == "Flyttade"
    details.resume_participation(there, shared)
    send(there, here)
    assert [row.id for row in reading.board(here)] == [shared]


@pytest.mark.parametrize("choice", [0, 1, "en egen text"])
def test_a_step_changed_at_both_ends_waits_and_is_settled(
    pair: list[Desk], shared: str, choice: int | str
) -> None:
    here, there = pair
    for desk in pair:
        step = step_of(desk, shared)
        steps.change_step(desk, shared, replace(step, what=f"Ring ({desk.actor.site})"))
    exchange(here, there)
    for desk in pair:
        one = conflict(desk)
        assert (one.label, one.entity, one.field) == ("Planerade steg: Vad", "step", "what")
        assert {version.text for version in one.versions} == {"Ring (Falköping)", "Ring (Lidköping)"}
        assert reading.page(desk, shared).row.conflicts == ("step",)
    text = choice if isinstance(choice, str) else conflict(here).versions[choice].text
    assert settled_alike(pair, shared, text).what == text


def test_beside_a_field_that_waits_the_others_are_written(pair: list[Desk], shared: str) -> None:
    here, there = pair
    for desk in pair:
        steps.change_step(desk, shared, replace(step_of(desk, shared), who=desk.actor.name))
    exchange(here, there)
    standing = step_of(here, shared)
    steps.change_step(here, shared, replace(standing, what="Ring banken"))
    steps.complete_step(here, shared, standing.id, DAY)
    assert conflict(here).field == "who"
    with refused("conflict.settle_first"):
        steps.change_step(here, shared, replace(standing, who="Någon annan"))
    with refused("conflict.settle_first"):
        steps.remove_step(here, shared, standing.id)
    assert (step_of(here, shared).what, step_of(here, shared).done) == ("Ring banken", DAY)


def test_ticked_at_both_ends_on_the_same_day_nothing_waits(pair: list[Desk], shared: str) -> None:
    here, there = pair
    for desk in pair:
        steps.complete_step(desk, shared, step_of(desk, shared).id, DAY)
    exchange(here, there)
    for desk in pair:
        assert conflicts.conflicts(desk) == []
        assert step_of(desk, shared).done == DAY


def test_ticked_on_different_days_a_person_says_which(pair: list[Desk], shared: str) -> None:
    here, there = pair
    for desk, day in ((here, date(2026, 3, 1)), (there, DAY)):
        steps.complete_step(desk, shared, step_of(desk, shared).id, day)
    exchange(here, there)
    assert settled_alike(pair, shared, "2026-03-01").done == date(2026, 3, 1)


@pytest.mark.parametrize("days", [-5, 0, 5])
def test_taken_away_at_one_end_and_changed_at_the_other_is_seen_and_settled(
    pair: list[Desk], shared: str, days: int
) -> None:
    here, there = pair
    there.clock.go_to(date(2026, 3, 7 + days))
    steps.remove_step(here, shared, step_of(here, shared).id)
    steps.change_step(there, shared, replace(step_of(there, shared), what="Ring banken"))
    exchange(here, there)
    for desk in pair:
        assert step_of(desk, shared).what == "Ring banken"
        assert {version.text for version in conflict(desk).versions} == {"", "Ring banken"}
    assert settled_alike(pair, shared, "Ring banken").what == "Ring banken"


def test_a_taking_away_that_is_settled_for_takes_it_away(pair: list[Desk], shared: str) -> None:
    here, there = pair
    steps.remove_step(here, shared, step_of(here, shared).id)
    steps.change_step(there, shared, replace(step_of(there, shared), what="Ring banken"))
    exchange(here, there)
    conflicts.settle(here, conflict(here).id, "")
    exchange(here, there)
    for desk in pair:
        assert reading.page(desk, shared).steps == ()
        assert conflicts.conflicts(desk) == []


def test_an_assessment_begun_at_both_ends_is_one_and_its_answers_are_settled_one_by_one(
    pair: list[Desk], shared: str
) -> None:
    here, there = pair
    eligibility.assess(here, shared, Eligibility({"adult": "yes", "psychiatry": "yes"}, "high_high"))
    eligibility.assess(there, shared, Eligibility({"adult": "yes", "psychiatry": "no"}))
    exchange(here, there)
    one = conflict(here)
    assert (one.field, {version.text for version in one.versions}) == ("psychiatry", {"ja", "nej"})
    conflicts.settle(here, one.id, "nej")
    exchange(here, there)
    for desk in pair:
        assert reading.page(desk, shared).eligibility == Eligibility(
            {"adult": "yes", "psychiatry": "no"}, "high_high"
        )


def test_coordinators_chosen_at_both_ends_are_settled_by_name(pair: list[Desk], shared: str) -> None:
    here, there = pair
    for desk in pair:
        details.set_details(desk, shared, {"coordinator": desk.actor.id})
    exchange(here, there)
    one = conflict(there)
    assert {version.text for version in one.versions} == {"Karin Ek", "Bo Lund"}
    with refused("staff.unknown"):
        conflicts.settle(there, one.id, "Någon Annan")
    conflicts.settle(there, one.id, "Karin Ek")
    exchange(here, there)
    for desk in pair:
        assert reading.page(desk, shared).details.coordinator == here.actor.id


def test_a_value_brought_back_at_one_end_beats_what_its_author_saw(pair: list[Desk], shared: str) -> None:
    here, there = pair
    steps.change_step(there, shared, replace(step_of(there, shared), who="Bo"))
    exchange(here, there)
    old = next(line.entry for line in reading.history(here, shared) if line.value == "Eva Ek")
    history.bring_back(here, shared, old)
    exchange(here, there)
    assert step_of(there, shared).who == "Eva Ek"
    assert conflicts.conflicts(there) == []


def test_an_address_of_somebody_protected_is_in_no_byte_of_a_package(pair: list[Desk]) -> None:
    here, there = pair
    person = enrol(here)
    details.set_details(here, person, {"address": "Åsgatan 17", "phone": "0515-88 50 01"})
    details.set_details(here, person, {"address": "Ängsvägen 3"})
    details.set_details(here, person, {"protected": "ja"})
    said = clear_bytes(there, pack(here, there))
    assert "Åsa Öberg".encode() in said
    for hidden in ("Åsgatan", "Ängsvägen", "0515-88"):
        assert hidden.encode() not in said


def test_an_address_that_went_before_the_protection_is_hidden_at_the_other_end_too(pair: list[Desk]) -> None:
    here, there = pair
    person = enrol(here)
    details.set_details(here, person, {"address": "Åsgatan 17", "phone": "0515-88 50 01"})
    exchange(here, there)
    details.set_details(here, person, {"protected": "ja"})
    exchange(here, there)
    told = repr(reading.page(there, person)) + repr(reading.history(there, person))
    assert "Åsgatan" not in told
    assert "0515-88" not in told
    said = clear_bytes(here, pack(there, here))
    assert "Åsgatan".encode() not in said
