"""The board or sheets for several people to one receiver: each judged alone, each with a row of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dumps import dump
from people import enrol
from refusals import refused
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handing import BOARD_KINDS, kept_from
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, consents, details, disclosures, handing, sheets

TODAY = date(2026, 3, 2)
GIVEN = Handover("Vårdcentralen", BOARD_KINDS, Way.PRINT, Ground.CONSENT, TODAY)
LAWFUL = replace(GIVEN, ground=Ground.OWN_DUTY, reason="Tillsyn.")


@pytest.fixture
def three(desk: Desk) -> list[str]:
    """Whoever lets the receiver know all, whoever lets it know a part, and whoever has not consented."""
    people = [
        enrol(desk, name, None, goal="bostad", planning="möte") for name in ("Anna Alm", "Bo Ek", "Åke Ö")
    ]
    for person, kinds in zip(people, (BOARD_KINDS, ("planning",)), strict=False):
        scope = ConsentScope((Party(PartyKind.UNIT, "Vårdcentralen", kinds), Party(PartyKind.PERSON, person)))
        consents.give_consent(desk, person, TODAY, None, SignedForm(scope))
    return people


def rows(desk: Desk, person: str) -> list[tuple[str, str, str, str]]:
    return [(one.what, one.receiver, one.way, one.ground) for one in disclosures.disclosures(desk, person)]


def test_each_who_may_be_in_it_has_a_row_and_the_board_shows_no_more(desk: Desk, three: list[str]) -> None:
    anna, bo, ake = three
    done = handing.disclose_each(desk, None, GIVEN)
    assert done.changes.participants == {anna, bo}
    assert done.changes.undo_label is None
    assert rows(desk, anna) == [
        ("Mål och nuläge; Insatser, planering och nästa steg", "Vårdcentralen", "print", GIVEN.ground.value)
    ]
    assert rows(desk, bo) == [
        ("Insatser, planering och nästa steg", "Vårdcentralen", "print", GIVEN.ground.value)
    ]
    assert rows(desk, ake) == []
    hidden = kept_from(done.value)
    sheet = sheets.board_sheet(desk, only=list(hidden), hidden=hidden)
    assert [(row.fields.name, row.fields.goal, row.fields.planning) for row in sheet.rows] == [
        ("Anna Alm", "bostad", "möte"), ("Bo Ek", "", "möte"),
    ]  # fmt: skip


def test_weighing_says_the_same_and_notes_nothing(desk: Desk, three: list[str]) -> None:
    before = dump(desk)
    portions = handing.weigh(desk, None, GIVEN)
    assert dump(desk) == before
    assert [(one.participant, one.given is not None, bool(one.why)) for one in portions] == [
        (three[0], True, False), (three[1], True, True), (three[2], False, True),
    ]  # fmt: skip
    assert portions[:2] == handing.disclose_each(desk, None, GIVEN).value


def test_on_another_ground_everybody_is_in_it_with_the_reason(desk: Desk, three: list[str]) -> None:
    handing.disclose_each(desk, None, LAWFUL)
    for person in three:
        [row] = disclosures.disclosures(desk, person)
        assert (row.ground, row.reason) == ("OSL 10:2", "Tillsyn.")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (replace(GIVEN, receiver="Polisen"), "disclosure.nobody"),
        (replace(LAWFUL, reason=" \n"), "disclosure.no_reason"),
        (replace(LAWFUL, receiver=" "), "disclosure.no_receiver"),
    ],
)
def test_what_is_refused_notes_nothing(desk: Desk, three: list[str], given: Handover, code: str) -> None:
    before = dump(desk)
    with refused(code):
        handing.disclose_each(desk, None, given)
    assert dump(desk) == before


def test_only_those_asked_for_and_nobody_who_has_left(desk: Desk, three: list[str]) -> None:
    details.end_participation(desk, three[0], TODAY, "klar")
    assert three[0] not in [one.participant for one in handing.weigh(desk, None, LAWFUL)]
    assert [one.participant for one in handing.weigh(desk, [three[1], "gone"], LAWFUL)] == [three[1]]
    with refused("disclosure.nobody"):
        handing.disclose_each(desk, [], LAWFUL)


def test_whole_or_not_at_all(desk: Desk, three: list[str]) -> None:
    done = handing.disclose_each(desk, three, GIVEN, whole=True)
    assert [one.participant for one in done.value] == three[:1]


def test_whom_most_of_them_name_is_nearest_at_hand(desk: Desk, three: list[str]) -> None:
    assert handing.receivers(desk, None) == ["Vårdcentralen", *three[:2]]
    assert handing.receivers(desk, three[2:]) == []
