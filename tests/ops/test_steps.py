"""Planned steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dumps import dump
from refusals import refused
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.step import Step
from samordning_desktop.ops import Desk, reading, steps, undoing

TODAY = date(2026, 3, 2)
CALL = Step("", "Ringa hyresvärden på Åsgatan", "Eva Ek", date(2026, 3, 9))


def planned(desk: Desk, person: str) -> tuple[Step, ...]:
    return reading.person(desk, person).steps


def test_planned_changed_done_and_taken_away_each_in_a_step_of_its_own(desk: Desk, person: str) -> None:
    done = steps.add_step(desk, person, CALL)
    kinds = frozenset({Kind.BOARD, Kind.PERSON})
    assert done.changes == Changes(kinds, frozenset({person}), "lägg till steg för Åsa Ö.")
    call = replace(CALL, id=done.value)
    assert planned(desk, person) == (call,)
    moved = replace(call, who="", due=None)
    assert steps.change_step(desk, person, moved).changes.undo_label == "ändra steg för Åsa Ö."
    assert steps.change_step(desk, person, moved).changes == Changes()
    ticked = steps.complete_step(desk, person, call.id, TODAY)
    assert ticked.changes.undo_label == "klarmarkera steg för Åsa Ö."
    finished = replace(moved, done=TODAY)
    assert planned(desk, person) == (finished,)
    steps.remove_step(desk, person, call.id)
    assert planned(desk, person) == ()
    for expected in ((finished,), (moved,), (call,), ()):
        undoing.undo(desk)
        assert planned(desk, person) == expected
    for expected in ((call,), (moved,), (finished,), ()):
        undoing.redo(desk)
        assert planned(desk, person) == expected


def test_not_done_after_all(desk: Desk, person: str) -> None:
    own_id = steps.add_step(desk, person, replace(CALL, done=TODAY)).value
    assert steps.complete_step(desk, person, own_id, None).changes.undo_label == "öppna steg för Åsa Ö."
    assert planned(desk, person)[0].done is None
    assert steps.complete_step(desk, person, own_id, None).changes == Changes()


def test_the_open_ones_first_the_soonest_due_first_then_the_done_ones(desk: Desk, person: str) -> None:
    for what, due, done in (
        ("utan dag", None, None),
        ("klart", date(2026, 1, 1), TODAY),
        ("sist", date(2026, 4, 1), None),
        ("först", date(2026, 3, 3), None),
    ):
        steps.add_step(desk, person, Step("", what, due=due, done=done))
    assert [step.what for step in planned(desk, person)] == ["först", "sist", "utan dag", "klart"]


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False), (1, False)])
def test_late_is_the_day_after(days: int, late: bool) -> None:
    step = Step("1", "Ring", due=TODAY + timedelta(days=days))
    assert step.overdue(TODAY) is late
    assert not replace(step, done=TODAY).overdue(TODAY)
    assert not replace(step, due=None).overdue(TODAY)


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (Step("", " \n"), "step.empty"),
        (Step("", "å" * 10_001), "text.too_long"),
        (Step("", "Ring", who="å" * 201), "line.too_long"),
    ],
)
def test_what_does_not_fit_is_refused(desk: Desk, person: str, step: Step, code: str) -> None:
    before = dump(desk)
    with refused(code):
        steps.add_step(desk, person, step)
    assert dump(desk) == before


def test_nothing_is_done_tomorrow(desk: Desk, person: str) -> None:
    own_id = steps.add_step(desk, person, CALL).value
    with refused("date.future"):
        steps.complete_step(desk, person, own_id, TODAY + timedelta(days=1))
    steps.complete_step(desk, person, own_id, TODAY)


def test_a_step_that_is_gone(desk: Desk, person: str) -> None:
    own_id = steps.add_step(desk, person, CALL).value
    steps.remove_step(desk, person, own_id)
    for write in (
        lambda: steps.change_step(desk, person, replace(CALL, id=own_id)),
        lambda: steps.complete_step(desk, person, own_id, TODAY),
        lambda: steps.remove_step(desk, person, own_id),
    ):
        with refused("thing.unknown"):
            write()
