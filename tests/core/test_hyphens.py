"""Where a word may be parted with a hyphen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.hyphens import hyphen_places, is_address


@pytest.mark.parametrize(
    ("word", "most", "parts"),
    [
        ("samordnare", 10, ["samord-nare"]),
        ("samordnare", 5, []),
        ("Återfallsprevention", 18, ["Återfallspreven-tion", "Återfallspre-vention"]),
        ("2025-03-03", 8, []),
        ("samordnare@kommun.se", 12, []),
        ("", 5, []),
    ],
)
def test_places(word: str, most: int, parts: list[str]):
    found = [f"{word[:at]}-{word[at:]}" for at in hyphen_places(word, most)]
    assert found[: len(parts)] == parts
    assert bool(found) is bool(parts)


@given(st.text(alphabet="aeåbcdst -.@1", max_size=40), st.integers(0, 50))
def test_three_letters_stand_on_either_side_from_the_last_place_down(word: str, most: int):
    found = list(hyphen_places(word, most))
    assert found == sorted(found, reverse=True)
    assert all(3 <= at <= min(most, len(word) - 3) for at in found)
    assert not (found and is_address(word))
