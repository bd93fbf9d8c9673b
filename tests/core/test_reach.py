"""Whether somebody in the network may be contacted, by the scope of the consent that counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent
from samordning_desktop.core.consent_scope import (
    KIND,
    PARTY,
    ConsentScope,
    Coverage,
    Narrowing,
    Party,
    PartyKind,
    pack_scope,
    party_key,
)
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.reach import LEFT_OUT_WRONGLY, TICKED_WRONGLY, coverage_on, reach_of

EVA = NetworkMember("e1", "Eva Ek", "läkare", "Öppenvården", covered=True)
DAY = date(2026, 3, 2)


def covers(*parties: Party, taken: tuple[Narrowing, ...] = ()) -> Coverage:
    return Coverage(ConsentScope(parties), taken)


@pytest.mark.parametrize(
    "party",
    [
        Party(PartyKind.PERSON, "Någon", ("ratings",), "e1"),
        Party(PartyKind.PERSON, "eva  EK", ("ratings",)),
        Party(PartyKind.UNIT, "öppenvården", ("ratings",)),
        Party(PartyKind.UNIT, "Eva Ek", ("ratings",)),
    ],
)
def test_named_by_id_by_name_or_through_where_they_work(party):
    reach = reach_of(EVA, covers(party))
    assert (reach.covered, reach.kinds, reach.mismatch, reach.by_scope) == (
        True,
        ("Självskattningar",),
        "",
        True,
    )
    assert reach.words == "Får veta: självskattningar."


@pytest.mark.parametrize(
    "party",
    [Party(PartyKind.PERSON, "Bo Ek"), Party(PartyKind.SITE, "Eva Ek"), Party(PartyKind.PERSON, "e2")],
)
def test_who_is_not_named_may_not_be_contacted(party):
    reach = reach_of(EVA, covers(party))
    assert (reach.covered, reach.mismatch, reach.words) == (False, TICKED_WRONGLY, "")
    assert reach_of(replace(EVA, covered=False), covers(party)).mismatch == ""


def test_no_organisation_is_no_unit():
    assert not reach_of(replace(EVA, organisation=" "), covers(Party(PartyKind.UNIT, "Öppenvården"))).covered


def test_a_tick_that_was_left_out_is_told_of():
    assert (
        reach_of(replace(EVA, covered=False), covers(Party(PartyKind.PERSON, "Eva Ek"))).mismatch
        == LEFT_OUT_WRONGLY
    )


def test_contact_alone():
    assert reach_of(EVA, covers(Party(PartyKind.PERSON, "Eva Ek"))).words == (
        "Får bara veta att personen är med i modellen."
    )


def test_own_kinds_come_after_the_programs():
    reach = reach_of(EVA, covers(Party(PartyKind.PERSON, "Eva Ek", ("Ekonomi", "ratings"))))
    assert reach.words == "Får veta: självskattningar, ekonomi."


def test_what_was_taken_back_is_out():
    named = Party(PartyKind.PERSON, "Eva Ek", ("ratings",), "e1")
    party = Narrowing("n", DAY, PARTY, named.key)
    kind = Narrowing("n", DAY, KIND, "ratings")
    assert not reach_of(EVA, covers(named, taken=(party,))).covered
    assert reach_of(EVA, covers(named, taken=(kind,))).kinds == ()


def test_without_a_scope_the_tick_is_all_there_is():
    for whole in (None, Coverage()):
        assert reach_of(EVA, whole).covered
        assert not reach_of(replace(EVA, covered=False), whole).covered
        assert reach_of(EVA, whole).words == ""
    taken = Narrowing("n", DAY, PARTY, party_key(PartyKind.PERSON, "e1"))
    assert not reach_of(EVA, Coverage(None, (taken,))).covered


def test_the_consent_that_counts():
    scope = ConsentScope((Party(PartyKind.PERSON, "Eva Ek"),))
    consent = Consent("c", date(2025, 3, 3), "3", pack_scope(scope), stamp=Stamp(1, 1))
    assert coverage_on([consent], [], DAY, holds=True) == Coverage(scope, ())
    assert coverage_on([consent], [], DAY, holds=False) == Coverage(ConsentScope())
    assert coverage_on([replace(consent, scope="")], [], DAY, holds=False) is None
    assert coverage_on([], [], DAY, holds=True) is None
