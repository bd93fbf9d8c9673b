"""What is different between two texts, short enough to be read at a glance."""

from __future__ import annotations

import re

#: Words that stay on either side of what changed, so that it can be placed; and the fewest worth leaving out.
_CONTEXT, _LEAST = 2, 3

_WORDS = re.compile(r"\S+")


def changed_part(before: str, after: str) -> tuple[str, str]:
    """Both texts on one line without the words that they begin and end with alike, but for the nearest ones.

    What is left out shows as ``…``. A text that only came to, or only went, stands whole.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if not old or not new:
        return " ".join(old), " ".join(new)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return _between(old, start, end), _between(new, start, end)


def shortened(text: str, limit: int) -> str:
    """``text``, or as many of its words as have room in ``limit`` characters before a ``…``."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    words = kept.rpartition(" ")[0] if text[limit - 1] != " " else kept
    return f"{(words or kept).rstrip(' .,;:–-')}…"


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        count += 1
    return count


def _between(words: list[str], start: int, end: int) -> str:
    begins, ends = _left_out(start), _left_out(end)
    kept = words[begins : len(words) - ends]
    return " ".join([*(["…"] if begins else []), *kept, *(["…"] if ends else [])])


def _left_out(alike: int) -> int:
    """How many of so many words that are alike are left out."""
    return alike - _CONTEXT if alike >= _CONTEXT + _LEAST else 0
