"""What a protocol shows of a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.changed_part import changed_part, shortened

TEXTS = st.lists(st.sampled_from(["å", "bo", "ö.", "…", "\n", "sju"]), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Bor hemma", "Bor hos sin syster", ("Bor hemma", "Bor hos sin syster")),
        ("", "Ringa Åsa\ni maj", ("", "Ringa Åsa i maj")),
        ("Ringa Åsa", "  ", ("Ringa Åsa", "")),
        ("", "", ("", "")),
        (
            "Sover bättre nu. Vill flytta. Går till fots.",
            "Sover bättre nu. Vill flytta. Går till fots. Har fått lägenhet.",
            ("… till fots.", "… till fots. Har fått lägenhet."),
        ),
        (
            "Möte den 3 maj klockan tio på kontoret",
            "Möte den 5 maj klockan tio på kontoret",
            ("Möte den 3 maj klockan …", "Möte den 5 maj klockan …"),
        ),
        (
            "Stöd två dagar i veckan nu",
            "Stöd tre dagar i veckan nu",
            ("Stöd två dagar i veckan nu", "Stöd tre dagar i veckan nu"),
        ),
        ("1 2 3 4 5", "noll 1 2 3 4 5", ("1 2 …", "noll 1 2 …")),
        ("1 2 3 4", "noll 1 2 3 4", ("1 2 3 4", "noll 1 2 3 4")),
        ("a a", "a a a", ("a a", "a a a")),
        ("samma text", "samma text", ("samma text", "samma text")),
        ("samma\ntext", "samma text", ("samma text", "samma text")),
    ],
)
def test_what_is_alike_is_left_out(before: str, after: str, shown: tuple[str, str]) -> None:
    assert changed_part(before, after) == shown


@given(TEXTS, TEXTS)
def test_different_words_are_never_shown_alike(before: str, after: str) -> None:
    old, new = changed_part(before, after)
    assert (old == new) <= (before.split() == after.split() or "…" in before + after)
    assert len(old) <= len(" ".join(before.split())) + 4
    assert bool(old) == bool(before.split())


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("", 5, ""),
        ("åtta å", 6, "åtta å"),
        ("åtta åt", 6, "åtta…"),
        ("åtta, åttio", 7, "åtta…"),
        ("åttahundra", 5, "åtta…"),
        ("åtta nio tio", 9, "åtta nio…"),
    ],
)
def test_shortened_between_words(text: str, limit: int, shown: str) -> None:
    assert shortened(text, limit) == shown


@given(st.text(max_size=40), st.integers(1, 20))
def test_never_longer_than_the_limit(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= max(limit, 1)
