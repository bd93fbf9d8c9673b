"""Arabic and Hebrew on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.printing.scripts import joined_letters, seen_order


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),  # initial, medial, medial, final
        ("دار", "\ufea9\ufe8d\ufead"),  # none of these is joined to the next
        ("علي أ", "\ufecb\ufee0\ufef2 \ufe83"),  # joined within words only
        ("لا إله", "\ufefb \ufe87\ufedf\ufeea"),  # lam and alef are one
        ("پژ", "\ufb58\ufb8b"),  # Persian
        ("مُحَمَّد", "\ufee3\ufea4\ufee4\ufeaa"),  # read without vowel signs
        ("שָׁלוֹם", "שלום"),
        ("Åsa", "Åsa"),
        ("", ""),
    ],
)
def test_letters_take_the_form_of_their_place(text: str, joined: str):
    assert joined_letters(text) == joined


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("אבג", "גבא"),
        ("Namn: אב גד, född 1990", "Namn: דג בא, född 1990"),
        ("אב 12/11 גד", "דג 12/11 בא"),
        ("אב (גד) 1990-02-22", "(דג) בא 1990-02-22"),
        ("(אב) Ek", "(בא) Ek"),
        ("אב Ek גד", "בא Ek דג"),
        ("Åsa (Ek) 12", "Åsa (Ek) 12"),
        ("", ""),
    ],
)
def test_a_line_is_turned_where_it_is_read_from_right_to_left(line: str, seen: str):
    assert seen_order(line) == seen


@given(st.text(alphabet="abאבגمحلا ()12,", max_size=20))
def test_nothing_is_lost_by_turning(line: str):
    mirrored = str.maketrans("()", "((")
    assert sorted(seen_order(line).translate(mirrored)) == sorted(line.translate(mirrored))
