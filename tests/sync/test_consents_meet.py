"""Consents that meet: two signed at once, or one signed and one withdrawn. What counts is told, never asked."""

from __future__ import annotations

import re
from datetime import date

import pytest

from packages import exchange, pack, send
from people import enrol, on_board
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.merge_plan import Fate
from samordning_desktop.ops import Desk, conflicts, consents, participants, reading
from samordning_desktop.sync import incoming

DAY = date(2026, 3, 2)


def shared(pair: list[Desk]) -> str:
    one = enrol(pair[0])
    exchange(*pair)
    return one


def test_two_forms_signed_at_once_are_no_choice_and_the_plan_says_which_counts(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk in pair:
        consents.give_consent(desk, one, DAY)
    (person,) = send(there, here).persons
    assert person.fate is Fate.CHANGED
    (change,) = person.fields
    assert (change.field, change.label, change.author) == ("consent", "Samtycke", "Bo Lund, Lidköping")
    assert change.before == change.after == "samtycke gäller (t.o.m. 2027-03-01)"
    assert change.note.startswith("Tre samtycken gäller i dag. Det som skrevs under 2026-03-02 räknas")
    assert re.search(r" då \(2026-03-02 \d\d:\d\d av (Bo Lund, Lid|Karin Ek, Fal)köping\)", change.note)
    send(here, there)
    for desk in pair:
        assert conflicts.conflicts(desk) == []
        view = reading.person(desk, one)
        by = [view.registered[form.id].by for form in view.consents]
        assert sorted(by) == ["Bo Lund, Lidköping", "Karin Ek, Falköping", "Karin Ek, Falköping"]
        assert consents.registered(desk, view.consents) == view.registered
        assert all(view.registered[form.id].when.date() == DAY for form in view.consents)


def test_signed_at_one_end_and_withdrawn_at_the_other_the_withdrawal_holds_and_that_is_said(
    pair: list[Desk],
) -> None:
    here, there = pair
    one = shared(pair)
    consents.withdraw_consent(there, one, DAY)
    consents.give_consent(here, one, DAY)
    plan = incoming.rehearse(here, pack(there, here))
    (person,) = plan.persons
    assert person.fate is Fate.RECALLED
    (change,) = person.fields
    assert "Återkallelsen gäller före alla samtycken" in change.note
    incoming.take_in(here, pack(there, here))
    with pytest.raises(KnownError):
        consents.give_consent(here, one, DAY)


def test_of_a_withdrawal_no_consent_is_said_to_hold(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    consents.give_consent(here, one, DAY)
    send(here, there)
    consents.withdraw_consent(here, one, DAY)
    (person,) = send(here, there).persons
    (change,) = person.fields
    assert (person.fate, change.after, change.note) == (Fate.RECALLED, "samtycke återkallat", "")


def test_each_change_tells_who_wrote_it_and_when(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    participants.set_field(there, one, "goal", "första")
    there.clock.go_to(date(2026, 3, 5))
    participants.set_field(there, one, "goal", "sista")
    participants.set_field(there, one, "planning", "plan")
    (person,) = incoming.rehearse(here, pack(there, here)).persons
    told = {change.field: (change.author, change.when and change.when.date()) for change in person.fields}
    assert told == {
        "goal": ("Bo Lund, Lidköping", date(2026, 3, 5)), "planning": ("Bo Lund, Lidköping", date(2026, 3, 5)),
    }  # fmt: skip
    assert on_board(here, one) is not None


def test_of_somebody_new_nobody_is_looked_up(pair: list[Desk]) -> None:
    here, there = pair
    enrol(there, goal="mål")
    (person,) = incoming.rehearse(here, pack(there, here)).persons
    assert person.fate is Fate.NEW
    assert {(change.author, change.when, change.note) for change in person.fields} == {("", None, "")}
