"""What registering a consent starts from, and the sheet that is signed on the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from clocks import SetClock
from packages import send
from refusals import refused
from samordning_desktop.core.consent_scope import PARTY, ConsentScope, Party, PartyKind
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, consents, narrowing, network, signing
from samordning_desktop.sync import peers
from stores import LIDKOPING, introduce, make_desk

TODAY = date(2026, 3, 2)
SCOPE = ConsentScope((Party(PartyKind.UNIT, "Öppenvården", ("ratings",)),), "Inget om barnen.")
STROKES = (((0, 0), (9000, 9000)),)


def test_only_sites_whose_fingerprint_was_compared_can_be_named(
    desk: Desk, person: str, clock: SetClock, tmp_path: Path
) -> None:
    there = make_desk(tmp_path / "there", clock, LIDKOPING)
    peers.add_peer(desk, peers.own_card(there))
    assert [one.kind for one in signing.before_signing(desk, person).parties] == ["principal"] * 2
    introduce(desk, there)
    network.add_member(desk, person, NetworkMember("", "Eva Ek"))
    site, _, _, member = signing.before_signing(desk, person).parties
    assert (site.kind, site.ref, site.name) == ("site", there.store.site_id, "Lidköping")
    assert (member.kind, member.name) == ("person", "Eva Ek")


def test_the_participants_own_site_is_no_choice_and_ours_is(
    desk: Desk, person: str, clock: SetClock, tmp_path: Path
) -> None:
    there = make_desk(tmp_path / "there", clock, LIDKOPING)
    introduce(desk, there)
    home = Party(PartyKind.SITE, "Falköping", ("ratings",), desk.store.site_id)
    named = Party(PartyKind.SITE, "Lidköping", ("ratings",), there.store.site_id)
    consents.give_consent(desk, person, TODAY, None, SignedForm(ConsentScope((home, named))))
    send(desk, there)
    for at, sites in ((there, ["Lidköping"]), (desk, ["Lidköping"])):
        view = signing.before_signing(at, person)
        assert [one.name for one in view.parties if one.kind == "site"] == sites
        assert view.renewal is not None
        assert view.renewal.scope == ConsentScope((named,))
        assert not any("Falköping" in news for news in view.renewal.news)
        parts = [part.key for part in narrowing.parts_of(at, person).parts if part.what == PARTY]
        assert parts == [named.key]
        with refused("consent.part_unknown"):
            narrowing.withdraw_part(at, person, TODAY, PARTY, home.key)


def test_a_first_consent_has_nothing_to_start_from_and_a_second_the_first(desk: Desk, person: str) -> None:
    view = signing.before_signing(desk, person)
    assert view.renewal is None
    assert (view.texts[-1].id, view.texts[-1].easy) == ("3", False)
    consents.give_consent(desk, person, TODAY, None, SignedForm(SCOPE))
    start = signing.before_signing(desk, person).renewal
    assert start is not None
    assert start.scope == SCOPE
    with refused("participant.unknown"):
        signing.before_signing(desk, "x")


def test_the_sheet_is_of_the_day_it_is_signed(desk: Desk, person: str) -> None:
    sheet = signing.sheet_to_sign(desk, person, "3", TODAY, SCOPE, STROKES, "Tolk Mia")
    assert sheet.consent is not None
    assert (sheet.name, sheet.consent.signed, sheet.consent.covered) == ("Åsa Öberg", TODAY, SCOPE)
    assert (sheet.consent.how, sheet.consent.witness, sheet.strokes) == ("screen", "Tolk Mia", STROKES)
    assert (sheet.place, sheet.receiver, sheet.workplace) == (
        desk.actor.site,
        desk.actor.name,
        desk.actor.unit,
    )
    assert sheet.place and sheet.receiver and sheet.workplace
    with refused("date.future"):
        signing.sheet_to_sign(desk, person, "3", date(2026, 3, 3), SCOPE, STROKES)
    with refused("consent.text_unknown"):
        signing.sheet_to_sign(desk, person, "2", TODAY, SCOPE, STROKES)


def test_a_registered_consent_and_its_text(desk: Desk, person: str) -> None:
    given = consents.give_consent(desk, person, TODAY).value
    consent, document = signing.registered(desk, person, given.id)
    assert (consent, document.id) == (given, "3")
    with refused("consent.unknown"):
        signing.registered(desk, person, "x")
