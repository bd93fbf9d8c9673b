"""Consent registered and withdrawn."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from clocks import SetClock
from dumps import dump
from refusals import refused
from samordning_desktop.core import texts as library
from samordning_desktop.core.changes import Kind
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.consent_scope import MOST_PARTIES, WORDS_LIMIT, ConsentScope, Party, PartyKind
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.core.step import Step
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.ops import (
    Desk,
    consents,
    details,
    participants,
    reading,
    steps,
    today,
    undoing,
)
from samordning_desktop.store.schema import disclosure
from samordning_desktop.sync import outgoing
from stores import LIDKOPING, introduce, make_desk

TODAY = date(2026, 3, 2)


def state(desk: Desk, person: str) -> ConsentState:
    return next(row for row in reading.everyone(desk) if row.id == person).consent.state


def test_a_consent_given_today_is_valid_for_a_year(desk: Desk, person: str) -> None:
    done = consents.give_consent(desk, person, TODAY)
    assert done.value.last_valid_day == date(2027, 3, 1)
    assert done.changes.kinds == {Kind.CONSENT, Kind.BOARD}
    assert done.changes.undo_label is None
    where, forms = consents.consent_of(desk, person)
    assert (where.state, where.valid_until, forms) == (ConsentState.VALID, date(2027, 3, 1), [done.value])


def test_it_remembers_the_newest_text_unless_another_is_named(desk: Desk, person: str) -> None:
    newest = library.texts("consent")[-1].id
    assert consents.give_consent(desk, person, TODAY).value.text_version == newest
    assert consents.give_consent(desk, person, TODAY, newest).value.text_version == newest
    before = dump(desk)
    with refused("consent.text_unknown"):
        consents.give_consent(desk, person, TODAY, "99")
    assert dump(desk) == before


def test_the_leap_day(desk: Desk, person: str, clock: SetClock) -> None:
    clock.go_to(date(2028, 2, 29))
    assert consents.give_consent(desk, person, date(2028, 2, 29)).value.last_valid_day == date(2029, 2, 27)
    clock.go_to(date(2029, 2, 27))
    assert state(desk, person) is ConsentState.EXPIRING
    clock.go_to(date(2029, 2, 28))
    assert state(desk, person) is ConsentState.EXPIRED


def test_tomorrow_is_refused_and_today_is_not(desk: Desk, person: str) -> None:
    with refused("date.future"):
        consents.give_consent(desk, person, TODAY + timedelta(days=1))
    consents.give_consent(desk, person, TODAY)


def test_a_form_that_has_run_out_already_can_be_registered(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, date(2020, 1, 1))
    assert state(desk, person) is ConsentState.EXPIRED


def test_a_new_form_after_one_that_ran_out(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, date(2024, 1, 1))
    consents.give_consent(desk, person, TODAY)
    consents.give_consent(desk, person, date(2025, 1, 1))
    where, forms = consents.consent_of(desk, person)
    assert where.valid_until == date(2027, 3, 1)
    assert [form.signed for form in forms] == [date(2024, 1, 1), date(2025, 1, 1), TODAY]


def test_somebody_who_is_not_there(desk: Desk) -> None:
    with refused("participant.unknown"):
        consents.give_consent(desk, "finns inte", TODAY)
    with refused("participant.unknown"):
        consents.withdraw_consent(desk, "finns inte", TODAY)
    with refused("participant.unknown"):
        consents.withdrawal_effects(desk, "finns inte")
    with refused("participant.unknown"):
        consents.consent_of(desk, "finns inte")


def test_withdrawn_at_any_time_and_once(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    done = consents.withdraw_consent(desk, person, TODAY)
    assert done.changes.kinds == {Kind.CONSENT, Kind.BOARD}
    where, forms = consents.consent_of(desk, person)
    assert (where.state, where.withdrawn_on, where.covers) == (ConsentState.WITHDRAWN, TODAY, False)
    assert len(forms) == 1
    before = dump(desk)
    with refused("consent.withdrawn") as caught:
        consents.withdraw_consent(desk, person, TODAY)
    assert "2026-03-02" in caught.value.sentences.happened
    with refused("consent.withdrawn"):
        consents.give_consent(desk, person, TODAY)
    assert dump(desk) == before


def test_a_consent_that_has_run_out_can_be_withdrawn_too(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, date(2020, 1, 1))
    consents.withdraw_consent(desk, person, TODAY)
    assert state(desk, person) is ConsentState.WITHDRAWN


def test_what_cannot_be_withdrawn(desk: Desk, person: str) -> None:
    with refused("consent.none_to_withdraw"):
        consents.withdraw_consent(desk, person, TODAY)
    consents.give_consent(desk, person, date(2026, 2, 1))
    with refused("date.future"):
        consents.withdraw_consent(desk, person, TODAY + timedelta(days=1))
    with refused("consent.withdrawn_before_signed") as caught:
        consents.withdraw_consent(desk, person, date(2026, 1, 31))
    assert "2026-01-31" in caught.value.sentences.happened
    assert state(desk, person) is ConsentState.VALID
    consents.withdraw_consent(desk, person, date(2026, 2, 1))


def test_a_withdrawal_between_two_forms_is_one(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, date(2025, 1, 1))
    consents.give_consent(desk, person, TODAY)
    consents.withdraw_consent(desk, person, date(2025, 6, 1))
    assert state(desk, person) is ConsentState.WITHDRAWN


def test_neither_can_be_undone(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    assert undoing.undo_label(desk) == "lägg till Åsa Ö."
    consents.withdraw_consent(desk, person, TODAY)
    assert undoing.undo_label(desk) == "lägg till Åsa Ö."


def test_the_adding_cannot_be_taken_back_from_under_a_withdrawal(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    consents.withdraw_consent(desk, person, TODAY)
    with refused("undo.stands_too"):  # said once, then the step under it is tried
        undoing.undo(desk)
    with refused("undo.consent_given"):
        undoing.undo(desk)
    assert state(desk, person) is ConsentState.WITHDRAWN


def test_what_a_withdrawal_would_do_is_said_before_it_is_done(
    desk: Desk, person: str, clock: SetClock, tmp_path: Path
) -> None:
    consents.give_consent(desk, person, TODAY)
    other = make_desk(tmp_path / "other", clock, LIDKOPING)
    introduce(desk, other)
    effects = consents.withdrawal_effects(desk, person)
    assert effects.name == "Åsa Öberg"
    assert effects.stops
    assert effects.kept
    assert effects.told == ("Ingen: inget om personen har lämnats ut.",)
    outgoing.export(desk, "Lidköping", tmp_path / "paket.age")
    (told,) = consents.withdrawal_effects(desk, person).told
    assert told.startswith("Lidköping får besked")
    assert state(desk, person) is ConsentState.VALID
    other.store.close()


def test_the_whole_board_in_every_state(desk: Desk) -> None:
    signed = {
        ConsentState.MISSING: None, ConsentState.VALID: TODAY, ConsentState.EXPIRING: date(2025, 3, 3),
        ConsentState.EXPIRED: date(2025, 3, 2), ConsentState.WITHDRAWN: TODAY,
    }  # fmt: skip
    for wanted, day in signed.items():
        person = participants.add_participant(desk, BoardFields(wanted.value)).value
        if day:
            consents.give_consent(desk, person, day)
        if wanted is ConsentState.WITHDRAWN:
            consents.withdraw_consent(desk, person, TODAY)
    assert {row.fields.name: row.consent.state for row in reading.everyone(desk)} == {
        state.value: state for state in ConsentState
    }


@pytest.mark.parametrize("name", ["Åsa", "Åsa Maria Öberg"])
def test_names_are_short_in_the_steps(desk: Desk, name: str) -> None:
    person = participants.add_participant(desk, BoardFields(name)).value
    consents.give_consent(desk, person, TODAY)
    labels = {row[2] for row in dump(desk)["operation"]}
    assert f"registrera samtycke för {'Åsa' if name == 'Åsa' else 'Åsa Ö.'}" in labels


def test_a_withdrawal_ends_the_participation_and_takes_the_person_off_the_board(
    desk: Desk, person: str
) -> None:
    consents.give_consent(desk, person, date(2026, 2, 1))
    consents.withdraw_consent(desk, person, date(2026, 2, 20), "phone", "Karin Ek")
    assert reading.board(desk) == []
    (row,) = reading.everyone(desk)
    assert (row.ended, row.left) == (date(2026, 2, 20), True)
    view = reading.person(desk, person)
    assert (view.details.ended, view.details.end_reason) == (date(2026, 2, 20), "Samtycket återkallat")
    assert view.withdrawals == (Withdrawal(date(2026, 2, 20), "phone", "Karin Ek"),)


@pytest.mark.parametrize(("ended", "stands"), [(date(2026, 2, 10), True), (date(2026, 2, 28), False)])
def test_an_end_that_came_before_stands(desk: Desk, person: str, ended: date, stands: bool) -> None:
    consents.give_consent(desk, person, date(2026, 2, 1))
    details.end_participation(desk, person, ended, "flyttat")
    consents.withdraw_consent(desk, person, date(2026, 2, 20))
    kept = reading.person(desk, person).details
    assert (kept.ended, kept.end_reason) == (
        (ended, "flyttat") if stands else (date(2026, 2, 20), consents.END_REASON)
    )


def test_whoever_has_withdrawn_cannot_be_taken_up_again(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    consents.withdraw_consent(desk, person, TODAY)
    before = dump(desk)
    with refused("consent.withdrawn"):
        details.resume_participation(desk, person)
    assert dump(desk) == before
    details.set_details(desk, person, {"ended": ""})  # as an old program would write it
    assert reading.board(desk) == []


def test_nothing_waits_in_today_for_whoever_has_withdrawn(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    steps.add_step(desk, person, Step("", "ringa", "", TODAY))
    details.set_details(desk, person, {"rhythm": "1"})
    assert today.tasks(desk).tasks
    consents.withdraw_consent(desk, person, TODAY)
    assert today.tasks(desk).tasks == ()


def test_those_who_got_something_by_hand_are_listed_to_be_told(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, TODAY)
    with desk.write() as writing:
        row = {"participant": person, "what": "plan", "made": "2026-03-01", "actor": "k", "ground": "consent"}
        rows = [
            row | {"receiver": name, "way": way}
            for name, way in (("Örnen", "spoken"), ("Alfa", "print"), ("Alfa", "spoken"), ("Ort", "package"))
        ]
        writing.connection.execute(insert(disclosure), rows)
    told = consents.withdrawal_effects(desk, person).told
    assert [line.partition(":")[0] for line in told] == ["Alfa", "Örnen"]


def test_a_scope_that_no_package_could_carry_is_refused_and_nothing_is_kept(desk: Desk, person: str) -> None:
    before = dump(desk)
    for scope, code in (
        (ConsentScope((), "å" * (WORDS_LIMIT + 1)), "text.too_long"),
        (ConsentScope(tuple(Party(PartyKind.UNIT, str(n)) for n in range(MOST_PARTIES + 1))), "scope.unfit"),
    ):
        with refused(code):
            consents.give_consent(desk, person, TODAY, None, SignedForm(scope))
    assert dump(desk) == before
