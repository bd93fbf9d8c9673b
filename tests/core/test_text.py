"""Text made fit to keep: one form, no control characters, nothing cut in silence."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refusals import refused
from samordning_desktop.core.text import clean_line, clean_name, clean_text

ANY_TEXT = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("  Åsa Öberg  ", "Åsa Öberg"),
        ("A\u030asa O\u0308berg", "Åsa Öberg"),
        ("rad ett\r\nrad två\rrad tre\nrad fyra", "rad ett\nrad två\nrad tre\nrad fyra"),
        ("ett\ttvå", "ett\ttvå"),
        ("a\x00b\x07c\x1bd\x7fe\x85f\x9fg", "abcdefg"),
        ("vän\ud800ster\udfff", "vänster"),
        ("👩‍👧 och 한", "👩‍👧 och 한"),
        ("\x00", ""),
        ("\u200b", ""),
        ("\ufeff Åsa\u00a0Ö\u200e \n\u2060\u00ad", "Åsa\u00a0Ö"),
        ("sam\u00adordning", "sam\u00adordning"),
    ],
)
def test_what_is_kept(raw: str, kept: str) -> None:
    assert clean_text(raw, 100) == kept


@given(ANY_TEXT)
def test_clean_is_clean(raw: str) -> None:
    once = clean_text(raw, 10_000)
    assert clean_text(once, 10_000) == once
    assert once == once.strip().strip("\u200b\ufeff")
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in once)
    once.encode()


@given(ANY_TEXT)
def test_a_line_is_one_line(raw: str) -> None:
    line = clean_line(raw, 10_000)
    assert clean_line(line, 10_000) == line
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert "\t" not in line


def test_just_the_limit_is_taken_and_one_more_is_refused() -> None:
    assert len(clean_text("å" * 10_000, 10_000)) == 10_000
    with refused("text.too_long") as caught:
        clean_text("å" * 10_001, 10_000)
    assert "10\u00a0001 tecken, högst 10\u00a0000" in caught.value.sentences.happened


def test_what_is_taken_away_does_not_count() -> None:
    assert clean_text("  " + "a\u030a" * 10 + "\x00" * 50 + "\n\n", 10) == "å" * 10


def test_a_line_is_measured_as_it_is_kept() -> None:
    assert clean_line("Anna   \n  Alm", 8) == "Anna Alm"
    with refused("line.too_long"):
        clean_line("Anna Alma", 8)


def test_a_name_too_long_is_not_sent_to_the_journal() -> None:
    assert clean_name(" Anna \n Alm ", 8) == "Anna Alm"
    with refused("name.too_long") as caught:
        clean_name("Anna Alma", 8)
    assert caught.value.sentences.happened == "Namnet är för långt: 9 tecken, högst 8 får plats."
    assert "journal" not in caught.value.sentences.todo


def test_every_space_of_unicode_is_taken_away_around_a_text() -> None:
    for space in filter(str.isspace, map(chr, range(sys.maxunicode + 1))):
        assert clean_text(f"{space}Åsa{space}\u200b{space}", 10) == "Åsa"
