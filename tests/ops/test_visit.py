"""Everything for a visit, for one or for many."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from clocks import SetClock
from dumps import dump
from refusals import refused
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.sheet import DocumentSheet, Helper, RenewalSheet, WhoDoesWhatSheet
from samordning_desktop.core.step import Step
from samordning_desktop.ops import Desk, consents, details, disclosures, network, participants, steps, visit
from samordning_desktop.ops.visit import VisitSheet
from samordning_desktop.store.schema import access
from samordning_desktop.sync import outgoing
from stores import LIDKOPING, introduce, make_desk

TODAY = date(2026, 3, 2)


def logged(desk: Desk) -> list[tuple[str, str]]:
    with desk.read() as connection:
        return [tuple(row) for row in connection.execute(select(access.c.what, access.c.participant))]


def test_the_chosen_sheets_person_by_person_in_the_order_they_lie(desk: Desk, person: str) -> None:
    other = participants.add_participant(desk, BoardFields("Bo Ek")).value
    made = visit.visit_sheets(desk, [person, other], [VisitSheet.RATING_FORM, VisitSheet.CONSENT])
    assert [one.name for one in made] == ["Åsa Öberg"] * 2 + ["Bo Ek"] * 2
    assert [isinstance(one, DocumentSheet) for one in made] == [True, False] * 2


def test_every_sheet_of_every_person_is_noted_about_that_person(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    made = visit.visit_sheets(desk, [person], list(VisitSheet))
    assert len(made) == len(VisitSheet)
    assert len(logged(desk)) == len(VisitSheet)
    assert {one for _, one in logged(desk)} == {person}


def test_a_consent_to_sign_is_unfilled_whatever_was_signed_before(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    (plain, easy) = visit.visit_sheets(desk, [person], [VisitSheet.CONSENT, VisitSheet.CONSENT_EASY])
    assert isinstance(plain, DocumentSheet)
    assert isinstance(easy, DocumentSheet)
    assert (plain.consent, plain.personal_id, plain.document.easy) == (None, "19610118-2803", False)
    assert easy.document.easy


def test_a_letter_only_for_those_with_a_consent(desk: Desk, person: str, clock: SetClock) -> None:
    with refused("sheet.none"):
        visit.visit_sheets(desk, [person], [VisitSheet.RENEWAL])
    consents.give_consent(desk, person, TODAY)
    clock.go_to(date(2027, 3, 2))
    (letter,) = visit.visit_sheets(desk, [person], [VisitSheet.RENEWAL])
    assert isinstance(letter, RenewalSheet)
    assert letter.last_day == date(2027, 3, 1) < letter.imprint.day


@pytest.mark.parametrize("chosen", [[], [VisitSheet.RENEWAL]])
def test_nothing_to_print_is_said(desk: Desk, person: str, chosen: list[VisitSheet]) -> None:
    with refused("sheet.none"):
        visit.visit_sheets(desk, [person], chosen)
    with refused("sheet.none"):
        visit.visit_sheets(desk, [], list(VisitSheet))


def test_who_does_what_tells_the_people_and_the_steps(desk: Desk, person: str) -> None:
    details.set_details(desk, person, {"coordinator": desk.actor.id})
    network.add_member(
        desk, person, NetworkMember("", "Eva Åhl", "boendestödjare", "Falköpings kommun", "070")
    )
    steps.add_step(desk, person, Step("", "Ringa hyresvärden", "Eva Åhl", TODAY))
    for what, days in (("nyss", 60), ("länge sedan", 61)):
        step = steps.add_step(desk, person, Step("", what)).value
        steps.complete_step(desk, person, step, TODAY - timedelta(days=days))
    sheet = visit.who_does_what(desk, person)
    assert sheet.coordinators == (Helper("Karin Ek", "Öppenpsykiatrin Falköping"),)
    assert sheet.network == (Helper("Eva Åhl", "boendestödjare, Falköpings kommun", "070"),)
    assert [step.what for step in sheet.steps] == ["Ringa hyresvärden", "nyss"]
    assert isinstance(sheet, WhoDoesWhatSheet)


def test_a_receipt_only_of_a_withdrawal_with_whom_is_told(
    desk: Desk, person: str, clock: SetClock, tmp_path: Path
) -> None:
    consents.give_consent(desk, person, TODAY)
    with refused("consent.not_withdrawn"):
        visit.receipt_sheet(desk, person)
    there = make_desk(tmp_path / "there", clock, LIDKOPING)
    introduce(desk, there)
    outgoing.export(desk, "Lidköping", tmp_path / "1.age")
    given = Handover("Eva Åhl", ("situation",), Way.SPOKEN, Ground.CANNOT_CONSENT, TODAY, reason="Akut.")
    disclosures.disclose(desk, person, given)
    consents.withdraw_consent(desk, person, TODAY, "phone", "Karin Ek")
    sheet = visit.receipt_sheet(desk, person)
    assert (sheet.day, sheet.how, sheet.received_by) == (TODAY, "i telefon", "Karin Ek")
    assert (sheet.told, sheet.at_sites) == (("Lidköping", "Eva Åhl"), True)
    there.store.close()


def test_given_up_half_way_only_what_was_made_is_noted(desk: Desk, person: str) -> None:
    others = [participants.add_participant(desk, BoardFields(f"Bo {n}")).value for n in range(3)]

    def stop(done: int, whole: int) -> None:
        if done == 2:
            raise InterruptedError(f"{done} av {whole}")

    with pytest.raises(InterruptedError, match="2 av 4"):
        visit.visit_sheets(desk, [person, *others], [VisitSheet.INFORMATION], stop)
    assert [one for _, one in logged(desk)] == [person, others[0]]


def test_an_unknown_person_stops_it(desk: Desk) -> None:
    before = dump(desk)
    for make in (visit.renewal_sheet, visit.receipt_sheet, visit.who_does_what):
        with refused("participant.unknown"):
            make(desk, "x")
    assert dump(desk) == before
