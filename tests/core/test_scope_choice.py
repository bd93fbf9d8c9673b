"""What a consent is chosen from, and what it covers in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent
from samordning_desktop.core.consent_scope import (
    KIND,
    PARTY,
    ConsentScope,
    Narrowing,
    Party,
    PartyKind,
    pack_scope,
)
from samordning_desktop.core.document import Document
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.scope_choice import candidates, covered_lines, party_line, renewal, scope_lines

EVA = NetworkMember("e1", "Eva Ek", "boendestödjare", "Kommunen")
THERE = candidates([("l1", "Lidköping")], [EVA])
LIDKOPING, REGION, MUNICIPALITY, PERSON = THERE
OLD = Document("consent", "3", date(2025, 4, 22), "Samtycke", ())
NEW = Document("consent", "4", date(2026, 1, 1), "Samtycke", ())
SCOPE = ConsentScope(
    (replace(LIDKOPING, shares=("situation", "ratings")), Party(PartyKind.UNIT, "Öppenvården", ("ratings",))),
    "Inget om barnen.",
)
BEFORE = Consent("c", date(2025, 12, 1), "3", pack_scope(SCOPE))


def test_who_can_be_ticked():
    assert [(one.kind, one.name, one.ref, one.shares) for one in THERE] == [
        ("site", "Lidköping", "l1", ()),
        ("principal", "Regionens vård", "region", ()),
        ("principal", "Kommunens socialtjänst", "kommun", ()),
        ("person", "Eva Ek", "e1", ()),
    ]


def test_a_party_on_a_line():
    assert party_line(LIDKOPING) == "Lidköping (pilotort)"
    assert party_line(PERSON, [EVA]) == "Eva Ek, boendestödjare, Kommunen (person)"
    assert party_line(PERSON) == "Eva Ek (person)"


def test_what_is_covered_is_said_in_words():
    assert covered_lines(SCOPE, KINDS) == [
        "Lidköping får veta: mål och nuläge, självskattningar. Inte: personnummer, adress och telefon, "
        "insatser, planering och nästa steg, nätverket runt mig, målgruppsbedömning och skäl.",
        "Öppenvården får veta: självskattningar. Inte: personnummer, adress och telefon, mål och nuläge, "
        "insatser, planering och nästa steg, nätverket runt mig, målgruppsbedömning och skäl.",
    ]


def test_contact_alone_and_all_there_is():
    everything = replace(LIDKOPING, shares=(*KINDS, "Ekonomi"))
    contact, all_of_it = covered_lines(ConsentScope((REGION, everything)), [*KINDS, "Ekonomi"])
    assert contact == "Regionens vård får kontaktas, men får bara veta att personen är med i modellen."
    assert "Inte:" not in all_of_it
    assert all_of_it.endswith("målgruppsbedömning och skäl, ekonomi.")
    assert covered_lines(ConsentScope(), KINDS) == []


def test_a_registered_scope_with_the_persons_own_words():
    assert scope_lines(pack_scope(SCOPE))[-1] == "Med egna ord: Inget om barnen."
    assert scope_lines(pack_scope(replace(SCOPE, words="")))[-1].startswith("Öppenvården får veta")


def test_a_first_consent_starts_from_nothing():
    assert renewal(None, [], THERE, [OLD]) is None


def test_a_renewal_starts_from_what_was_and_says_what_is_new():
    start = renewal(BEFORE, [], THERE, [OLD, NEW])
    assert start is not None
    assert start.scope == SCOPE
    assert start.news == (
        "Texten är ny: version 4 från 2026-01-01. Förra gången var det version 3.",
        "Inte med förra gången: Regionens vård.",
        "Inte med förra gången: Kommunens socialtjänst.",
        "Inte med förra gången: Eva Ek.",
    )


def test_what_was_taken_back_is_not_ticked_again():
    later = Stamp(9, 9)
    taken = [
        Narrowing("n1", date(2026, 2, 1), PARTY, LIDKOPING.key, stamp=later),
        Narrowing("n2", date(2026, 3, 1), KIND, "ratings", stamp=later),
        Narrowing("n3", date(2025, 11, 1), KIND, "situation"),
    ]
    start = renewal(BEFORE, taken, [], [OLD])
    assert start is not None
    assert start.scope == ConsentScope((Party(PartyKind.UNIT, "Öppenvården"),), "Inget om barnen.")
    assert start.news == ("Återtaget 2026-02-01: Lidköping.", "Återtaget 2026-03-01: Självskattningar.")


def test_a_consent_without_scope_asks_about_everything():
    start = renewal(replace(BEFORE, scope=""), [], THERE, [OLD])
    assert start is not None
    assert (start.scope, start.news) == (
        None,
        ("Det förra samtycket registrerades utan omfattning. Fråga om allt.",),
    )


def test_the_easy_text_of_the_same_version_is_not_new():
    start = renewal(BEFORE, [], [], [OLD, replace(OLD, easy=True)])
    assert start is not None
    assert start.news == ()
