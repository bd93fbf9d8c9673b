"""A conflict seen and settled at one site alone: the other's plan says that it was settled, by whom and between what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packages import exchange, send
from people import enrol, text
from samordning_desktop.core.details import Details
from samordning_desktop.core.merge_plan import Fate, FieldChange, MergePlan
from samordning_desktop.core.people import Principal
from samordning_desktop.core.step import Step
from samordning_desktop.ops import Desk, conflicts, details, participants, reading, staff, steps, undoing

KARIN, BO = "Karin Ek, Falköping", "Bo Lund, Lidköping"


def shared(desks: list[Desk], **fields: object) -> str:
    one = enrol(desks[0], **fields)
    for other in desks[1:]:
        exchange(desks[0], other)
    return one


def settle(desk: Desk, value: str) -> None:
    (one,) = conflicts.conflicts(desk)
    conflicts.settle(desk, one.id, value)


def change_of(plan: MergePlan, field: str) -> FieldChange:
    (person,) = plan.persons
    assert person.fate is Fate.CHANGED
    (found,) = (change for change in person.fields if change.field == field)
    return found


def met_here(pair: list[Desk], one: str, ours: str = "Falköpings", theirs: str = "Lidköpings") -> None:
    """Both write, and only the first gets to see it."""
    here, there = pair
    participants.set_field(here, one, "goal", ours)
    participants.set_field(there, one, "goal", theirs)
    send(there, here)


@pytest.mark.parametrize("value", ["Falköpings", "Lidköpings", "ett tredje", ""])
def test_what_was_settled_before_it_came_here_says_so(pair: list[Desk], value: str) -> None:
    here, there = pair
    one = shared(pair, goal="från början")
    met_here(pair, one)
    settle(here, value)
    change = change_of(send(here, there), "goal")
    assert (change.before, change.after, change.mark, change.author) == (
        "Lidköpings",
        value,
        " (avgjort)",
        KARIN,
    )
    assert change.settled == ("Lidköpings", "Falköpings")
    assert (change.waited, change.note, change.when is not None) == ((), "", True)
    assert text(there, one, "goal") == value


def test_what_is_reversed_afterwards_is_a_change_like_any_other(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    met_here(pair, one)
    settle(here, "Falköpings")
    send(here, there)
    participants.set_field(there, one, "goal", "Lidköpings")
    change = change_of(send(there, here), "goal")
    assert (change.before, change.after, change.mark, change.author) == ("Falköpings", "Lidköpings", "", BO)


def test_who_wrote_on_after_it_was_settled_is_told_beside_who_settled(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    met_here(pair, one)
    settle(here, "gemensamt")
    colleague = staff.add_colleague(here, "Eva Ny", "Öppenvården", Principal.REGION).value
    by_eva = replace(here, actor=replace(here.actor, id=colleague, name="Eva Ny"))
    participants.set_field(by_eva, one, "goal", "gemensamt, nu med dag")
    change = change_of(send(here, there), "goal")
    assert (change.after, change.author, change.mark) == ("gemensamt, nu med dag", KARIN, " (avgjort)")
    assert change.note == "Ändrat sedan dess av Eva Ny, Falköping."


def test_a_third_site_is_told_of_both_values_though_neither_stood_there(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(trio, goal="från början")
    met_here([here, there], one)
    settle(here, "Falköpings")
    change = change_of(send(here, third), "goal")
    assert change.before == "från början"
    assert (set(change.settled), change.author) == ({"Falköpings", "Lidköpings"}, KARIN)


def test_two_who_wrote_the_same_had_nothing_to_settle(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    met_here(pair, one, "samma", "samma")
    participants.set_field(here, one, "goal", "vidare")
    change = change_of(send(here, there), "goal")
    assert (change.before, change.after, change.mark, change.author) == ("samma", "vidare", "", KARIN)


def test_settled_in_a_step_it_is_told_which_step(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    steps.add_step(here, one, Step("", "Ringa", "Eva"))
    exchange(here, there)
    for desk, who in ((here, "Siv"), (there, "Bo")):
        (step,) = reading.person(desk, one).steps
        steps.change_step(desk, one, replace(step, who=who))
    send(there, here)
    settle(here, "Siv")
    change = change_of(send(here, there), "step")
    assert change.settled == (
        "Planerade steg: Vem (Ringa): Bo", "Planerade steg: Vem (Ringa): Siv",
    )  # fmt: skip
    assert (change.mark, change.author) == (" (avgjort)", KARIN)


def test_what_may_no_longer_be_seen_is_not_told_as_a_choice(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk in pair:
        details.set_details(desk, one, {"address": f"{desk.actor.site}gatan 1"})
    send(there, here)
    settle(here, "Falköpingsgatan 1")
    details.set_details(here, one, {"protected": "ja", "address": "", "phone": ""})
    (person,) = send(here, there).persons
    assert all("Falköpingsgatan" not in value for change in person.fields for value in change.settled)
    assert reading.person(there, one).details == replace(Details(), protected=True)


def test_what_stands_as_before_leaves_nothing_to_undo(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    met_here(pair, one)
    settle(here, "Lidköpings")
    plan = send(here, there)
    assert (change_of(plan, "goal").mark, plan.can_be_undone) == (" (avgjort)", False)
    assert undoing.package_undo(there) is None
