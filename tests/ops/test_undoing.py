"""Undo and redo: the coordinator's own steps, newest first, never over somebody else's change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clocks import SetClock
from dumps import dump, put_back
from refusals import refused
from samordning_desktop.core.changes import Kind
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import TableReading, TableRow
from samordning_desktop.ops import Desk, boards, consents, participants, ratings, reading, undoing
from samordning_desktop.sync import incoming, outgoing
from stores import LIDKOPING, introduce, make_desk

TODAY = date(2026, 3, 2)


def goal(desk: Desk, person: str) -> str:
    return next(row for row in reading.board(desk) if row.id == person).fields.goal


def test_nothing_to_undo_or_redo(desk: Desk) -> None:
    assert (undoing.undo_label(desk), undoing.redo_label(desk)) == (None, None)
    with refused("undo.nothing"):
        undoing.undo(desk)
    with refused("undo.nothing"):
        undoing.redo(desk)


def test_an_edit_is_taken_back_and_done_again(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    assert undoing.undo_label(desk) == "ändra Mål/syfte för Åsa Ö."
    done = undoing.undo(desk)
    assert done.value == "ändra Mål/syfte för Åsa Ö."
    assert Kind.BOARD in done.changes.kinds
    assert done.changes.participants == {person}
    assert goal(desk, person) == "bo själv"
    assert undoing.redo_label(desk) == "ändra Mål/syfte för Åsa Ö."
    assert undoing.redo(desk).value == "ändra Mål/syfte för Åsa Ö."
    assert goal(desk, person) == "studera"
    assert undoing.redo_label(desk) is None


def test_undo_and_redo_again_and_again(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    for _ in range(3):
        undoing.undo(desk)
        assert goal(desk, person) == "bo själv"
        undoing.redo(desk)
        assert goal(desk, person) == "studera"
    undoing.undo(desk)
    undoing.undo(desk)
    assert reading.board(desk) == []


def test_several_steps_back_and_forth_in_order(desk: Desk, person: str) -> None:
    values = ["bo själv", "ett", "två", "tre"]
    for value in values[1:]:
        participants.set_field(desk, person, "goal", value)
    for value in reversed(values[:-1]):
        undoing.undo(desk)
        assert goal(desk, person) == value
    for value in values[1:]:
        undoing.redo(desk)
        assert goal(desk, person) == value
    undoing.undo(desk)
    undoing.redo(desk)
    undoing.undo(desk)
    undoing.undo(desk)
    assert goal(desk, person) == "ett"
    undoing.redo(desk)
    assert goal(desk, person) == "två"


def test_a_new_op_ends_what_could_be_redone(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    undoing.undo(desk)
    participants.set_field(desk, person, "planning", "möte i maj")
    assert undoing.redo_label(desk) is None
    with refused("undo.nothing"):
        undoing.redo(desk)
    undoing.undo(desk)
    assert undoing.redo_label(desk) == "ändra Planering för Åsa Ö."


def test_a_consent_is_no_step_but_ends_redo_too(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    undoing.undo(desk)
    consents.give_consent(desk, person, TODAY)
    assert undoing.redo_label(desk) is None
    assert undoing.undo_label(desk) == "lägg till Åsa Ö."


def test_what_cannot_be_undone_is_said_once_before_the_step_under_it_is_taken(
    desk: Desk, person: str
) -> None:
    participants.set_field(desk, person, "goal", "studera")
    consents.give_consent(desk, person, TODAY)
    before = goal(desk, person)
    with refused("undo.stands") as caught:
        undoing.undo(desk)
    assert (
        caught.value.sentences.happened == "”registrera samtycke för Åsa Ö.” kan inte ångras. Det står kvar."
    )
    assert caught.value.sentences[-1].endswith(": ”ändra Mål/syfte för Åsa Ö.”.")
    assert goal(desk, person) == before
    assert undoing.undo(desk).value == "ändra Mål/syfte för Åsa Ö."
    assert undoing.redo(desk).value == "ändra Mål/syfte för Åsa Ö."
    assert undoing.undo(desk).value == "ändra Mål/syfte för Åsa Ö."


def test_a_step_done_after_it_is_taken_back_at_once_and_then_it_is_said(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    consents.give_consent(desk, person, TODAY)
    participants.set_field(desk, person, "planning", "ring")
    assert undoing.undo(desk).value == "ändra Planering för Åsa Ö."
    with refused("undo.stands"):
        undoing.undo(desk)
    assert undoing.redo(desk).value == "ändra Planering för Åsa Ö."
    assert undoing.undo(desk).value == "ändra Planering för Åsa Ö."
    assert undoing.undo(desk).value == "ändra Mål/syfte för Åsa Ö."


def test_what_has_been_said_to_stand_is_not_said_again_for_each_step_that_is_passed_over(
    desk: Desk, colleague: Desk, person: str
) -> None:
    for field in ("planning", "goal", "situation"):
        participants.set_field(desk, person, field, "mitt")
        participants.set_field(colleague, person, field, "ditt")
    consents.give_consent(desk, person, TODAY)
    with refused("undo.stands_too"):
        undoing.undo(desk)
    for field in ("Nuläge", "Mål/syfte", "Planering"):
        assert undoing.undo_label(desk) == f"ändra {field} för Åsa Ö."
        with refused("undo.changed_since"):
            undoing.undo(desk)


def test_each_that_cannot_be_undone_is_said(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    for consent_or_withdrawal in (consents.give_consent, consents.withdraw_consent):
        consent_or_withdrawal(desk, person, TODAY)
        with refused("undo.stands"):
            undoing.undo(desk)


def test_what_a_colleague_did_is_no_hindrance(desk: Desk, colleague: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    consents.give_consent(colleague, person, TODAY)
    assert undoing.undo(desk).value == "ändra Mål/syfte för Åsa Ö."


def test_with_nothing_under_it_there_is_nothing_to_undo(desk: Desk, colleague: Desk, person: str) -> None:
    consents.give_consent(colleague, person, TODAY)
    with refused("undo.nothing"):
        undoing.undo(colleague)


def test_an_edit_that_changed_nothing_is_no_step_and_keeps_redo(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    undoing.undo(desk)
    assert participants.set_field(desk, person, "goal", " bo själv ").changes.undo_label is None
    assert undoing.redo_label(desk) == "ändra Mål/syfte för Åsa Ö."


def test_adding_is_taken_back_and_done_again_with_every_field(desk: Desk, person: str) -> None:
    before = reading.board(desk)[0].fields
    undoing.undo(desk)
    assert reading.board(desk) == []
    with refused("participant.unknown"):
        reading.person(desk, person)
    undoing.redo(desk)
    assert [row.fields for row in reading.board(desk)] == [before]


def test_a_cleared_field_comes_back(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "start", "")
    undoing.undo(desk)
    assert reading.board(desk)[0].fields.start == date(2025, 3, 3)


def test_a_self_rating_is_taken_back_and_done_again(desk: Desk, person: str) -> None:
    rating = ratings.add_rating(desk, person, TODAY, (1, 2, 3)).value
    done = undoing.undo(desk)
    assert Kind.RATING in done.changes.kinds
    assert ratings.ratings(desk, person) == []
    undoing.redo(desk)
    assert ratings.ratings(desk, person) == [rating]


def test_an_imported_board_is_one_step(desk: Desk) -> None:
    rows = tuple(TableRow(f"rad {at}", BoardFields(name)) for at, name in enumerate(["Bo Ek", "Åke Ö"]))
    boards.import_board(desk, boards.plan_import(desk, TableReading(rows, (), ()), keep_unknown=False))
    assert undoing.undo(desk).value == "ta in 2 deltagare från en tavla"
    assert reading.board(desk) == []
    undoing.redo(desk)
    assert len(reading.board(desk)) == 2


def test_not_over_what_somebody_else_has_changed_since(desk: Desk, colleague: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    participants.set_field(colleague, person, "goal", "arbeta")
    before = dump(desk)
    with refused("undo.changed_since") as caught:
        undoing.undo(desk)
    assert "ändra Mål/syfte för Åsa Ö." in caught.value.sentences.happened
    after = dump(desk)
    assert {name for name in after if after[name] != before[name]} == {"operation", "setting"}
    assert goal(desk, person) == "arbeta"


def test_a_step_that_cannot_be_taken_back_is_passed_over_the_next_time(
    desk: Desk, colleague: Desk, person: str
) -> None:
    participants.set_field(desk, person, "planning", "ring")
    participants.set_field(desk, person, "goal", "studera")
    participants.set_field(colleague, person, "goal", "arbeta")
    with refused("undo.changed_since"):
        undoing.undo(desk)
    assert undoing.undo_label(desk) == "ändra Planering för Åsa Ö."
    undoing.undo(desk)
    assert next(row for row in reading.board(desk) if row.id == person).fields.planning != "ring"


def test_somebody_with_a_consent_is_not_taken_off_the_board_by_undo(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    for code in ("undo.stands_too", "undo.consent_given"):
        with refused(code) as caught:
            undoing.undo(desk)
        if code == "undo.stands_too":
            assert "”lägg till Åsa Ö.”, kan inte heller ångras." in caught.value.sentences[-1]
    assert [row.id for row in reading.board(desk)] == [person]
    consents.withdraw_consent(desk, person, TODAY)


def test_of_those_who_have_left_the_board_nothing_is_said_or_done(
    desk: Desk, person: str, clock: SetClock, tmp_path: Path
) -> None:
    other = make_desk(tmp_path / "other", clock, LIDKOPING)
    introduce(desk, other)
    consents.give_consent(desk, person, TODAY)
    hand_over(desk, other, tmp_path)
    participants.set_field(other, person, "goal", "studera")
    assert undoing.undo_label(other) == "ändra Mål/syfte för Åsa Ö."
    consents.withdraw_consent(desk, person, TODAY)
    hand_over(desk, other, tmp_path)
    assert undoing.undo_label(other) is None
    with refused("undo.nothing"):
        undoing.undo(other)
    other.store.close()


def hand_over(sender: Desk, receiver: Desk, folder: Path) -> None:
    outgoing.export(sender, receiver.actor.site, folder / "paket.age")
    incoming.take_in(receiver, (folder / "paket.age").read_bytes())


def test_not_even_when_the_same_value_was_written_again(desk: Desk, colleague: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    participants.set_field(colleague, person, "goal", "arbeta")
    participants.set_field(colleague, person, "goal", "studera")
    with refused("undo.changed_since"):
        undoing.undo(desk)


def test_redo_is_refused_when_somebody_has_changed_the_field(
    desk: Desk, colleague: Desk, person: str
) -> None:
    participants.set_field(desk, person, "goal", "studera")
    undoing.undo(desk)
    participants.set_field(colleague, person, "goal", "arbeta")
    assert undoing.redo_label(desk) is not None
    with refused("undo.changed_since"):
        undoing.redo(desk)
    assert goal(desk, person) == "arbeta"


def test_somebody_elses_steps_are_not_mine(desk: Desk, colleague: Desk, person: str) -> None:
    participants.set_field(colleague, person, "planning", "möte i maj")
    assert undoing.undo_label(desk) == "lägg till Åsa Ö."
    assert undoing.undo_label(colleague) == "ändra Planering för Åsa Ö."
    undoing.undo(colleague)
    assert reading.board(desk)[0].fields.planning == "möte"
    with refused("undo.nothing"):
        undoing.undo(colleague)
    assert undoing.redo_label(desk) is None


def test_adding_is_not_taken_back_once_somebody_has_changed_the_person(
    desk: Desk, colleague: Desk, person: str
) -> None:
    participants.set_field(colleague, person, "planning", "möte i maj")
    with refused("undo.changed_since"):
        undoing.undo(desk)
    assert len(reading.board(desk)) == 1


def test_nothing_can_be_undone_over_two_values_that_wait(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "goal", "studera")
    with desk.write() as writing:
        scope = f"participant/{person}"
        entry = writing.put(scope, "participant", person, {"planning": "x"})[0][1]
        other = entry._replace(field="goal", value="arbeta", replaces=(), device="annan", number=1)
        writing.take([other], "annan")
    with refused("undo.changed_since"):
        undoing.undo(desk)


@settings(
    max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.sampled_from(["undo", "redo", "ett", "två", "tre"]), max_size=12))
def test_it_behaves_as_two_stacks(desk: Desk, person: str, steps: list[str]) -> None:
    """The field's value always is what a plain list of done and undone steps says."""
    start = dump(desk)
    try:
        _follow(desk, person, steps)
    finally:
        put_back(desk, start)


def _follow(desk: Desk, person: str, steps: list[str]) -> None:
    done, undone = ["bo själv"], list[str]()
    for step in steps:
        if step == "undo" and len(done) > 1:
            undoing.undo(desk)
            undone.append(done.pop())
        elif step == "redo" and undone:
            undoing.redo(desk)
            done.append(undone.pop())
        elif step not in ("undo", "redo") and step != done[-1]:
            participants.set_field(desk, person, "goal", step)
            done.append(step)
            undone.clear()
        assert goal(desk, person) == done[-1]
        assert (undoing.redo_label(desk) is not None) is bool(undone)


@pytest.mark.parametrize("people", [5, 50])
def test_what_an_undo_looks_at_grows_as_what_it_takes_back(
    desk: Desk, people: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tuple(TableRow(f"rad {at}", BoardFields(f"Bo {at}", goal="ett")) for at in range(people))
    boards.import_board(desk, boards.plan_import(desk, TableReading(rows, (), ()), keep_unknown=False))
    looked_at = []
    asked = undoing.split_scope
    monkeypatch.setattr(undoing, "split_scope", lambda scope: (looked_at.append(scope), asked(scope))[1])
    undoing.undo(desk)
    assert len(looked_at) == 2 * people
