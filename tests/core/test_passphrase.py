"""Passphrases: length is demanded, the rest is advice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.passphrase import MINIMUM_ALONE, MINIMUM_WITH_KEYRING, strength


@pytest.mark.parametrize(
    ("length", "keyring", "enough"),
    [
        (0, True, False),
        (7, True, False),
        (8, True, True),
        (8, False, False),
        (14, False, False),
        (15, False, True),
    ],
)
def test_the_least_length_with_a_keyring_and_without(length: int, keyring: bool, enough: bool) -> None:
    phrase = "åäöfgxhjkpqrstu"[:length]
    judged = strength(phrase, keyring)
    assert judged.enough is enough
    assert judged.minimum == (MINIMUM_WITH_KEYRING if keyring else MINIMUM_ALONE)
    if not enough:
        assert judged.advice == f"Minst {judged.minimum} tecken behövs. Du har {length}."
        assert judged.level <= 1


def test_design_says_eight_and_fifteen() -> None:
    assert (MINIMUM_WITH_KEYRING, MINIMUM_ALONE) == (8, 15)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("aaaaaaaaaaaaaaaaaaaa", "snigel trumpet"),
        ("lösenordlösenord", "snigel trumpet va"),
        ("Sommar2026Sommar2026", "gräshoppa vattenkanna rullgardin"),
        ("falköpingfalköping", "fyra ord som passar"),
    ],
)
def test_what_is_easy_to_guess_is_judged_weaker(weaker: str, stronger: str) -> None:
    assert strength(weaker, True).level < strength(stronger, True).level


def test_a_strong_one_needs_no_advice_and_a_weak_one_gets_some() -> None:
    strong = strength("gräshoppa vattenkanna rullgardin", False)
    assert (strong.level, strong.word, strong.advice) == (4, "Mycket stark", "")
    assert strength("aaaaaaaaaaaaaaa", False).advice == "Ett ord till gör den starkare."


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_judged(phrase: str, keyring: bool) -> None:
    judged = strength(phrase, keyring)
    assert 0 <= judged.level <= 4
    assert judged.word
    assert judged.enough is (len(phrase) >= judged.minimum)
    assert judged.enough or judged.advice


@given(st.text(max_size=40), st.characters(categories=("Lu", "Ll", "Nd")))
def test_one_character_more_is_never_too_short(phrase: str, more: str) -> None:
    if strength(phrase, False).enough:
        assert strength(phrase + more, False).enough
