"""Any text becomes one that paper can show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.printing.fonts import (
    MISSING,
    Face,
    drawable,
    font_name,
    other_drawable,
    runs,
    width_of,
)
from samordning_desktop.printing.plain import printable


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("Åsa Öberg & <b>Ek</b>", "Åsa Öberg & <b>Ek</b>"),
        ("", ""),
        ("A\u030asa", "Åsa"),
        ("rad\r\nrad\rrad\u2028rad", "rad\nrad\nrad\nrad"),
        ("a\x00b\x07", "a□b□"),
        ("🧡", "□"),
        ("👨\u200d👩", "□□"),
        ("❤\ufe0f", "❤"),
        ("Жанна", "Жанна"),
        ("Νίκος", "Νίκος"),
        ("Գոհար", "Գոհար"),
        ("ნინო", "ნინო"),
        ("שלום", "שלום"),
        ("ሰላም", "□□□"),
        ("👍", "□"),
        ("😍", "□"),  # the other font has it
        ("hemlig\u00adhet\u200b\u202e", "hemlighet"),
        ("a\u202fb\u2003c", "a b\u2003c".replace("\u2003", " ")),
        ("e\u2011post", "e-post"),
        ("ﬁn", "fin"),
        ("→ ● ✓ ≥ ☐", "→ • ✓ ≥ ☐"),
        ("\ud800", "□"),
        ("\uffff", "□"),
    ],
)
def test_what_is_shown(given_text: str, shown: str):
    assert printable(given_text) == shown


def test_accents_never_land_on_the_next_letter():
    assert printable("Nguyễn") == "Nguyễn"
    assert printable("x\u030cy") == "x□y"


@given(st.text())
def test_only_what_the_font_has_is_left(any_text: str):
    assert set(printable(any_text)) <= drawable() | other_drawable() | {"\n"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cf", "Mn"])))
def test_no_character_becomes_nothing(any_text: str):
    assert len(printable(any_text)) >= len(any_text) - any_text.count("\r\n") - sum(
        map(is_combined, any_text)
    )


def is_combined(character: str) -> bool:
    """Characters that normalising joins with the one before (Hangul, some Indic vowels)."""
    return not character.isascii() and character not in drawable()


def test_every_letter_in_use_in_sweden_is_in_the_font():
    assert set("åäöÅÄÖéÉüÜàáèëïíóôúñçšžćčđłńśźżğışßæøœþð") <= drawable()


def test_the_box_for_what_is_missing_has_a_width():
    for face in Face:
        assert width_of(MISSING, face, 10) > 2


def test_a_word_is_drawn_whole_in_one_font():
    own = font_name(Face.BOLD)
    pieces = list(runs("Nguyễn Ek Жan", Face.BOLD))
    assert [piece for font, piece in pieces if font != own] == ["Nguyễn", "Жan"]
    assert "".join(piece for _, piece in pieces) == "Nguyễn Ek Жan"
