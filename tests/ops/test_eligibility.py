"""The assessment of the target group: recorded, never decided and never a bar."""

from __future__ import annotations

from datetime import date

import pytest

from refusals import refused
from samordning_desktop.core.changes import Changes
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.ops import Desk, eligibility, reading, undoing

WHOLE = Eligibility(
    {
        "adult": "yes", "both_principals": "yes", "two_diagnoses": "no", "to_investigate": "yes",
        "psychiatry": "yes",
    },
    "high_high", "included", "Gun Fors", date(2026, 3, 1), "i samråd",
)  # fmt: skip


def recorded(desk: Desk, person: str) -> Eligibility:
    return reading.person(desk, person).eligibility


def test_recorded_in_one_step_and_taken_back_in_one(desk: Desk, person: str) -> None:
    done = eligibility.assess(desk, person, WHOLE)
    assert done.changes.undo_label == "ändra målgruppsbedömning för Åsa Ö."
    assert recorded(desk, person) == WHOLE
    assert eligibility.assess(desk, person, WHOLE).changes == Changes()
    undoing.undo(desk)
    assert recorded(desk, person) == Eligibility()
    assert not recorded(desk, person).begun
    undoing.redo(desk)
    assert recorded(desk, person) == WHOLE


@pytest.mark.parametrize(
    "assessment",
    [
        Eligibility({"adult": "no"}, decision="included"),
        Eligibility(quadrant="low_low", decision="included"),
        Eligibility(decision="not_included", decided_on=date(2020, 2, 29)),
        Eligibility(note="å" * 10_000),
    ],
)
def test_nothing_that_is_missing_or_speaks_against_is_a_bar(
    desk: Desk, person: str, assessment: Eligibility
) -> None:
    eligibility.assess(desk, person, assessment)
    assert recorded(desk, person) == assessment


def test_answers_can_be_taken_back_one_by_one(desk: Desk, person: str) -> None:
    eligibility.assess(desk, person, WHOLE)
    eligibility.assess(desk, person, Eligibility({"adult": "yes"}))
    assert recorded(desk, person) == Eligibility({"adult": "yes"})
    eligibility.assess(desk, person, Eligibility())
    assert not recorded(desk, person).begun


@pytest.mark.parametrize(
    ("assessment", "code"),
    [
        (Eligibility({"adult": "kanske"}), "field.choice"),
        (Eligibility(quadrant="mitten"), "field.choice"),
        (Eligibility(decided_by="å" * 201), "line.too_long"),
        (Eligibility(note="å" * 10_001), "text.too_long"),
    ],
)
def test_what_does_not_fit_is_refused(desk: Desk, person: str, assessment: Eligibility, code: str) -> None:
    with refused(code):
        eligibility.assess(desk, person, assessment)
    assert not recorded(desk, person).begun
