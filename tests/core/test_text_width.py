"""Widths where no font can be asked. (That they are never too small is tested with the font, in printing.)"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.text_width import shortened, text_width, wrapped


def test_width_follows_size_and_length():
    assert text_width("", 10) == 0
    assert text_width("mars", 20) == pytest.approx(2 * text_width("mars", 10))
    assert text_width("mars 2026", 10) > text_width("mars", 10)


def test_lines_end_between_words():
    assert wrapped("Alkohol, droger eller spel", 90, 10) == ["Alkohol, droger", "eller spel"]
    assert wrapped("", 90, 10) == []


def test_a_long_word_is_cut_off():
    assert wrapped("Beroendemottagningen i dag", 60, 10) == ["Beroend…", "i dag"]
    assert shortened("kort", 60, 10) == "kort"


@given(st.text(max_size=100), st.floats(15, 300))
def test_no_line_is_wider(text: str, width: float):
    assert all(text_width(line, 10) <= width for line in wrapped(text, width, 10))
