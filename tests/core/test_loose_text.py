"""Texts made plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.loose_text import tidy_line, tidy_text


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("", ""),
        ("  hej  ", "hej"),
        ("rad ett\r\nrad två\rrad tre", "rad ett\nrad två\nrad tre"),
        ("Words\vlodrät tabb", "Words\nlodrät tabb"),
        ("rad\u2028ny rad", "rad\nny rad"),
        ("hårt\u00a0mellanrum", "hårt mellanrum"),
        ("mjukt\u00adbindestreck", "mjuktbindestreck"),
        ("osynlig\u200b\ufeff", "osynlig"),
        ("klocka\x07", "klocka"),
        ("a\u030angström och A\u0308rta", "ångström och Ärta"),
        ("slut  \n  början", "slut\n  början"),
        ("kvar\n\nmellan", "kvar\n\nmellan"),
        ("med\ttabb", "med\ttabb"),
        ("halvt \ud83d tecken", "halvt \ufffd tecken"),
        ("👩‍👧 familj", "👩‍👧 familj"),
    ],
)
def test_text_is_made_plain(raw: str, tidy: str) -> None:
    assert tidy_text(raw) == tidy


@given(st.text(st.characters()))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy_text(tidy_text(text)) == tidy_text(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufffd")))
def test_no_letter_digit_or_sign_is_lost(text: str) -> None:
    import unicodedata

    assert tidy_text(text) == unicodedata.normalize("NFC", text)


def test_a_line_has_single_spaces() -> None:
    assert tidy_line(" Pågående \n\t insatser ") == "Pågående insatser"


def test_a_long_run_of_spaces_is_no_burden() -> None:
    assert len(tidy_text("a" + " " * 200_000 + "b\nc")) == 200_004
