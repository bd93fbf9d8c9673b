"""Text broken into lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from samordning_desktop.core.hyphens import hyphen_places, is_address

Measure = Callable[[str], float]

#: A piece ends after spaces, or after a dash or slash that stands within a word. A no-break space ends nothing.
_PIECES = re.compile(r"[^ ]*?[^ ][-–—/](?=[^ \d]) *|[^ ]+ *| +")

_WORDS = re.compile(r"[^ ]+ *| +")
_ADDRESS_PIECES = re.compile(r"[^/]*/+|[^/]+")
#: What an address is parted after when no line holds it.
_JOINTS = frozenset("/.@?&=_")


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """``text`` in lines no wider than ``width`` by ``measure``; at least one line, maybe empty.

    Line breaks in the text stay. A word wider than a line is parted, with a hyphen by the Swedish rule that one
    consonant goes with the next vowel, else without. An address never has a hyphen put in. A single character that is too wide has a line to itself.
    """
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, width, measure)]


def _paragraph(text: str, width: float, measure: Measure) -> Iterator[str]:
    line = ""
    for piece, address in _pieces(text):
        if measure((line + piece).rstrip(" ")) <= width:
            line += piece
            continue
        if line.strip(" "):
            yield line.rstrip(" ")
            piece = piece.lstrip(" ")
        line = piece
        while measure(line.rstrip(" ")) > width:
            head, line = (_part_address if address else _part)(line, width, measure)
            if not line:
                line = head
                break
            yield head
    yield line.rstrip(" ")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What a line may end after, and whether it belongs to an address."""
    for word in _WORDS.findall(text):
        address = is_address(word)
        for piece in (_ADDRESS_PIECES if address else _PIECES).findall(word):
            yield piece, address


def _part_address(word: str, width: float, measure: Measure) -> tuple[str, str]:
    """The beginning of an address that fills a line, to a joint in it if there is one, and the rest."""
    fits = _fitting(word, width, measure)
    at = next((at for at in range(fits, 1, -1) if word[at - 1] in _JOINTS), fits)
    return word[:at], word[at:]


def _part(word: str, width: float, measure: Measure) -> tuple[str, str]:
    """The beginning of ``word`` that fills a line, with its hyphen, and the rest ("" for a single character)."""
    fits = _fitting(word, width, measure)
    for at in hyphen_places(word, fits):
        if measure(word[:at] + "-") <= width:
            return word[:at] + "-", word[at:]
    return word[:fits], word[fits:]


def _fitting(word: str, width: float, measure: Measure) -> int:
    """How many characters of ``word`` are no wider than ``width``: at least one."""
    low, high = 1, 16
    while high < len(word) and measure(word[:high]) <= width:
        low, high = high, 2 * high
    high = min(high, len(word))
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
