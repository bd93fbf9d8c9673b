"""The fingerprint: words that can be told apart by ear, and digits; compared as people write."""

from __future__ import annotations

import math
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.fingerprint import (
    DIGITS,
    WORDS,
    fingerprint_of,
    missing,
    plain,
    same_fingerprint,
    unbroken,
    word_list,
)

OWN = fingerprint_of(sha256(b"ett kort").digest())


def almost(word: str) -> set[str]:
    """The word, and the word with any one letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def test_the_list_is_what_every_version_of_the_program_compares_with() -> None:
    words = word_list()
    assert (len(words), len(set(words)), list(words)) == (1024, 1024, sorted(words))
    listed = sha256("\n".join(words).encode()).hexdigest()
    assert listed == "d4dd17aaf25d7b8078159e9488f6ed5d1a369699b69a7bbf4f528bae49bd6bd5"


def test_words_are_short_and_plain() -> None:
    for word in word_list():
        assert 4 <= len(word) <= 8, word
        assert set(word) <= set("abcdefghijklmnoprstuvxyzåäö"), word


def test_no_word_is_within_one_letter_of_another_nor_begins_it_whether_dots_are_written_or_not() -> None:
    seen: dict[str, str] = {}
    for word in word_list():
        for form in almost(plain(word)):
            assert form not in seen, (word, seen[form])
        seen |= dict.fromkeys(almost(plain(word)), word)
    for before, after in pairwise(sorted(map(plain, word_list()))):
        assert not after.startswith(before)


def test_it_carries_more_than_seventy_bits() -> None:
    assert WORDS * math.log2(len(word_list())) + DIGITS * math.log2(10) > 76


def test_it_is_five_words_and_two_groups_of_four_digits() -> None:
    *words, first, second = OWN.split(" ")
    assert len(words) == 5
    assert set(words) <= set(word_list())
    assert [len(first), len(second)] == [4, 4]
    assert (first + second).isdigit()


def test_the_ends_of_what_it_can_be() -> None:
    words = word_list()
    assert fingerprint_of(b"\0" * 32) == " ".join([words[0]] * 5) + " 0000 0000"
    assert fingerprint_of((1024**5 * (10**8 - 1) + 1023).to_bytes(32)) == (
        " ".join([words[1023], *[words[0]] * 4]) + " 9999 9999"
    )


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_two_that_differ_are_never_taken_for_the_same(one: bytes, other: bytes) -> None:
    assert same_fingerprint(fingerprint_of(one), fingerprint_of(other)) == (
        fingerprint_of(one) == fingerprint_of(other)
    )


@pytest.mark.parametrize("between", [" ", "", "-", " – ", "\n", ". ", ", "])
@pytest.mark.parametrize("write", [str, str.upper, str.title, lambda text: f"  {text}\t"])
def test_it_is_compared_however_a_person_writes_it(between: str, write: Callable[[str], str]) -> None:
    assert same_fingerprint(write(between.join(OWN.split())), OWN)


def test_rings_and_dots_may_be_left_out() -> None:
    own = "älva åker öring köpman gröt 0123 4567"
    for heard in ("alva aker oring kopman grot 0123 4567", "ÄLVA ÅKER ÖRING KÖPMAN GRÖT 01234567"):
        assert same_fingerprint(heard, own)
        assert same_fingerprint(own, heard)


def test_what_is_missing_too_much_or_otherwise_is_another() -> None:
    words = OWN.split()
    last = "1" if OWN[-1] == "0" else "0"
    for wrong in (
        "", " ", " ".join(words[:-1]), " ".join(words[:-2]), " ".join(words[1:]), " ".join(words[::-1]), OWN[:-1],
        OWN + "0", OWN[:-1] + last, "ja " + OWN, " ".join([*words[:5], words[6], words[5]]),
    ):  # fmt: skip
        assert not same_fingerprint(wrong, OWN), wrong


@given(st.binary(min_size=32, max_size=32))
def test_its_digits_are_read_on_one_line(digest: bytes) -> None:
    own = fingerprint_of(digest)
    assert len(unbroken(own).split(" ")[-1]) == 9
    assert unbroken(own).replace("\u00a0", " ") == own
    assert same_fingerprint(unbroken(own), own)


@pytest.mark.parametrize(
    ("heard", "left"),
    [
        ("Tulpan, kajak", "3 ord och 8 siffror"),
        ("tulpan kajak vinter os", "2 ord och 8 siffror"),
        ("tulpan kajak vinter ostron gunga", "8 siffror"),
        ("tulpan kajak vinter ostron gunga 04", "6 siffror"),
        ("tulpan kajak vinter ostron gunga 0471 1982", ""),
        ("tulpan kajak vinter ostron gunga 0471 19823", ""),
        ("tulpan vinter", ""),
        ("", ""),
        (" – ", ""),
    ],
)
def test_what_is_left_is_told_of_what_agrees_so_far(heard: str, left: str) -> None:
    assert missing(heard, "tulpan kajak vinter ostron gunga 0471 1982") == left
