"""A part of the consent taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dumps import dump
from refusals import refused
from samordning_desktop.core.consent_scope import KIND, PARTY, ConsentScope, Party, PartyKind
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, consents, narrowing, reading, sheets, undoing

TODAY = date(2026, 3, 2)
SIGNED = date(2026, 2, 20)
MOTHER = Party(PartyKind.PERSON, "Eva Åhl", ("planning", "Ekonomi"))
UNIT = Party(PartyKind.UNIT, "Vårdcentralen Örnen", ("situation",))


@pytest.fixture
def covered(desk: Desk, person: str) -> str:
    consents.give_consent(desk, person, SIGNED, form=SignedForm(scope=ConsentScope((MOTHER, UNIT))))
    return person


def parts(desk: Desk, one: str) -> list[tuple[str, str, str]]:
    return [(part.what, part.key, part.words) for part in narrowing.parts_of(desk, one).parts]


def test_what_can_be_taken_back_is_what_the_consent_covers(desk: Desk, covered: str) -> None:
    assert parts(desk, covered) == [
        (PARTY, MOTHER.key, "Eva Åhl (person)"),
        (PARTY, UNIT.key, "Vårdcentralen Örnen (enhet)"),
        (KIND, "planning", KINDS["planning"]),
        (KIND, "Ekonomi", "Ekonomi"),
        (KIND, "situation", KINDS["situation"]),
    ]


def test_of_a_consent_without_scope_every_kind_can_be(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, SIGNED)
    assert parts(desk, person) == [(KIND, code, words) for code, words in KINDS.items()]


@pytest.mark.parametrize("day", [SIGNED, TODAY])
@pytest.mark.parametrize("at", range(5))
def test_what_has_been_taken_back_is_out_of_it_and_kept_with_how_and_by_whom(
    desk: Desk, covered: str, at: int, day: date
) -> None:
    before = parts(desk, covered)
    what, key, _ = before[at]
    narrowing.withdraw_part(desk, covered, day, what, key, "phone", "  Karin   Ek ")
    assert parts(desk, covered) == [part for part in before if part[:2] != (what, key)]
    (kept,) = reading.person(desk, covered).narrowings
    assert (kept.day, kept.what, kept.key, kept.how, kept.received_by) == (
        day,
        what,
        key,
        "phone",
        "Karin Ek",
    )


def test_the_edges(desk: Desk, covered: str) -> None:
    before = dump(desk)
    for code, day, what, key in (
        ("date.future", TODAY + timedelta(days=1), KIND, "planning"),
        ("consent.withdrawn_before_signed", SIGNED - timedelta(days=1), KIND, "planning"),
        ("consent.part_unknown", TODAY, KIND, "ratings"),
        ("consent.part_unknown", TODAY, PARTY, "planning"),
        ("consent.part_unknown", TODAY, KIND, UNIT.key),
        ("consent.part_unknown", TODAY, "allt", "planning"),
    ):
        with refused(code):
            narrowing.withdraw_part(desk, covered, day, what, key)
    with refused("name.too_long"):
        narrowing.withdraw_part(desk, covered, TODAY, KIND, "planning", "", "å" * 201)
    assert dump(desk) == before
    narrowing.withdraw_part(desk, covered, TODAY, KIND, "planning")
    with refused("consent.part_taken"):
        narrowing.withdraw_part(desk, covered, TODAY, KIND, "planning")


def test_nothing_to_take_back_from(desk: Desk, person: str) -> None:
    with refused("consent.none_to_withdraw"):
        narrowing.parts_of(desk, person)
    consents.give_consent(desk, person, SIGNED)
    consents.withdraw_consent(desk, person, TODAY)
    with refused("consent.withdrawn"):
        narrowing.withdraw_part(desk, person, TODAY, KIND, "planning")
    with refused("participant.unknown"):
        narrowing.parts_of(desk, "finns inte")


def test_it_cannot_be_undone(desk: Desk, covered: str) -> None:
    label = undoing.undo_label(desk)
    narrowing.withdraw_part(desk, covered, TODAY, KIND, "planning")
    assert undoing.undo_label(desk) == label


def test_a_newer_form_covers_again_what_was_taken_back_before_it(desk: Desk, covered: str) -> None:
    narrowing.withdraw_part(desk, covered, date(2026, 2, 25), KIND, "planning")
    consents.give_consent(desk, covered, TODAY, form=SignedForm(scope=ConsentScope((MOTHER,))))
    assert (KIND, "planning", KINDS["planning"]) in parts(desk, covered)


def test_a_copy_of_the_consent_says_what_has_been_taken_back(desk: Desk, covered: str) -> None:
    (consent,) = reading.person(desk, covered).consents
    assert sheets.signed_sheet(desk, covered, consent.id).taken_back == ()
    narrowing.withdraw_part(desk, covered, date(2026, 3, 1), KIND, "planning")
    narrowing.withdraw_part(desk, covered, TODAY, PARTY, UNIT.key)
    assert sheets.signed_sheet(desk, covered, consent.id).taken_back == (
        f"Återtaget 1 mars 2026: {KINDS['planning']}.",
        "Återtaget 2 mars 2026: Vårdcentralen Örnen.",
    )
