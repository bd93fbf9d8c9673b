"""What is missing and what speaks against; nothing follows of it by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.eligibility import (
    CRITERIA,
    DECISION_WORDS,
    NO,
    QUADRANTS,
    RED_FIELD,
    YES,
    Eligibility,
    missing,
    unmet,
)

WHOLE = Eligibility(
    {"adult": YES, "both_principals": YES, "two_diagnoses": YES, "psychiatry": YES},
    RED_FIELD, "included", "Gun Fors", date(2026, 3, 1),
)  # fmt: skip


def answered(**answers: str) -> Eligibility:
    return replace(WHOLE, answers=dict(WHOLE.answers) | answers)


def test_nothing_is_missing_and_nothing_speaks_against() -> None:
    assert (missing(WHOLE), unmet(WHOLE), unmet(WHOLE, 18)) == ([], [], [])


def test_of_an_empty_one_everything_is_missing_and_nothing_speaks_against() -> None:
    assert len(missing(Eligibility())) == 6
    assert unmet(Eligibility()) == []
    assert not Eligibility().begun


@pytest.mark.parametrize("criterion", ["adult", "both_principals", "psychiatry"])
def test_a_no_speaks_against_and_an_open_question_is_missing(criterion: str) -> None:
    assert len(unmet(answered(**{criterion: NO}))) == 1
    assert missing(answered(**{criterion: NO})) == []
    left = {code: answer for code, answer in WHOLE.answers.items() if code != criterion}
    assert len(missing(replace(WHOLE, answers=left))) == 1


@pytest.mark.parametrize(
    ("two", "investigate", "against", "left"),
    [
        (YES, None, 0, 0),
        (None, YES, 0, 0),
        (NO, YES, 0, 0),
        (YES, NO, 0, 0),
        (NO, NO, 1, 0),
        (NO, None, 0, 1),
        (None, NO, 0, 1),
        (None, None, 0, 1),
    ],
)
def test_either_diagnoses_or_grounds_to_investigate_is_enough(
    two: str | None, investigate: str | None, against: int, left: int
) -> None:
    given = {"two_diagnoses": two, "to_investigate": investigate}
    answers = {code: answer for code, answer in (dict(WHOLE.answers) | given).items() if answer}
    one = replace(WHOLE, answers=answers)
    assert (len(unmet(one)), len(missing(one))) == (against, left)


@pytest.mark.parametrize("quadrant", [code for code in QUADRANTS if code != RED_FIELD])
def test_outside_the_red_field(quadrant: str) -> None:
    assert unmet(replace(WHOLE, quadrant=quadrant)) == ["Fyrfältaren är markerad utanför det röda fältet."]


@pytest.mark.parametrize(("age", "said"), [(17, True), (18, False), (0, True), (None, False), (105, False)])
def test_the_age_of_the_number_is_said(age: int | None, said: bool) -> None:
    assert unmet(WHOLE, age) == ([f"Personen är {age} år enligt identitetsnumret."] if said else [])


def test_under_eighteen_is_said_once() -> None:
    assert unmet(answered(adult=NO), 17) == ["Personen har inte fyllt 18 år."]


@pytest.mark.parametrize(
    ("part", "empty"), [("quadrant", ""), ("decision", ""), ("decided_by", ""), ("decided_on", None)]
)
def test_each_part_of_the_decision_can_be_missing(part: str, empty: object) -> None:
    assert len(missing(replace(WHOLE, **{part: empty}))) == 1


@given(
    st.dictionaries(st.sampled_from(list(CRITERIA)), st.sampled_from([YES, NO])),
    st.sampled_from(["", *QUADRANTS]),
    st.sampled_from(["", *DECISION_WORDS]),
)
def test_every_assessment_can_be_told_in_whole_sentences(
    answers: dict[str, str], quadrant: str, decision: str
) -> None:
    one = Eligibility(answers, quadrant, decision)
    told = [*missing(one), *unmet(one)]
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in told)
    assert len(set(told)) == len(told)
