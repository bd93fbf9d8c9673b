"""Whom the consent lets have what, at its edges."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.consent import Consent, ConsentState, Standing, standing
from samordning_desktop.core.consent_scope import (
    KIND,
    PARTY,
    ConsentScope,
    Coverage,
    Narrowing,
    Party,
    PartyKind,
    pack_scope,
)
from samordning_desktop.core.kinds import BASICS, KINDS, kind_words
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.permission import Permission
from samordning_desktop.core.reach import reach_of

DAY = date(2026, 3, 2)
SIGNED = Consent("c", date(2026, 2, 1), "3")
VALID = Standing(ConsentState.VALID, date(2027, 3, 1), 364)
EVA = NetworkMember("e", "Eva Ek", "boendestödjare", "Falköpings kommun", covered=True)
BO = NetworkMember("b", "Bo Berg", "bror")
SCOPE = ConsentScope(
    (
        Party(PartyKind.PERSON, "Eva Ek", ("situation", "Ekonomi"), "e"),
        Party(PartyKind.UNIT, "Vårdcentralen", ("planning",)),
        Party(PartyKind.SITE, "Lidköping", (), "site2"),
    )
)


def taken(what: str, key: str) -> Narrowing:
    return Narrowing("n", DAY, what, key)


def permission(scope: ConsentScope | None = SCOPE, *narrowings: Narrowing, **more: Any) -> Permission:
    return Permission(
        VALID, Coverage(scope, narrowings), (SIGNED,), (EVA, BO), {"site2": "Lidköping"}, **more
    )


@pytest.mark.parametrize(
    ("receiver", "kinds", "objection"),
    [
        ("Eva Ek", ("situation",), ""),
        (" eva  EK ", ("situation", "Ekonomi"), ""),
        ("Eva Ek, boendestödjare, Falköpings kommun", ("situation",), ""),
        ("Eva Ek", (BASICS,), ""),
        ("Eva Ek", (), ""),
        ("Eva Ek", ("ratings", "situation"), "samtycket låter inte Eva Ek få Självskattningar"),
        ("Vårdcentralen", ("planning",), ""),
        ("Vårdcentralen", ("situation",), "samtycket låter inte Vårdcentralen få Mål och nuläge"),
        ("Lidköping", (BASICS,), ""),
        ("Lidköping", ("situation",), "samtycket låter inte Lidköping få Mål och nuläge"),
        ("Bo Berg", (BASICS,), "samtycket omfattar inte Bo Berg"),
        ("Åke Ö", (), "samtycket omfattar inte Åke Ö"),
        ("e", (), "samtycket omfattar inte e"),
    ],
)
def test_what_the_scope_says(receiver: str, kinds: tuple[str, ...], objection: str) -> None:
    assert permission().objection(receiver, kinds, DAY) == objection


def test_what_has_been_taken_back() -> None:
    party = permission(SCOPE, taken(PARTY, "person/e"))
    assert party.objection("Eva Ek", (), DAY) == "samtycket omfattar inte Eva Ek"
    assert party.objection("Vårdcentralen", ("planning",), DAY) == ""
    kind = permission(SCOPE, taken(KIND, "situation"))
    assert kind.objection("Eva Ek", ("situation",), DAY) == "samtycket låter inte Eva Ek få Mål och nuläge"
    assert kind.objection("Eva Ek", ("Ekonomi",), DAY) == ""


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Standing(ConsentState.MISSING), "samtycke saknas"),
        (Standing(ConsentState.EXPIRED, date(2026, 2, 28)), "samtycket gick ut 2026-02-28"),
        (Standing(ConsentState.WITHDRAWN, None, None, DAY), "samtycket återkallades 2026-03-02"),
    ],
)
def test_a_consent_that_does_not_hold_lets_nobody_have_anything(where: Standing, words: str) -> None:
    assert Permission(where, Coverage(SCOPE), (SIGNED,), (EVA,)).objection("Eva Ek", (), DAY) == words
    assert Permission(where, Coverage(), (SIGNED,), (EVA,)).objection("Eva Ek", (), DAY) == words


def on_other_days(*narrowings: Narrowing, withdrawn: date | None = None) -> Permission:
    """An older consent that names Vårdcentralen alone, a newer that names Eva Ek alone; asked about on DAY."""
    unit = ConsentScope((Party(PartyKind.UNIT, "Vårdcentralen", ("planning",)),))
    eva = ConsentScope((Party(PartyKind.PERSON, "Eva Ek", ("situation",), "e"),))
    consents = (
        Consent("a", DAY - timedelta(days=60), "3", pack_scope(unit)),
        Consent("b", DAY - timedelta(days=10), "3", pack_scope(eva)),
    )
    return Permission(
        standing(consents, withdrawn, DAY),
        Coverage(eva, narrowings),
        consents,
        (EVA,),
        narrowings=narrowings,
        day=DAY,
    )


@pytest.mark.parametrize(
    ("days", "receiver", "kind", "objection"),
    [
        (0, "Eva Ek", "situation", ""),
        (10, "Eva Ek", "situation", ""),
        (11, "Eva Ek", "situation", "samtycket omfattar inte Eva Ek"),
        (11, "Vårdcentralen", "planning", ""),
        (60, "Vårdcentralen", "planning", ""),
        (61, "Vårdcentralen", "planning", f"inget samtycke gällde {DAY - timedelta(days=61)}"),
        (0, "Vårdcentralen", "planning", "samtycket omfattar inte Vårdcentralen"),
    ],
)
def test_what_counts_is_the_consent_of_that_day(days: int, receiver: str, kind: str, objection: str) -> None:
    assert on_other_days().objection(receiver, (kind,), DAY - timedelta(days=days)) == objection


def test_what_is_taken_back_later_or_withdrawn_later_was_allowed_before() -> None:
    less = on_other_days(Narrowing("n", DAY, KIND, "situation"))
    assert less.objection("Eva Ek", ("situation",), DAY - timedelta(days=1)) == ""
    assert less.objection("Eva Ek", ("situation",), DAY) != ""
    gone = on_other_days(withdrawn=DAY)
    assert gone.objection("Eva Ek", ("situation",), DAY - timedelta(days=1)) == ""
    assert gone.objection("Eva Ek", ("situation",), DAY) == f"samtycket återkallades {DAY}"


def test_on_the_very_day_what_was_handed_out_before_is_told_apart() -> None:
    gone = on_other_days(withdrawn=DAY)
    assert gone.broken(DAY)
    assert gone.objection("Eva Ek", ("situation",), DAY, before=True) == ""
    assert gone.objection("Eva Ek", ("ratings",), DAY, before=True).endswith("få Självskattningar")
    assert gone.objection("Eva Ek", ("situation",), DAY) == f"samtycket återkallades {DAY}"
    less = on_other_days(Narrowing("n", DAY, KIND, "situation"))
    assert less.broken(DAY)
    assert less.objection("Eva Ek", ("situation",), DAY, before=True) == ""
    assert less.objection("Eva Ek", ("situation",), DAY) != ""


@pytest.mark.parametrize("days", [-1, 1])
def test_before_is_no_word_about_another_day(days: int) -> None:
    gone, day = on_other_days(withdrawn=DAY - timedelta(days=2)), DAY - timedelta(days=2 + days)
    assert not gone.broken(day)
    assert gone.objection("Eva Ek", ("situation",), day, before=True) == gone.objection(
        "Eva Ek", ("situation",), day
    )


def test_before_does_not_reach_back_past_an_older_taking_back() -> None:
    older = Narrowing("n", DAY - timedelta(days=1), KIND, "situation")
    gone = on_other_days(older, withdrawn=DAY)
    assert gone.objection("Eva Ek", ("situation",), DAY, before=True) != ""


def test_a_consent_signed_on_the_day_it_was_withdrawn_held_until_then() -> None:
    scope = ConsentScope((Party(PartyKind.UNIT, "Vårdcentralen", ("planning",)),))
    one = Consent("a", DAY, "3", pack_scope(scope))
    gone = Permission(standing((one,), DAY, DAY), Coverage(scope), (one,), day=DAY)
    assert gone.objection("Vårdcentralen", ("planning",), DAY, before=True) == ""


def test_the_last_day_still_holds() -> None:
    last = Standing(ConsentState.EXPIRING, DAY, 0)
    assert Permission(last, Coverage(SCOPE), (SIGNED,), (EVA,)).objection("Eva Ek", ("situation",), DAY) == ""


def test_a_form_without_scope_says_who_on_paper() -> None:
    free = permission(None)
    assert free.on_paper
    assert not permission().on_paper
    assert free.objection("Åke Ö", tuple(KINDS), DAY) == ""
    assert free.objection("Eva Ek", ("contact",), DAY) == ""
    assert free.objection("Bo Berg", ("contact",), DAY) == "samtycket omfattar inte Bo Berg"


@pytest.mark.parametrize(
    ("key", "receiver"),
    [
        ("site/site2", "Lidköping"),
        ("unit/vårdcentralen", "Vårdcentralen"),
        ("person/e", "Eva Ek"),
        ("principal/kommun", "Kommun"),
        ("person/åke ö", "Åke  Ö"),
    ],
)
def test_what_is_taken_back_of_a_form_without_scope(key: str, receiver: str) -> None:
    assert (
        permission(None, taken(PARTY, key)).objection(receiver, (), DAY).startswith("samtycket omfattar inte")
    )
    assert permission(None, taken(PARTY, key)).objection("Någon Annan", (), DAY) == ""


def test_those_near_at_hand_are_whom_the_consent_names_and_then_the_network() -> None:
    assert permission().receivers == ["Eva Ek", "Vårdcentralen", "Lidköping", "Bo Berg, bror"]
    assert permission(None).receivers == ["Eva Ek, boendestödjare, Falköpings kommun", "Bo Berg, bror"]
    assert Permission(Standing(ConsentState.MISSING), None).receivers == []


def test_the_kinds_are_the_programs_the_sites_and_the_consents() -> None:
    assert list(permission(own_kinds=("Skola",)).kinds) == [*KINDS, "Skola", "Ekonomi"]
    assert permission().kinds["Ekonomi"] == "Ekonomi"


@pytest.mark.parametrize("called", ["Eva Ek", "eva ek, boendestödjare, Falköpings kommun"])
def test_somebody_of_a_unit_that_is_named_is_named_through_it(called: str) -> None:
    unit = Party(PartyKind.UNIT, "Falköpings kommun", ("situation",))
    assert permission(ConsentScope((unit,))).objection(called, ("situation",), DAY) == ""
    assert permission(ConsentScope((unit,))).objection(called, ("ratings",), DAY) != ""
    assert permission(ConsentScope((unit,)), taken(PARTY, unit.key)).objection(called, (), DAY) != ""
    assert permission(None, taken(PARTY, unit.key)).objection(called, (), DAY) != ""


_NAMES = st.sampled_from(["Eva Ek", "Bo Berg", "Falköpings kommun", "Vårdcentralen"])
_SHARES = st.lists(st.sampled_from([*KINDS, "Ekonomi"]), unique=True, max_size=3).map(tuple)
_PARTIES = st.lists(
    st.builds(Party, st.sampled_from(PartyKind), _NAMES, _SHARES, st.sampled_from(["", "e", "b"])),
    unique_by=lambda one: one.key,
    max_size=4,
).map(tuple)


@given(
    st.one_of(st.none(), _PARTIES.map(ConsentScope)),
    st.lists(
        st.builds(taken, st.just(PARTY), st.sampled_from(["person/e", "unit/falköpings kommun"])), max_size=1
    ),
    st.sampled_from([EVA, BO]),
    st.sets(st.sampled_from([*KINDS, "Ekonomi"])),
)
def test_the_dialog_and_the_network_go_by_one_rule(
    scope: ConsentScope | None, narrowings: list[Narrowing], member: NetworkMember, kinds: set[str]
) -> None:
    asked = permission(scope, *narrowings)
    assert asked.coverage is not None
    reach = reach_of(member, asked.coverage)
    may = reach.covered and (not reach.by_scope or {kind_words(kind) for kind in kinds} <= set(reach.kinds))
    assert (asked.objection(member.words, kinds, DAY) == "") == may


@given(
    st.sampled_from(["Eva Ek", "Vårdcentralen", "Lidköping"]), st.sets(st.sampled_from([*KINDS, "Ekonomi"]))
)
def test_nothing_outside_the_scope_gets_by(receiver: str, kinds: set[str]) -> None:
    party = next(one for one in SCOPE.parties if one.name == receiver)
    assert (permission().objection(receiver, kinds, DAY) == "") == (kinds <= set(party.shares))


@pytest.mark.parametrize(
    ("day", "objection"),
    [
        (SIGNED.signed - timedelta(days=1), "inget samtycke gällde 2026-01-31"),
        (SIGNED.signed, ""),
        (date(2027, 1, 31), ""),
        (date(2027, 2, 1), "inget samtycke gällde 2027-02-01"),
    ],
)
def test_it_must_have_held_on_the_day_too(day: date, objection: str) -> None:
    assert permission().objection("Eva Ek", (), day) == objection
