"""Which words differ between texts, for whoever has them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\S+")
#: What stands between texts on one line.
_BETWEEN = " / "
#: With more pairs of words than this to compare, all that stands between the alike ends counts as different.
_MOST_PAIRS = 250_000
#: A text no longer than this, in characters, is shown whole; of a longer one what differs, and so many words beside it.
_WHOLE, _CONTEXT = 240, 4


class Span(NamedTuple):
    """A part of a text, as places of characters in it."""

    start: int
    end: int


class Piece(NamedTuple):
    """A part of a text to show, and whether it differs."""

    text: str
    differs: bool


def differing(text: str, other: str) -> list[Span]:
    """Where ``text`` says what ``other`` does not: runs of words, in order. All of it where blanks alone differ."""
    places = [Span(*match.span()) for match in _WORDS.finditer(text)]
    runs = _runs([text[start:end] for start, end in places], _WORDS.findall(other))
    if not runs and places and text != other and text.split() == other.split():
        return [Span(places[0].start, places[-1].end)]
    return [Span(places[first].start, places[last - 1].end) for first, last in runs]


def differing_from_any(text: str, others: Sequence[str]) -> list[Span]:
    """Where ``text`` says what one or another of ``others`` does not."""
    found = sorted(span for other in others for span in differing(text, other))
    merged: list[Span] = []
    for span in found:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def pieces(text: str, other: str) -> list[Piece]:
    """``text`` cut where it differs from ``other``. Of a long text what is alike and far from that is left out (``…``)."""
    spans = differing(text, other)
    return list(_cut(text, spans, whole=len(text) <= _WHOLE or not spans))


def joined(texts: Sequence[str], *, lines: bool) -> str:
    """One text out of several, to be gone through by hand: with ``lines``, each line that any of them has, once."""
    written = [text.strip() for text in texts if text.strip()]
    if not lines:
        return _BETWEEN.join(dict.fromkeys(written))
    whole: list[str] = []
    for text in written:
        whole = _woven(whole, text.splitlines())
    return "\n".join(whole)


def differing_in_joined(whole: str, texts: Sequence[str], *, lines: bool) -> list[Span]:
    """Where each part of a joined text differs, as it does in the first of ``texts`` that has it."""
    between = "\n" if lines else _BETWEEN
    found: list[Span] = []
    at = 0
    for part in whole.split(between):
        found += [Span(at + start, at + end) for start, end in _within(part, texts, between)]
        at += len(part) + len(between)
    return found


def _within(part: str, texts: Sequence[str], between: str) -> Iterator[Span]:
    for place, text in enumerate(texts):
        at = f"{between}{text}{between}".find(f"{between}{part}{between}")
        if at >= 0:
            for start, end in differing_from_any(text, [*texts[:place], *texts[place + 1 :]]):
                first, last = max(start - at, 0), min(end - at, len(part))
                if first < last:
                    yield Span(first, last)
            return


def _woven(one: list[str], other: list[str]) -> list[str]:
    """The lines of both in their order, those alike once, one's own before the other's."""
    found: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        found += one[first:last]
        found += [] if tag == "equal" else other[start:end]
    return found


def _runs(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of ``one`` that are not in ``other``, as first and last + 1."""
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    middle, theirs = one[start : len(one) - end], other[start : len(other) - end]
    if not middle:
        return []
    if len(middle) * len(theirs) > _MOST_PAIRS:
        return [(start, start + len(middle))]
    codes = SequenceMatcher(None, middle, theirs, autojunk=False).get_opcodes()
    return [
        (start + first, start + last) for tag, first, last, _, _ in codes if tag != "equal" and last > first
    ]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        count += 1
    return count


def _cut(text: str, spans: Sequence[Span], *, whole: bool) -> Iterator[Piece]:
    at = 0
    for span in spans:
        yield from _alike_piece(text[at : span.start], whole, begins=at == 0, ends=False)
        yield Piece(text[span.start : span.end], True)
        at = span.end
    yield from _alike_piece(text[at:], whole, begins=at == 0, ends=True)


def _alike_piece(text: str, whole: bool, *, begins: bool, ends: bool) -> Iterator[Piece]:
    """What is alike between two differences, or before the first, or after the last."""
    words = list(_WORDS.finditer(text))
    before, after = (0 if begins else _CONTEXT), (0 if ends else _CONTEXT)
    if not whole and len(words) > before + after + 2:
        head = text[: words[before - 1].end()] if before else ""
        tail = text[words[-after].start() :] if after else ""
        text = " ".join(part for part in (head, "…", tail) if part)
    if text:
        yield Piece(text, False)
