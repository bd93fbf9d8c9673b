"""Where a Swedish word that no line holds may be parted with a hyphen, on paper and on screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VOWELS = frozenset("aeiouyåäöéAEIOUYÅÄÖÉ")
#: A web or e-mail address: a hyphen put into it, or one of its own last on a line, would be copied wrongly.
_ADDRESS = re.compile(r"@|://|\w\.[^\W\d_]{2}")
#: The fewest letters on either side of a hyphen that we put in.
_LEAST = 3


def is_address(word: str) -> bool:
    """Whether a word is, or holds, an address."""
    return _ADDRESS.search(word) is not None


def hyphen_places(word: str, most: int) -> Iterator[int]:
    """After how many characters a hyphen may stand, from ``most`` down, by the rule that one consonant goes with the
    next vowel. Never in an address."""
    if is_address(word):
        return
    for at in range(min(most, len(word) - _LEAST), _LEAST - 1, -1):
        if _may_part(word, at):
            yield at


def _may_part(word: str, at: int) -> bool:
    """Whether a new line may begin at ``at``: letters around, and there one consonant before a vowel."""
    around = word[at - _LEAST : at + _LEAST].strip(" ")
    if len(around) < 2 * _LEAST or not around.isalpha():
        return False
    starts_syllable = word[at] not in _VOWELS and word[at + 1] in _VOWELS
    return starts_syllable and any(letter in _VOWELS for letter in word[:at])
