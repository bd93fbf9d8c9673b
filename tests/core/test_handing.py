"""What of something may be told of each of several people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.consent import Consent, ConsentState, Standing
from samordning_desktop.core.consent_scope import ConsentScope, Coverage, Party, PartyKind
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handing import BOARD_KINDS, kept_from, portion_of
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.kinds import BASICS, KINDS
from samordning_desktop.core.permission import Permission

DAY = date(2026, 3, 2)
ASKED = Handover("Vårdcentralen", BOARD_KINDS, Way.FILE, Ground.CONSENT, DAY)
NONE = Permission(Standing(ConsentState.MISSING), None)


def permission(*kinds: str, who: str = "Vårdcentralen") -> Permission:
    scope = ConsentScope((Party(PartyKind.UNIT, who, kinds),))
    valid = Standing(ConsentState.VALID, date(2027, 3, 1), 364)
    return Permission(valid, Coverage(scope), (Consent("c", DAY, "3"),), day=DAY)


def portion(allowed: Permission, asked: Handover = ASKED, veiled: tuple[str, ...] = (), whole: bool = False):
    return portion_of("p", "Åsa Ö", asked, allowed, veiled, whole=whole)


def test_all_a_part_only_that_they_are_known_or_nothing():
    assert (portion(permission(*BOARD_KINDS)).kinds, portion(permission(*BOARD_KINDS)).why) == (
        BOARD_KINDS,
        "",
    )
    part = portion(permission("planning"))
    assert (part.kinds, part.why) == (("planning",), "samtycket låter inte Vårdcentralen få Mål och nuläge")
    known = portion(permission())
    assert known.given == replace(ASKED, kinds=(BASICS,))
    assert known.kinds == ()
    assert known.why
    other = portion(permission(*BOARD_KINDS, who="Eva"))
    assert (other.given, other.why) == (None, "samtycket omfattar inte Vårdcentralen")
    assert portion(NONE).given is None


def test_sheets_go_whole_or_not_at_all():
    assert portion(permission("planning"), whole=True).given is None
    assert portion(permission(*BOARD_KINDS), whole=True).kinds == BOARD_KINDS


@pytest.mark.parametrize("ground", set(Ground) - {Ground.CONSENT})
def test_another_ground_needs_no_consent(ground):
    assert portion(NONE, replace(ASKED, ground=ground, reason="Behövs.")).kinds == BOARD_KINDS


@pytest.mark.parametrize("ground", [Ground.CONSENT, Ground.STATUTE])
def test_what_is_not_shown_here_is_not_told_either(ground):
    asked = replace(ASKED, ground=ground, reason="Behövs.")
    assert portion(permission(*BOARD_KINDS), asked, veiled=("situation",)).kinds == ("planning",)
    nothing = portion(permission(*BOARD_KINDS), asked, veiled=BOARD_KINDS)
    assert nothing.given is not None
    assert nothing.given.kinds == (BASICS,)


def test_a_form_whose_scope_is_only_on_paper_says_so():
    paper = replace(permission(), coverage=Coverage(None))
    assert portion(paper).on_paper
    assert portion(paper).kinds == BOARD_KINDS
    assert not portion(permission(*BOARD_KINDS)).on_paper


@given(st.sets(st.sampled_from(sorted(KINDS))), st.sets(st.sampled_from(sorted(KINDS))), st.booleans())
def test_nothing_is_told_that_the_consent_does_not_let(asked, allowed, whole):
    there = permission(*sorted(allowed))
    one = portion(there, replace(ASKED, kinds=tuple(sorted(asked)) or (BASICS,)), whole=whole)
    assert set(one.kinds) <= asked & allowed
    assert one.given is None or not there.objection("Vårdcentralen", one.given.kinds, DAY)
    seen = kept_from([one])
    assert seen == ({"p": frozenset(KINDS) - frozenset(one.kinds)} if one.given else {})
