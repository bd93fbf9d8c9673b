"""Scans of signed forms go with a package: each once, where what they show may go, and never out of turn."""

from __future__ import annotations

from datetime import date

import pytest

from packages import draft, dump, exchange, opened, pack, send
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, attachments, consents, disclosures, participants
from samordning_desktop.store import files_there, looking
from samordning_desktop.store.peers import all_peers
from samordning_desktop.sync import enclosing, incoming, outgoing

SIGNED = date(2026, 3, 1)
SCAN = Attachment(b"%PDF-1.7 underskrift", "application/pdf")


def enrol(desk: Desk, scan: Attachment | None = SCAN, shares: tuple[str, ...] = tuple(KINDS)) -> str:
    one = participants.add_participant(desk, BoardFields("Åsa Öberg")).value
    sign(desk, one, scan, shares)
    return one


def sign(desk: Desk, one: str, scan: Attachment | None, shares: tuple[str, ...] = tuple(KINDS)) -> None:
    with desk.read() as connection:
        (there,) = all_peers(connection)
    scope = ConsentScope((Party(PartyKind.SITE, there.name, shares, there.site),), "")
    consents.give_consent(desk, one, SIGNED, form=SignedForm(scope, "paper", "", scan))


def shown(desk: Desk, one: str, scan: Attachment = SCAN) -> Attachment:
    return attachments.open_form(desk, one, scan.digest)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Room for one scan in a package."""
    monkeypatch.setattr(enclosing, "ENCLOSED_ROOM", 25)


def enrol_several(desk: Desk, count: int) -> dict[str, Attachment]:
    """People with a scan each, of 20 bytes."""
    scans = [Attachment(b"%PDF-" + bytes([n]) * 15, "application/pdf") for n in range(count)]
    return {enrol(desk, scan): scan for scan in scans}


def enclosed(sender: Desk, receiver: Desk) -> int:
    count: int = opened(receiver, pack(sender, receiver))[0]["enclosed"]
    return count


def test_the_other_site_can_show_the_form(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    send(here, there)
    assert shown(there, one) == SCAN


def test_a_file_goes_until_it_is_known_to_be_there_and_then_no_more(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    assert enclosed(here, there) == 1
    assert enclosed(here, there) == 1  # the first may have been lost
    exchange(here, there)
    participants.set_field(here, one, "goal", "ett mål")
    assert enclosed(here, there) == 0
    assert enclosed(there, here) == 0  # it came from there


def test_the_plan_tells_of_the_scans_that_come_with_it(pair: list[Desk]) -> None:
    here, there = pair
    enrol_several(here, 2)
    assert incoming.rehearse(there, pack(here, there)).facts.files == 2
    assert outgoing.preview(here, "Lidköping").files == 2


def test_the_form_of_a_renewed_consent_goes_alone(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    newer = Attachment(b"\x89PNG ny", "image/png")
    sign(here, one, newer)
    assert enclosed(here, there) == 1
    send(here, there)
    assert shown(there, one, newer) == newer


def test_a_form_stays_where_the_people_around_may_not_be_told_of(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, shares=("situation",))
    assert enclosed(here, there) == 0
    send(here, there)
    with pytest.raises(KnownError):
        shown(there, one)


def test_it_goes_once_they_may(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, shares=("situation",))
    exchange(here, there)
    sign(here, one, None)
    send(here, there)
    assert shown(there, one) == SCAN


def test_nothing_of_whoever_has_withdrawn(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    consents.withdraw_consent(here, one, here.clock.today())
    assert enclosed(here, there) == 0


@pytest.mark.usefixtures("narrow")
def test_what_there_is_no_room_for_goes_in_the_next(pair: list[Desk]) -> None:
    here, there = pair
    people = enrol_several(here, 3)
    for left in (3, 2, 1):
        with here.read() as connection:
            lacking = list(files_there.lacking(connection, all_peers(connection), people))
        assert len(lacking) == left
        send(here, there)
        send(there, here)
    assert {one: shown(there, one, scan) for one, scan in people.items()} == people
    assert enclosed(here, there) == 0


def test_a_file_that_no_consent_asks_for_is_not_kept(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    send(here, there)
    made = draft(here, there)
    other = Attachment(b"%PDF-1.7 annat", "application/pdf")
    made.version = 4
    made.enclose(one, other)
    incoming.take_in(there, made.made())
    with pytest.raises(KnownError):
        shown(there, one, other)


def test_a_rehearsal_keeps_nothing(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    incoming.rehearse(there, pack(here, there))
    with pytest.raises(KnownError):
        shown(there, one)


def test_after_the_other_end_went_back_everything_goes_again(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    with here.write() as writing:
        (row,) = all_peers(writing.connection)
        files_there.forget(writing.connection, row)
    participants.set_field(here, one, "goal", "ett mål")
    assert enclosed(here, there) == 1


@pytest.mark.usefixtures("narrow")
def test_a_file_that_waited_goes_again_when_the_package_that_took_it_was_lost(pair: list[Desk]) -> None:
    here, there = pair
    people = enrol_several(here, 2)
    exchange(here, there, rounds=1)
    pack(here, there)  # lost
    send(here, there)
    assert {one: shown(there, one, scan) for one, scan in people.items()} == people


@pytest.mark.usefixtures("narrow")
def test_a_package_with_a_file_alone_is_a_disclosure_and_names_the_person(pair: list[Desk]) -> None:
    here, there = pair
    enrol_several(here, 2)
    exchange(here, there, rounds=1)
    before = len(dump(here)["disclosure"])
    plan = outgoing.preview(here, there.actor.site)
    assert (plan.entries, plan.files, [name for _, name in plan.persons]) == (0, 1, ["Åsa Öberg"])
    pack(here, there)
    assert len(dump(here)["disclosure"]) == before + 1


def test_what_was_kept_before_scans_could_go_is_looked_for_once(pair: list[Desk]) -> None:
    """As the migration leaves it: the consent is acknowledged, its scan is not there, and the scope is to be looked at."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    with here.write() as writing:
        (row,) = all_peers(writing.connection)
        files_there.forget(writing.connection, row)
        looking.look_again(writing.connection, row.site, [participant_scope(one)])
    assert enclosed(here, there) == 1


