"""An earlier value of anything but a form is brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dumps import dump
from refusals import refused
from samordning_desktop.core.changes import Changes
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.history import HistoryLine, Return
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.step import Step
from samordning_desktop.ops import (
    Desk,
    consents,
    details,
    eligibility,
    history,
    network,
    participants,
    ratings,
    reading,
    steps,
    undoing,
)

TODAY = date(2026, 3, 2)


def line(desk: Desk, person: str, field: str, value: str) -> HistoryLine:
    """The newest line of a field with a value."""
    return next(one for one in reading.history(desk, person) if (one.field, one.value) == (field, value))


def entry(desk: Desk, person: str, field: str, value: str) -> str:
    return line(desk, person, field, value).entry


def test_a_text_comes_back_in_one_step_and_the_question_says_from_what_to_what(
    desk: Desk, person: str
) -> None:
    participants.set_field(desk, person, "goal", "studera")
    old = entry(desk, person, "goal", "bo själv")
    assert history.before_return(desk, person, old) == Return("Mål/syfte", "studera", "bo själv")
    done = history.bring_back(desk, person, old)
    assert done.changes.undo_label == "hämta tillbaka Mål/syfte för Åsa Ö."
    assert reading.board(desk)[0].fields.goal == "bo själv"
    assert history.bring_back(desk, person, old).changes == Changes()
    undoing.undo(desk)
    assert reading.board(desk)[0].fields.goal == "studera"
    undoing.redo(desk)
    assert reading.board(desk)[0].fields.goal == "bo själv"


def test_what_is_brought_back_stands_last_in_the_history_with_what_it_replaced(
    desk: Desk, person: str
) -> None:
    participants.set_field(desk, person, "goal", "studera")
    history.bring_back(desk, person, entry(desk, person, "goal", "bo själv"))
    assert [(one.before, one.value) for one in reading.history(desk, person) if one.field == "goal"] == [
        ("studera", "bo själv"), ("bo själv", "studera"), ("", "bo själv"),
    ]  # fmt: skip


def test_codes_staff_and_days_come_back_as_what_they_are(desk: Desk, colleague: Desk, person: str) -> None:
    first = {"coordinator": desk.actor.id, "principal": "region", "rhythm": "28", "start": "2026-01-02"}
    details.set_details(desk, person, first)
    details.set_details(
        desk, person,
        {"coordinator": colleague.actor.id, "principal": "kommun", "rhythm": "", "start": ""},
    )  # fmt: skip
    for field, value in (
        ("coordinator", "Karin Ek"), ("principal", "region"), ("rhythm", "28"), ("start", "2026-01-02"),
    ):  # fmt: skip
        history.bring_back(desk, person, entry(desk, person, field, value))
    view = reading.person(desk, person)
    assert (view.details.coordinator, view.details.principal, view.details.rhythm) == (
        desk.actor.id, "region", 28,
    )  # fmt: skip
    assert view.row.fields.start == date(2026, 1, 2)


def test_what_was_empty_can_be_empty_again(desk: Desk, person: str) -> None:
    details.set_details(desk, person, {"phone": "070"})
    details.set_details(desk, person, {"phone": ""})
    details.set_details(desk, person, {"phone": "0515"})
    old = entry(desk, person, "phone", "")
    assert history.before_return(desk, person, old) == Return("Telefon", "0515", "")
    history.bring_back(desk, person, old)
    assert reading.person(desk, person).details.phone == ""


def test_a_step_and_a_member_that_were_taken_away_come_back_by_name(desk: Desk, person: str) -> None:
    step = steps.add_step(desk, person, Step("", "Ring")).value
    member = network.add_member(desk, person, NetworkMember("", "Eva")).value
    steps.remove_step(desk, person, step)
    network.remove_member(desk, person, member)
    history.bring_back(desk, person, entry(desk, person, "what", "Ring"))
    history.bring_back(desk, person, entry(desk, person, "name", "Eva"))
    view = reading.person(desk, person)
    assert [one.id for one in view.steps] == [step]
    assert [one.id for one in view.network] == [member]


def test_a_line_tells_which_step_and_who_it_is_about(desk: Desk, person: str) -> None:
    step = Step("", "Ring hyresvärden", "Eva")
    own_id = steps.add_step(desk, person, step).value
    steps.change_step(desk, person, replace(step, id=own_id, what="Ring banken"))
    assert line(desk, person, "who", "Eva").about == "Ring banken"
    steps.remove_step(desk, person, own_id)
    assert line(desk, person, "who", "").about == "Ring banken"
    assert line(desk, person, "goal", "bo själv").about == ""


def test_the_question_says_whose_step_it_is(desk: Desk, person: str) -> None:
    step = Step("", "Ring hyresvärden", "Eva")
    own_id = steps.add_step(desk, person, step).value
    steps.change_step(desk, person, replace(step, id=own_id, who="Bo"))
    old = entry(desk, person, "who", "Eva")
    assert history.before_return(desk, person, old) == Return(
        "Planerade steg: Vem", "Bo", "Eva", "Ring hyresvärden"
    )


def test_an_answer_of_the_assessment_comes_back(desk: Desk, person: str) -> None:
    eligibility.assess(desk, person, Eligibility({"adult": "yes"}, quadrant="high_high"))
    eligibility.assess(desk, person, Eligibility({"adult": "no"}))
    history.bring_back(desk, person, entry(desk, person, "adult", "ja"))
    assert reading.person(desk, person).eligibility == Eligibility({"adult": "yes"})


@pytest.mark.parametrize("field", ["name", "what"])
def test_nothing_goes_away_by_bringing_back(desk: Desk, person: str, field: str) -> None:
    step = steps.add_step(desk, person, Step("", "Ring")).value
    member = network.add_member(desk, person, NetworkMember("", "Eva")).value
    steps.remove_step(desk, person, step)
    network.remove_member(desk, person, member)
    undoing.undo(desk)
    empty = line(desk, person, field, "")
    assert not empty.can_return
    with refused("history.gone"):
        history.bring_back(desk, person, empty.entry)


def test_a_form_never_comes_back(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    ratings.add_rating(desk, person, TODAY, (1, 2, 3))
    consents.withdraw_consent(desk, person, TODAY)
    for field in ("given", "filled", "withdrawn"):
        one = next(line for line in reading.history(desk, person) if line.field == field)
        assert not one.can_return
        with refused("history.gone"):
            history.bring_back(desk, person, one.entry)
        with refused("history.gone"):
            history.before_return(desk, person, one.entry)


def test_the_rules_of_writing_hold_for_what_comes_back(desk: Desk, person: str) -> None:
    details.set_details(desk, person, {"phone": "070", "coordinator": desk.actor.id})
    phone = entry(desk, person, "phone", "070")
    details.end_participation(desk, person, date(2025, 4, 1), "")
    ended = entry(desk, person, "ended", "2025-04-01")
    details.resume_participation(desk, person)
    details.set_details(desk, person, {"start": "2026-01-02", "protected": "ja"})
    before = dump(desk)
    with refused("participant.ended_before_start"):
        history.bring_back(desk, person, ended)
    with refused("participant.protected"):
        history.bring_back(desk, person, phone)
    with refused("participant.protected"):
        history.before_return(desk, person, phone)
    assert dump(desk)["journal"] == before["journal"]


def test_protected_identity_brought_back_takes_the_address_away(desk: Desk, person: str) -> None:
    details.set_details(desk, person, {"protected": "ja"})
    protected = entry(desk, person, "protected", "ja")
    details.set_details(desk, person, {"protected": "", "address": "Åsgatan 1"})
    history.bring_back(desk, person, protected)
    details.set_details(desk, person, {"protected": ""})
    assert reading.person(desk, person).details.address == ""


def test_a_field_with_two_values_is_settled_first_and_no_other_waits_for_it(desk: Desk, person: str) -> None:
    steps.add_step(desk, person, Step("", "Ett", "Eva"))
    other = steps.add_step(desk, person, Step("", "Två", "Bo")).value
    steps.change_step(desk, person, Step(other, "Två", "Ulla"))
    one = next(step.id for step in reading.person(desk, person).steps if step.what == "Ett")
    with desk.write() as writing:
        mine = writing.put(f"participant/{person}", "step", one, {"who": "Åke"})[0][1]
        writing.take([mine._replace(value="Örjan", device="annan", number=1)], "annan")
    with refused("conflict.settle_first"):
        history.bring_back(desk, person, entry(desk, person, "who", "Eva"))
    history.bring_back(desk, person, entry(desk, person, "who", "Bo"))
    assert {step.who for step in reading.person(desk, person).steps} >= {"Bo"}


def test_nothing_of_another_participant_comes_in(desk: Desk, person: str) -> None:
    other = participants.add_participant(desk, BoardFields("Bo Ek", goal="deras")).value
    theirs = entry(desk, other, "goal", "deras")
    for unknown in (theirs, "00" * 16):
        with refused("history.gone"):
            history.bring_back(desk, person, unknown)
    with refused("participant.unknown"):
        history.bring_back(desk, "finns inte", theirs)
