"""What a consent covers, and what is left of it when parts have been taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refusals import refused
from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, counting, coverage
from samordning_desktop.core.consent_scope import (
    KIND,
    MOST_PARTIES,
    NAME_LIMIT,
    PARTY,
    WORDS_LIMIT,
    ConsentScope,
    Coverage,
    Narrowing,
    Party,
    PartyKind,
    fit_scope,
    pack_scope,
    party_key,
    unpack_scope,
)
from samordning_desktop.core.kinds import KINDS

DAY = date(2026, 3, 2)
LIDKOPING = Party(PartyKind.SITE, "Lidköping", ("situation", "ratings"), "s2")
MOTHER = Party(PartyKind.PERSON, "Eva Åhl", ("planning", "Ekonomi"))
SCOPE = ConsentScope((LIDKOPING, MOTHER), "Inget om mina barn.")

names = st.text(min_size=1, max_size=20).filter(str.strip)
scopes = st.builds(
    ConsentScope,
    st.lists(
        st.builds(
            Party, st.sampled_from(PartyKind), names, st.lists(names, unique=True, max_size=4).map(tuple)
        ),
        max_size=4,
        unique_by=lambda one: one.key,
    ).map(tuple),
    st.text(max_size=50),
)


def taken(what: str, key: str, day: date = DAY, wall: int = 5) -> Narrowing:
    return Narrowing(f"{what}{key}", day, what, key, stamp=Stamp(wall, 0))


def covered(*narrowings: Narrowing, scope: ConsentScope | None = SCOPE) -> Coverage:
    return Coverage(scope, narrowings)


@given(scopes)
def test_a_scope_comes_back_from_what_the_journal_keeps(scope: ConsentScope) -> None:
    assert unpack_scope(pack_scope(scope)) == scope


@given(scopes, st.text(max_size=3))
def test_there_is_one_text_for_one_scope(scope: ConsentScope, more: str) -> None:
    text = pack_scope(scope)
    for other in {text + more, more + text, text.replace(":", ": ")} - {text}:
        with pytest.raises(ValueError, match="scope"):
            unpack_scope(other)


@pytest.mark.parametrize(
    "parties",
    [
        (LIDKOPING, LIDKOPING),
        (Party(PartyKind.UNIT, "Öppenvården"), Party(PartyKind.UNIT, "  öppenvården ")),
        (Party(PartyKind.UNIT, "å" * (NAME_LIMIT + 1)),),
        (Party(PartyKind.UNIT, ""),),
        (Party(PartyKind.UNIT, "a", ("x", "x")),),
        (Party(PartyKind.UNIT, "a", (" ",)),),
        tuple(Party(PartyKind.PERSON, str(n)) for n in range(MOST_PARTIES + 1)),
    ],
)
def test_what_no_form_can_say_is_refused(parties: tuple[Party, ...]) -> None:
    with pytest.raises(ValueError, match="scope"):
        unpack_scope(pack_scope(ConsentScope(parties)))


def test_who_is_not_named_gets_nothing_at_all() -> None:
    assert covered().shares("site/s3", KINDS) is None
    assert covered(scope=ConsentScope()).shares(LIDKOPING.key, KINDS) is None


def test_who_is_named_gets_the_kinds_that_are_ticked() -> None:
    assert covered().shares(LIDKOPING.key, KINDS) == {"situation", "ratings"}
    assert covered().shares(MOTHER.key, [*KINDS, "Ekonomi"]) == {"planning", "Ekonomi"}


def test_nothing_ticked_is_contact_alone() -> None:
    alone = ConsentScope((Party(PartyKind.SITE, "Lidköping", (), "s2"),))
    assert covered(scope=alone).shares(LIDKOPING.key, KINDS) == frozenset()


def test_a_form_registered_without_a_scope_covers_all_that_is_not_taken_back() -> None:
    assert covered(scope=None).shares("site/s3", KINDS) == frozenset(KINDS)
    assert covered(taken(KIND, "ratings"), scope=None).shares("site/s3", KINDS) == set(KINDS) - {"ratings"}
    assert covered(taken(PARTY, "site/s3"), scope=None).shares("site/s3", KINDS) is None


def test_a_party_and_a_kind_taken_back() -> None:
    less = covered(taken(KIND, "ratings"))
    assert less.shares(LIDKOPING.key, KINDS) == {"situation"}
    none = covered(taken(PARTY, LIDKOPING.key))
    assert none.shares(LIDKOPING.key, KINDS) is None
    assert [one.name for one in none.parties()] == ["Eva Åhl"]
    assert [one.shares for one in less.parties()] == [("situation",), ("planning", "Ekonomi")]


@given(scopes, st.lists(st.tuples(st.sampled_from((PARTY, KIND)), names), max_size=4))
def test_taking_back_never_gives(scope: ConsentScope, parts: list[tuple[str, str]]) -> None:
    less = Coverage(scope, tuple(taken(*part) for part in parts))
    for party in scope.parties:
        assert (less.shares(party.key, party.shares) or frozenset()) <= set(party.shares)


def test_a_party_is_the_same_however_its_name_is_written() -> None:
    assert party_key(PartyKind.PERSON, " EVA  Åhl") == MOTHER.key
    assert party_key(PartyKind.UNIT, "Eva Åhl") != MOTHER.key


def form(own_id: str = "c", day: date = DAY, wall: int = 5) -> Consent:
    return Consent(own_id, day, "3", pack_scope(SCOPE), stamp=Stamp(wall, 0))


@pytest.mark.parametrize(
    ("days", "wall", "counts"), [(-1, 9, False), (0, 4, False), (0, 5, False), (0, 6, True), (1, 1, True)]
)
def test_only_what_is_taken_back_after_the_signature_counts(days: int, wall: int, counts: bool) -> None:
    part = taken(KIND, "ratings", DAY + timedelta(days=days), wall)
    assert bool(coverage(form(), [part]).narrowings) is counts


def test_the_consent_that_counts_lasts_longest_and_of_two_the_last_registered() -> None:
    old, new, later = form("a", DAY - timedelta(days=30), 9), form("b"), form("c", wall=6)
    assert counting([old, later, new], DAY) == later
    assert counting([new, old], DAY) == new
    assert counting([new], DAY - timedelta(days=1)) is None
    assert counting([], DAY) is None


def test_of_two_that_last_as_long_the_one_signed_last_counts_however_late_the_other_is_registered() -> None:
    before, leap = form("a", date(2024, 2, 28), wall=9), form("b", date(2024, 2, 29), wall=5)
    assert before.last_valid_day == leap.last_valid_day
    assert counting([before, leap], date(2024, 3, 1)) == leap
    assert counting([before, leap], date(2024, 2, 28)) == before


def test_what_no_form_can_keep_is_refused_with_a_sentence() -> None:
    fit_scope(SCOPE)
    fit_scope(ConsentScope((), "å" * WORDS_LIMIT))
    with refused("text.too_long"):
        fit_scope(ConsentScope((), "å" * (WORDS_LIMIT + 1)))
    for parties in ((LIDKOPING, LIDKOPING), (Party(PartyKind.UNIT, "å" * (NAME_LIMIT + 1)),)):
        with refused("scope.unfit"):
            fit_scope(ConsentScope(parties))
