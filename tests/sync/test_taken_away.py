"""A step, or somebody in the network, that one site takes away while the other writes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clocks import SetClock
from packages import exchange, send
from people import enrol
from refusals import refused
from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.package_undo import Stays
from samordning_desktop.core.people import Principal
from samordning_desktop.core.step import Step
from samordning_desktop.ops import (
    Desk,
    conflicts,
    history,
    network,
    participants,
    reading,
    staff,
    steps,
    today,
    undoing,
)

DAY = date(2026, 3, 2)
RING = Step("", "Ringa", "Karin", DAY)


@pytest.fixture
def person(pair: list[Desk]) -> str:
    return enrol(pair[0])


@pytest.fixture
def step(pair: list[Desk], person: str) -> Step:
    """A step that both sites have; the first then takes it away."""
    here, there = pair
    made = replace(RING, id=steps.add_step(here, person, RING).value)
    exchange(here, there)
    steps.remove_step(here, person, made.id)
    return made


def steps_of(desk: Desk, person: str) -> list[Step]:
    return list(reading.person(desk, person).steps)


def waiting(desk: Desk) -> dict[str, Conflict]:
    return {one.field: one for one in conflicts.conflicts(desk)}


def settle(desk: Desk, text: str, field: str = "what") -> None:
    conflicts.settle(desk, waiting(desk)[field].id, text)


@pytest.mark.parametrize("settler", [0, 1])
def test_kept_it_comes_back_whole_at_both_ends(
    pair: list[Desk], person: str, step: Step, settler: int
) -> None:
    written = replace(step, what="Ringa i dag", who="Mats")
    steps.change_step(pair[1], person, written)
    exchange(*pair)
    assert set(waiting(pair[settler])) == {"what", "who"}
    settle(pair[settler], "Ringa i dag")
    exchange(*pair)
    for desk in pair:
        assert steps_of(desk, person) == [written]
        assert waiting(desk) == {}


def test_kept_under_another_text_it_comes_back_too(pair: list[Desk], person: str, step: Step) -> None:
    steps.change_step(pair[1], person, replace(step, what="Ringa i dag"))
    exchange(*pair)
    settle(pair[0], "Ringa i morgon")
    assert steps_of(pair[0], person) == [replace(step, what="Ringa i morgon")]


def test_let_be_taken_away_it_is_gone_at_both_ends(pair: list[Desk], person: str, step: Step) -> None:
    steps.change_step(pair[1], person, replace(step, what="Ringa i dag", who="Mats"))
    exchange(*pair)
    settle(pair[1], "")
    exchange(*pair)
    for desk in pair:
        assert steps_of(desk, person) == []
        assert waiting(desk) == {}


def test_what_two_others_wrote_meanwhile_still_waits(trio: list[Desk]) -> None:
    home, *others = trio
    person = enrol(home)
    made = replace(RING, id=steps.add_step(home, person, RING).value)
    for other in others:
        exchange(home, other)
    steps.remove_step(home, person, made.id)
    for other, who in zip(others, ("Mats", "Eva"), strict=True):
        steps.change_step(other, person, replace(made, what="Ringa i dag", who=who))
        send(other, home)
    settle(home, "Ringa i dag")
    (kept,) = steps_of(home, person)
    assert (kept.what, kept.due) == ("Ringa i dag", DAY)
    assert {version.text for version in waiting(home)["who"].versions} == {"Mats", "Eva", ""}


def test_what_was_emptied_by_itself_stays_empty(pair: list[Desk], person: str) -> None:
    here, there = pair
    made = replace(RING, id=steps.add_step(here, person, RING).value)
    exchange(here, there)
    steps.change_step(here, person, replace(made, what="Ringa A", due=None))
    steps.change_step(there, person, replace(made, what="Ringa B"))
    exchange(here, there)
    settle(here, "Ringa B")
    assert steps_of(here, person) == [replace(made, what="Ringa B", due=None)]


def test_somebody_in_the_network_comes_back_with_how_to_reach_them(pair: list[Desk], person: str) -> None:
    here, there = pair
    brother = NetworkMember("", "Bror", "anhörig", "", "070-1", covered=True)
    made = replace(brother, id=network.add_member(here, person, brother).value)
    exchange(here, there)
    network.remove_member(here, person, made.id)
    network.change_member(there, person, replace(made, name="Brodern"))
    exchange(here, there)
    settle(there, "Brodern", "name")
    exchange(here, there)
    for desk in pair:
        assert list(reading.person(desk, person).network) == [replace(made, name="Brodern")]


def test_it_is_said_which_step_it_is_and_that_it_was_taken_away(
    pair: list[Desk], person: str, step: Step
) -> None:
    here, there = pair
    steps.change_step(there, person, replace(step, what="Ringa i dag", who="Mats"))
    other = replace(
        RING, what="Boka tid", id=steps.add_step(here, person, replace(RING, what="Boka tid")).value
    )
    exchange(here, there)
    steps.complete_step(here, person, other.id, DAY)
    steps.complete_step(there, person, other.id, DAY - timedelta(days=1))
    plan = send(there, here)
    exchange(here, there)
    found = waiting(here)
    assert found["done"].heading == "Planerade steg: Klart (Boka tid)"
    assert found["who"].heading == "Planerade steg: Vem (Ringa i dag)"
    assert found["what"].heading == "Planerade steg: Vad"
    assert [found["what"].shown(one) for one in found["what"].versions] == ["(borttaget)", "Ringa i dag"]
    assert [found["who"].shown(one) for one in found["who"].versions] == ["(tomt)", "Mats"]
    labels = [change.label for one in plan.persons for change in one.fields if change.conflict]
    assert labels == ["Planerade steg: Klart (Boka tid)"]


def test_which_step_it_is_is_asked_before_what_hangs_on_it(pair: list[Desk], person: str, step: Step) -> None:
    here, there = pair
    steps.change_step(there, person, replace(step, what="Ringa i dag", due=DAY + timedelta(days=1)))
    exchange(here, there)
    assert list(waiting(here)) == ["what", "due"]


def test_the_plan_says_that_it_was_taken_away(pair: list[Desk], person: str, step: Step) -> None:
    here, there = pair
    steps.change_step(there, person, replace(step, what="Ringa i dag"))
    (change,) = send(here, there).persons[0].fields
    assert (change.label, change.before, change.after) == (
        "Planerade steg: Vad",
        "Ringa i dag",
        "(borttaget)",
    )


def test_kept_at_both_ends_it_is_settled(pair: list[Desk], person: str, step: Step) -> None:
    written = replace(step, what="Ringa i dag", who="Mats")
    steps.change_step(pair[1], person, written)
    exchange(*pair)
    for desk in pair:
        settle(desk, "Ringa i dag")
    exchange(*pair)
    for desk in pair:
        assert steps_of(desk, person) == [written]
        assert waiting(desk) == {}


def test_kept_here_and_let_go_there_it_comes_back_whole_when_kept_again(
    pair: list[Desk], person: str, step: Step
) -> None:
    written = replace(step, what="Ringa i dag", who="Mats")
    steps.change_step(pair[1], person, written)
    exchange(*pair)
    settle(pair[0], "Ringa i dag")
    settle(pair[1], "")
    exchange(*pair)
    for desk in pair:
        assert set(waiting(desk)) == {"what"}
    settle(pair[1], "Ringa i dag")
    exchange(*pair)
    for desk in pair:
        assert steps_of(desk, person) == [written]
        assert waiting(desk) == {}


LATER = DAY + timedelta(days=7)
#: What is written in a step while the other site takes it away, and its word among the changes.
WRITTEN = {
    "its day": (replace(RING, due=LATER), "Planerade steg: Senast (Ringa)", "2026-03-09"),
    "that it is done": (replace(RING, done=DAY), "Planerade steg: Klart (Ringa)", "2026-03-02"),
}


@pytest.mark.parametrize(("written", "label", "text"), WRITTEN.values(), ids=WRITTEN)
def test_what_was_written_in_it_meanwhile_is_told_at_both_ends(
    pair: list[Desk], person: str, step: Step, written: Step, label: str, text: str
) -> None:
    here, there = pair
    steps.change_step(there, person, replace(written, id=step.id))
    reading.mark_seen(there, person)
    theirs = send(here, there).persons[0].fields
    (ours,) = send(there, here).persons[0].fields
    assert (ours.field, ours.label, ours.before, ours.after) == ("step", label, "(borttaget)", text)
    assert ours.note == ("Det är borttaget här. Ska det vara kvar: hämta tillbaka det i personens historik.")
    assert [change.label for change in theirs] == ["Planerade steg", label]
    assert theirs[0].after == "(borttaget)"
    assert (theirs[1].before, theirs[1].after) == (text, "(borttaget)")
    for desk in pair:
        assert "Ändrat på andra orten: Planerade steg" in [task.words for task in today.tasks(desk).tasks]
        assert steps_of(desk, person) == []


@pytest.mark.parametrize("written_there", [True, False])
def test_of_each_it_is_told_who_wrote_just_that_and_when(
    pair: list[Desk], person: str, step: Step, written_there: bool
) -> None:
    """Another step that a colleague writes later says nothing of it."""
    here, there = pair
    steps.change_step(there, person, replace(step, due=LATER))
    sender, receiver = (there, here) if written_there else (here, there)
    sooner = sender.clock.now()
    assert isinstance(sender.clock, SetClock)
    sender.clock.wait(3600)
    other = staff.add_colleague(sender, "Ulla Berg", "", Principal.REGION).value
    colleague = replace(sender, actor=replace(sender.actor, id=other))
    steps.add_step(colleague, person, replace(RING, what="Boka tid"))
    *_, change = send(sender, receiver).persons[0].fields
    assert change.note
    assert change.author == f"{sender.actor.name}, {sender.actor.site}"
    assert change.when is not None
    assert abs(change.when - sooner) < timedelta(minutes=1)


@pytest.mark.parametrize("end", [0, 1])
@pytest.mark.parametrize("line", ["Ringa", "Karin", "2026-03-09"])
def test_it_comes_back_whole_out_of_the_history_at_either_end(
    pair: list[Desk], person: str, step: Step, end: int, line: str
) -> None:
    steps.change_step(pair[1], person, replace(step, due=LATER))
    exchange(*pair)
    desk = pair[end]
    entry = next(one.entry for one in reading.history(desk, person) if one.value == line and one.can_return)
    choice = history.before_return(desk, person, entry)
    assert (choice.now, choice.about, choice.away) == ("(borttaget)", "Ringa", True)
    history.bring_back(desk, person, entry)
    exchange(*pair)
    for one in pair:
        assert steps_of(one, person) == [replace(step, due=LATER)]
        assert waiting(one) == {}


def test_the_line_of_the_taking_away_brings_back_what_stood_there(
    pair: list[Desk], person: str, step: Step
) -> None:
    """It stands at the top, and says only that the field was emptied."""
    here, _ = pair
    lines = [one for one in reading.history(here, person) if one.about == "Ringa" and one.can_return]
    assert [(one.field, one.value, one.before) for one in lines[:2]] == [
        ("due", "", "2026-03-02"),
        ("who", "", "Karin"),
    ]
    for line in lines[:2]:
        choice = history.before_return(here, person, line.entry)
        assert (choice.now, choice.then, choice.away) == ("(borttaget)", line.before, True)
        history.bring_back(here, person, line.entry)
        assert steps_of(here, person) == [step]
        undoing.undo(here)


def test_a_field_emptied_before_that_comes_back_empty(pair: list[Desk], person: str, step: Step) -> None:
    here, _ = pair
    kept = steps.add_step(here, person, replace(RING, what="Boka tid")).value
    steps.change_step(here, person, replace(RING, id=kept, what="Boka tid", who=""))
    steps.remove_step(here, person, kept)
    lines = [one for one in reading.history(here, person) if (one.about, one.field) == ("Boka tid", "who")]
    assert [one.value for one in lines] == ["", "Karin"]
    history.bring_back(here, person, lines[0].entry)
    assert steps_of(here, person) == [replace(RING, id=kept, what="Boka tid", who="")]


def test_brought_back_it_goes_away_again_by_undo(pair: list[Desk], person: str, step: Step) -> None:
    here, there = pair
    steps.change_step(there, person, replace(step, due=LATER))
    exchange(here, there)
    entry = next(one.entry for one in reading.history(here, person) if one.value == "Ringa")
    history.bring_back(here, person, entry)
    undoing.undo(here)
    assert steps_of(here, person) == []
    exchange(here, there)
    assert steps_of(there, person) == []
    undoing.redo(here)
    exchange(here, there)
    for desk in pair:
        assert steps_of(desk, person) == [replace(step, due=LATER)]


def test_the_package_is_undone_as_any_other_and_it_stays_away(
    pair: list[Desk], person: str, step: Step
) -> None:
    """The day stands beside the emptying of it, between which undo does not choose; that it is done stands alone."""
    here, there = pair
    steps.change_step(there, person, replace(step, due=LATER))
    send(there, here)
    with refused("undo.package_stands") as caught:
        undoing.undo(here)
    assert "är borttaget här" in caught.value.text
    for untrue in ("ändrat igen", "väntar"):
        assert untrue not in caught.value.text
    steps.complete_step(there, person, step.id, DAY)
    send(there, here)
    found = undoing.package_undo(here)
    assert found is not None
    assert [(one.label, one.now, one.then) for one in found.back] == [
        ("Planerade steg: Klart", "2026-03-02", "")
    ]
    undoing.undo(here, found.step)
    exchange(here, there)
    for desk in pair:
        assert steps_of(desk, person) == []


def test_of_several_the_plan_says_which_are_left_and_of_none_that_they_are_taken_away(
    pair: list[Desk], person: str
) -> None:
    here, there = pair
    first, second = (steps.add_step(here, person, Step("", what)).value for what in ("Ringa", "Boka tid"))
    brother = network.add_member(here, person, NetworkMember("", "Bror")).value
    exchange(here, there)
    steps.remove_step(here, person, first)
    network.remove_member(here, person, brother)
    told = {one.field: one for one in send(here, there).persons[0].fields}
    assert (told["network"].before, told["network"].after) == ("Bror", "(borttaget)")
    assert told["step"].after == "Boka tid"
    steps.remove_step(here, person, second)
    participants.set_field(here, person, "goal", "Egen bostad")
    told = {one.field: one for one in send(here, there).persons[0].fields}
    assert told["step"].after == "(borttaget)"
    participants.set_field(here, person, "goal", "")
    (change,) = send(here, there).persons[0].fields
    assert (change.before, change.after) == ("Egen bostad", "")


def test_undo_of_a_package_says_what_it_takes_away(pair: list[Desk], person: str) -> None:
    here, there = pair
    send(here, there)
    steps.add_step(here, person, RING)
    send(here, there)
    found = undoing.package_undo(there)
    assert found is not None
    assert [(one.label, one.then, one.names_thing) for one in found.back] == [
        ("Planerade steg: Vad", "", True),
        ("Planerade steg: Vem", "", False),
        ("Planerade steg: Senast", "", False),
    ]


def test_beside_what_goes_back_undo_says_why_what_is_written_in_it_stays(
    pair: list[Desk], person: str, step: Step
) -> None:
    here, there = pair
    steps.change_step(there, person, replace(step, due=LATER))
    participants.set_field(there, person, "goal", "Egen bostad")
    send(there, here)
    found = undoing.package_undo(here)
    assert found is not None
    assert [one.label for one in found.back] == ["Mål/syfte"]
    assert [(one.label, one.why) for one in found.stays] == [("Planerade steg: Senast (Ringa)", Stays.AWAY)]
    undoing.undo(here, found.step)
    assert waiting(here) == {}


def test_what_both_changed_alike_is_not_said_to_wait(pair: list[Desk], person: str, step: Step) -> None:
    here, there = pair
    steps.remove_step(there, person, step.id)
    for desk in pair:
        participants.set_field(desk, person, "goal", "Egen bostad")
    participants.set_field(there, person, "planning", "SIP")
    send(there, here)
    assert waiting(here) == {}
    found = undoing.package_undo(here)
    assert found is not None
    assert [one.label for one in found.back] == ["Planering"]
    assert {one.label for one in found.stays} >= {"Planerade steg: Vad", "Mål/syfte"}
    assert {one.why for one in found.stays} == {Stays.ALIKE}


def test_what_undo_brings_back_has_two_days_to_choose_between_and_says_so(
    pair: list[Desk], person: str
) -> None:
    """The other site took the step away, while its day was changed here."""
    here, there = pair
    made = replace(RING, id=steps.add_step(here, person, RING).value)
    exchange(here, there)
    steps.remove_step(there, person, made.id)
    steps.change_step(here, person, replace(made, due=LATER))
    send(there, here)
    found = undoing.package_undo(here)
    assert found is not None
    assert [(one.label, one.then) for one in found.back] == [
        ("Planerade steg: Vad", "Ringa"),
        ("Planerade steg: Vem", "Karin"),
    ]
    assert [(one.label, one.why) for one in found.stays] == [("Planerade steg: Senast", Stays.WAITS)]
    undoing.undo(here, found.step)
    assert set(waiting(here)) == {"due"}


def test_what_is_seen_and_then_taken_away_is_nothing_to_tell(
    pair: list[Desk], person: str, step: Step
) -> None:
    here, there = pair
    (change,) = send(here, there).persons[0].fields
    assert (change.label, change.note) == ("Planerade steg", "")
    other = steps.add_step(here, person, replace(RING, what="Boka tid")).value
    steps.remove_step(here, person, other)
    assert send(here, there).persons[0].fields == ()


def test_brought_back_and_undone_it_was_seen_and_is_nothing_more_to_tell(
    pair: list[Desk], person: str, step: Step
) -> None:
    here, there = pair
    steps.change_step(there, person, replace(step, done=DAY))
    exchange(here, there)
    entry = next(one.entry for one in reading.history(here, person) if one.value == "Ringa")
    history.bring_back(here, person, entry)
    exchange(here, there)
    undoing.undo(here)
    (change,) = send(here, there).persons[0].fields
    assert (change.label, change.note) == ("Planerade steg", "")
    undoing.redo(here)
    exchange(here, there)
    for desk in pair:
        assert steps_of(desk, person) == [replace(step, done=DAY)]


def test_a_colleagues_tick_in_it_goes_and_comes_with_it(pair: list[Desk], person: str, step: Step) -> None:
    here, _ = pair
    other = staff.add_colleague(here, "Ulla Berg", "", Principal.REGION).value
    colleague = replace(here, actor=replace(here.actor, id=other))
    entry = next(one.entry for one in reading.history(here, person) if one.value == "Ringa")
    history.bring_back(here, person, entry)
    steps.complete_step(colleague, person, step.id, DAY)
    undoing.undo(here)
    with refused("undo.changed_since"):
        undoing.undo(colleague)
    undoing.redo(here)
    assert steps_of(here, person) == [replace(step, done=DAY)]


@pytest.mark.parametrize("first", [1, 2])
def test_a_third_site_and_all_others_come_to_the_same(trio: list[Desk], first: int) -> None:
    home, second, third = trio
    person = enrol(home)
    made = replace(RING, id=steps.add_step(home, person, RING).value)
    for _ in range(2):
        for other in (second, third):
            exchange(home, other)
    steps.remove_step((home, second)[first - 1], person, made.id)
    steps.change_step(third, person, replace(made, due=LATER))
    for _ in range(3):
        for other in ((second, third), (third, second))[first - 1]:
            exchange(home, other)
    for desk in trio:
        assert steps_of(desk, person) == []
    entry = next(one.entry for one in reading.history(third, person) if one.value == "Ringa")
    history.bring_back(third, person, entry)
    for _ in range(2):
        for other in (third, second):
            exchange(home, other)
    for desk in trio:
        assert steps_of(desk, person) == [replace(made, due=LATER)]
        assert waiting(desk) == {}


def test_somebody_in_the_network_whom_one_took_away_and_the_other_gave_a_number(
    pair: list[Desk], person: str
) -> None:
    here, there = pair
    made = replace(
        NetworkMember("", "Bror"), id=network.add_member(here, person, NetworkMember("", "Bror")).value
    )
    exchange(here, there)
    network.remove_member(here, person, made.id)
    network.change_member(there, person, replace(made, contact="070-1"))
    (change,) = send(there, here).persons[0].fields
    assert (change.field, change.before, change.after) == ("network", "(borttaget)", "070-1")
    entry = next(one.entry for one in reading.history(here, person) if one.value == "070-1")
    history.bring_back(here, person, entry)
    assert list(reading.person(here, person).network) == [replace(made, contact="070-1")]


def test_taken_away_by_whoever_had_not_seen_both_values_it_is_not_said_to_be_settled(
    pair: list[Desk], person: str
) -> None:
    here, there = pair
    made = replace(RING, id=steps.add_step(here, person, RING).value)
    exchange(here, there)
    steps.change_step(here, person, replace(made, due=DAY + timedelta(days=1)))
    steps.change_step(there, person, replace(made, due=DAY + timedelta(days=2)))
    send(here, there)
    assert set(waiting(there)) == {"due"}
    steps.remove_step(here, person, made.id)
    step, due = send(here, there).persons[0].fields
    assert step.settled == due.settled == ()
    assert (due.before, due.after) == ("2026-03-04", "(borttaget)")
    assert "hade inte sett det här" in due.note
