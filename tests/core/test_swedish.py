"""Swedish order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.swedish import dotted, natural_key, sort_key, told_apart

IN_ORDER = [
    "", "Adam", "Andreas", "Bo", "César", "Eva", "Évald", "Lennart", "Tyra", "Yngve", "Zara",
    "Åke", "Åsa", "Ärla", "Öberg", "Östen",
]  # fmt: skip


def test_aa_ae_oe_come_last_in_that_order() -> None:
    mixed = list(IN_ORDER)
    random.Random(3).shuffle(mixed)
    assert sorted(mixed, key=sort_key) == IN_ORDER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ANNA", "anna"),
        ("A\u030asa", "Åsa"),
        ("André", "Andre"),
        ("Ægir", "Ägir"),
        ("Øst", "Öst"),
        ("Müller", "Myller"),
    ],
)
def test_what_is_sorted_as_the_same(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize(
    ("first", "then"), [("Zz", "Å"), ("Åz", "Ä"), ("Äz", "Ö"), ("zåz", "zäa"), ("a", "å")]
)
def test_a_letter_of_its_own_is_not_an_a_with_a_ring(first: str, then: str) -> None:
    assert sort_key(first) < sort_key(then)


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(sort_key(text), str)


def test_numbers_are_sorted_by_their_size() -> None:
    steps = ["steg", "steg 1", "steg 2", "steg 10", "steg 10 b", "Åtgärd 2", "Åtgärd 11"]
    shuffled = ["Åtgärd 11", "steg 2", "steg 10 b", "steg 1", "Åtgärd 2", "steg 10", "steg"]
    assert sorted(shuffled, key=natural_key) == steps


@given(st.text(st.characters(exclude_characters="0123456789")))
def test_without_numbers_the_order_is_the_same(text: str) -> None:
    assert natural_key(text) == sort_key(text)


def test_a_line_never_begins_with_the_dot_between_parts():
    assert dotted("12 personer", "", "2 nya") == "12 personer\u00a0· 2 nya"
    assert dotted("", "") == ""
    assert dotted("ensam") == "ensam"


def test_only_names_that_are_alike_are_told_apart() -> None:
    assert told_apart([], []) == []
    assert told_apart(["Skara", "Mora", "Skara"], ["i dag", "", "i går"]) == [
        "Skara, i dag",
        "Mora",
        "Skara, i går",
    ]
    assert told_apart(["SKARA", "Skara", "skara"], ["i dag", "", ""]) == [
        "SKARA, i dag",
        "Skara, 1 av 2",
        "skara, 2 av 2",
    ]  # read aloud they are one
    assert told_apart(["Skara", "Mora", "Skara", "Skara"], ["", "i dag", "", "i går"]) == [
        "Skara, 1 av 2",
        "Mora",
        "Skara, 2 av 2",
        "Skara, i går",
    ]
