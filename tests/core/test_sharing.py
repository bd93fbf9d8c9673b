"""What may be shared with a site by the consent that counts, and when a site's recall falls."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.sharing import (
    ALL_KINDS,
    let_go,
    pack_kinds,
    sharing,
    site_key,
    unpack_kinds,
)

KEY = site_key("s2")
DAY, LATER = date(2026, 3, 2), date(2026, 4, 1)


def consent(signed: date, *kinds: str, site: str = "s2", wall: int = 1) -> Consent:
    scope = ConsentScope((Party(PartyKind.SITE, "Lidköping", kinds, site),))
    return Consent(f"c{signed}{wall}", signed, "1", pack_scope(scope), stamp=Stamp(wall, 0))


def taken(what: str, key: str, day: date = DAY, wall: int = 5) -> Narrowing:
    return Narrowing("n", day, what, key, stamp=Stamp(wall, 0))


def test_without_any_consent_nothing_may_be_shared() -> None:
    assert sharing((), (), DAY, KEY).kinds is None


def test_a_consent_without_scope_shares_everything_that_is_not_taken_back() -> None:
    bare = Consent("c", date(2026, 3, 1), "1", stamp=Stamp(1, 0))
    assert sharing((bare,), (), DAY, KEY).kinds == ALL_KINDS
    without = sharing((bare,), (taken(KIND, "ratings"),), DAY, KEY)
    assert (without.kinds, without.veiled) == (ALL_KINDS - {"ratings"}, {"ratings"})
    shut = sharing((bare,), (taken(PARTY, KEY),), DAY, KEY)
    assert (shut.kinds, shut.since, shut.veiled) == (None, DAY, ALL_KINDS)


def test_the_sites_own_kinds_open_no_field() -> None:
    assert sharing((consent(DAY, "Ekonomi", "ratings"),), (), DAY, KEY).kinds == {"ratings"}


def test_the_newer_form_decides_also_when_it_is_narrower() -> None:
    both = (consent(date(2026, 1, 1), *KINDS), consent(date(2026, 2, 1), site="s3", wall=2))
    found = sharing(both, (), DAY, KEY)
    assert (found.kinds, found.since) == (None, date(2026, 2, 1))


def test_a_form_dated_after_today_does_not_decide() -> None:
    both = (consent(date(2026, 1, 1), "planning"), consent(date(2026, 3, 3), *KINDS, wall=2))
    today, tomorrow = (sharing(both, (), day, KEY) for day in (DAY, date(2026, 3, 3)))
    assert (today.kinds, tomorrow.kinds) == ({"planning"}, ALL_KINDS)


@pytest.mark.parametrize(
    ("signed", "wall", "falls"),
    [
        (date(2026, 3, 1), 99, False),
        (DAY, 9, False),
        (DAY, 10, False),
        (DAY, 11, True),
        (date(2026, 3, 3), 1, True),
    ],
)
def test_a_recall_falls_for_a_consent_that_counts_where_it_was_written(
    signed: date, wall: int, falls: bool
) -> None:
    assert let_go(DAY, Stamp(10, 0), (consent(signed, wall=wall),), (), KEY, LATER) is not falls


def test_a_recall_does_not_fall_for_a_consent_that_names_others() -> None:
    later = consent(date(2026, 4, 1), *KINDS, site="s3", wall=11)
    assert let_go(DAY, Stamp(10, 0), (later,), (), KEY, LATER)


def test_a_recall_does_not_fall_for_a_consent_from_which_the_site_is_taken_back() -> None:
    later, back = consent(date(2026, 4, 1), *KINDS, wall=11), taken(PARTY, KEY, date(2026, 4, 1), 12)
    assert let_go(DAY, Stamp(10, 0), (later,), (back,), KEY, LATER)
    assert not let_go(DAY, Stamp(10, 0), (later,), (taken(PARTY, KEY, DAY, 12),), KEY, LATER)


def test_a_recall_stands_until_the_day_of_a_consent_to_come() -> None:
    """Registered by a clock that was a day ahead, and put right before the site was shut out."""
    to_come = consent(date(2026, 3, 3), *KINDS, wall=1)
    assert let_go(DAY, Stamp(10, 0), (to_come,), (), KEY, DAY)
    assert not let_go(DAY, Stamp(10, 0), (to_come,), (), KEY, date(2026, 3, 3))


@given(st.none() | st.frozensets(st.sampled_from(list(KINDS))))
def test_kinds_come_back_as_the_store_keeps_them(kinds: frozenset[str] | None) -> None:
    assert unpack_kinds(pack_kinds(kinds)) == kinds
