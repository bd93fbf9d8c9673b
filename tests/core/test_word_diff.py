"""Which words differ between texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.participant import TEXT_LIMIT
from samordning_desktop.core.word_diff import (
    Piece,
    differing,
    differing_from_any,
    differing_in_joined,
    joined,
    pieces,
)

TEXTS = st.text("ab å\n", max_size=30)


def told(text: str, other: str) -> list[str]:
    return [text[start:end] for start, end in differing(text, other)]


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("", "", []),
        ("", "något", []),
        ("Sover dåligt.", "Sover dåligt.", []),
        ("Sover bättre.", "Sover dåligt.", ["bättre."]),
        ("Sover", "Sover dåligt.", []),
        ("nytt", "", ["nytt"]),
        ("ett två tre fyra", "ett 2 tre 4", ["två", "fyra"]),
        ("Möte 2/12 i Åsele", "Möte i Åsele", ["2/12"]),
        ("a\nb", "a b", ["a\nb"]),
        (" ", "", []),
    ],
)  # fmt: skip
def test_says_where_a_text_differs(text: str, other: str, expected: list[str]) -> None:
    assert told(text, other) == expected


def test_of_three_what_differs_from_any() -> None:
    found = differing_from_any("Möte måndag kl. 9", ["Möte tisdag kl. 9", "Möte måndag kl. 10"])
    assert ["Möte måndag kl. 9"[start:end] for start, end in found] == ["måndag", "9"]
    assert differing_from_any("lika", ["lika", "lika"]) == []


@given(TEXTS, TEXTS)
def test_what_differs_is_in_order_and_never_blank(text: str, other: str) -> None:
    spans = differing(text, other)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert [place for span in spans for place in span] == sorted({place for span in spans for place in span})


@given(TEXTS, TEXTS)
def test_the_pieces_of_a_short_text_are_the_text(text: str, other: str) -> None:
    assert "".join(piece.text for piece in pieces(text, other)) == text


def test_of_a_long_text_what_differs_and_the_words_beside_it() -> None:
    words = [f"ord{place}" for place in range(200)]
    changed = [*words[:100], "NYTT", *words[101:]]
    assert pieces(" ".join(changed), " ".join(words)) == [
        Piece("… ord96 ord97 ord98 ord99 ", False),
        Piece("NYTT", True),
        Piece(" ord101 ord102 ord103 ord104 …", False),
    ]


def test_between_two_changes_far_apart_the_words_are_left_out() -> None:
    words = [f"ord{place}" for place in range(200)]
    changed = ["A", *words[1:199], "B"]
    assert pieces(" ".join(changed), " ".join(words)) == [
        Piece("A", True),
        Piece(" ord1 ord2 ord3 ord4 … ord195 ord196 ord197 ord198 ", False),
        Piece("B", True),
    ]


def test_the_longest_texts_are_compared_at_once() -> None:
    one, other = ("a b " * TEXT_LIMIT)[:TEXT_LIMIT], ("b c " * TEXT_LIMIT)[:TEXT_LIMIT]
    began = time.perf_counter()
    assert differing(one, other)
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("texts", "lines", "expected"),
    [
        (["Möte 12/11", "Möte 2/12"], True, "Möte 12/11\nMöte 2/12"),
        (["Lika\nvår\nslut", "Lika\nderas\nslut"], True, "Lika\nvår\nderas\nslut"),
        (["samma", "samma"], True, "samma"),
        (["", " bara en "], True, "bara en"),
        (["", ""], True, ""),
        (["a", "b", "c"], True, "a\nb\nc"),
        (["0510-1", "0510-2"], False, "0510-1 / 0510-2"),
        (["lika", "lika"], False, "lika"),
        (["", "ensam"], False, "ensam"),
    ],
)  # fmt: skip
def test_one_text_out_of_several(texts: list[str], lines: bool, expected: str) -> None:
    assert joined(texts, lines=lines) == expected


@pytest.mark.parametrize(
    ("texts", "lines", "marked"),
    [
        (["Möte 12/11", "Möte 2/12\nHembesök"], True, ["12/11", "2/12", "Hembesök"]),
        (["Lika\nvår rad", "Lika\nderas rad"], True, ["vår", "deras"]),
        (["0510-1", "0510-2"], False, ["0510-1", "0510-2"]),
        (["lika", "lika"], True, []),
        (["", "ny"], True, ["ny"]),
    ],
)
def test_in_the_joined_text_what_differs_is_known(texts: list[str], lines: bool, marked: list[str]) -> None:
    whole = joined(texts, lines=lines)
    assert [whole[start:end] for start, end in differing_in_joined(whole, texts, lines=lines)] == marked


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_no_line_is_lost_when_texts_are_joined(texts: list[str]) -> None:
    lines = joined(texts, lines=True).splitlines()
    for text in texts:
        assert set(text.strip().splitlines()) <= set(lines)