def test_the_account_names_the_scan_and_the_consent_and_not_the_people_around(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    sign(here, one, Attachment(b"%PDF-1.7 ny underskrift", "application/pdf"))
    plan = outgoing.preview(here, there.actor.site)
    assert (plan.files, plan.always, plan.kinds) == (1, {one: ("Samtycke", "Skannad blankett")}, {one: ()})


def test_the_note_calls_a_scan_a_scan_and_not_the_people_around(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    participants.set_field(here, one, "goal", "ett mål")
    pack(here, there)
    (note,) = disclosures.disclosures(here, one)
    assert note.what == "paket nummer 1: Mål och nuläge; Skannad blankett"


def test_the_note_names_the_network_where_the_consent_names_somebody_of_it(pair: list[Desk]) -> None:
    here, there = pair
    one = participants.add_participant(here, BoardFields("Åsa Öberg")).value
    site = Party(PartyKind.SITE, there.actor.site, tuple(KINDS), there.store.site_id)
    friend = Party(PartyKind.PERSON, "Bo Berg", ())
    consents.give_consent(here, one, SIGNED, form=SignedForm(ConsentScope((site, friend))))
    pack(here, there)
    assert disclosures.disclosures(here, one)[0].what == "paket nummer 1: Nätverket runt mig"


def test_a_scan_that_the_consent_keeps_back_is_named_in_the_account(pair: list[Desk]) -> None:
    here, there = pair
    held, bare, gone = (
        enrol(here, scan, shares)
        for scan, shares in ((SCAN, ("situation",)), (None, ("situation",)), (SCAN, tuple(KINDS)))
    )
    plan = outgoing.preview(here, there.actor.site)
    assert {one for one, _ in plan.persons} == {held, bare, gone}
    assert plan.forms_held == {held}
    exchange(here, there)
    participants.set_field(here, gone, "goal", "ett mål")
    assert outgoing.preview(here, there.actor.site).forms_held == frozenset()
