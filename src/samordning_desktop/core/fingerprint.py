"""The fingerprint of a site card, as two people read it to each other: five Swedish words and eight digits."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.resources import resource

WORDS, DIGITS = 5, 8
_FOLDED = str.maketrans("åäöéü", "aaoeu")


@cache
def word_list() -> tuple[str, ...]:
    """The 1,024 words, in their order: a part of how cards are compared, and never altered."""
    return tuple(resource("words", "fingerprint.txt").read_text(encoding="utf-8").split())


def fingerprint_of(digest: bytes) -> str:
    """A hash as words and digits: ``tulpan kajak vinter ostron gunga 0471 1982``. 76.6 bits of it count."""
    number = int.from_bytes(digest)
    words = []
    for _ in range(WORDS):
        number, at = divmod(number, len(word_list()))
        words.append(word_list()[at])
    digits = str(number % 10**DIGITS).zfill(DIGITS)
    return " ".join((*words, digits[: DIGITS // 2], digits[DIGITS // 2 :]))


def unbroken(fingerprint: str) -> str:
    """The fingerprint to read aloud: its digits are never on two lines."""
    words, _, last = fingerprint.rpartition(" ")
    return f"{words}\u00a0{last}"


def same_fingerprint(heard: str, own: str) -> bool:
    """Whether words and digits as a person writes them are the fingerprint: case, å, ä, ö and marks aside."""
    return plain(heard) == plain(own)


def plain(fingerprint: str) -> str:
    """What is compared of a fingerprint: its letters and digits, in small letters without rings and dots."""
    return "".join(c for c in fingerprint.casefold().translate(_FOLDED) if c.isalnum())


def check_heard(heard: str, theirs: Iterable[str], own: str, name: str) -> str:
    """The one of their fingerprints that was heard; ``own`` is this computer's, ``name`` what they are called.

    Raises KnownError ``peer.no_words``, ``peer.too_few_words``, ``peer.own_words`` or ``peer.fingerprint``.
    """
    known = list(theirs)
    for one in known:
        if same_fingerprint(heard, one):
            return one
    if not plain(heard):
        raise KnownError("peer.no_words")
    for one in known:
        if left := missing(heard, one):
            raise KnownError("peer.too_few_words", missing=left)
    if same_fingerprint(heard, own):
        raise KnownError("peer.own_words")
    raise KnownError("peer.fingerprint", name=name)


def missing(heard: str, own: str) -> str:
    """What is left of the fingerprint where what was heard is its beginning: ``3 ord och 8 siffror``; else empty."""
    got = plain(heard)
    if not got or not plain(own).startswith(got):
        return ""
    words, digits = 0, 0
    for part in own.split():
        held, got = min(len(got), len(plain(part))), got[len(plain(part)) :]
        if part.isdigit():
            digits += len(part) - held
        else:
            words += held < len(part)
    return " och ".join([f"{words} ord"] * bool(words) + [f"{digits} siffror"] * bool(digits))
