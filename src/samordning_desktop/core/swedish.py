"""Swedish order (å, ä, ö after z, ü as y) and Swedish grammar."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"})
_NUMBER = re.compile(r"[0-9]+")
_LONGEST = 20

NO_BREAK = "\u00a0"


def sort_key(text: str) -> str:
    """A key that sorts text as a Swedish reader expects, whatever the computer's locale."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z)
    if lowered.isascii():  # as all Swedish names are by now; only other accents are left to take away
        return lowered
    plain = unicodedata.normalize("NFD", lowered)
    return "".join(c for c in plain if not unicodedata.combining(c))


def natural_key(text: str) -> str:
    """As ``sort_key``, with numbers by their size: ``steg 9`` before ``steg 10``."""
    return _NUMBER.sub(_padded, sort_key(text))


def number(count: int) -> str:
    """The count with thousands apart, held together by a space that does not break: ``10 000``."""
    return f"{count:,}".replace(",", NO_BREAK)


def dotted(*parts: str) -> str:
    """The parts that say something, with a dot between them that ends a line but never begins one."""
    return f"{NO_BREAK}· ".join(filter(None, parts))


def possessive(name: str) -> str:
    """Whose something is: ``Karins``, ``Lars``."""
    return name if name.casefold().endswith(("s", "x", "z")) else f"{name}s"


def told_apart(names: Sequence[str], more: Sequence[str]) -> list[str]:
    """The names; those that are read aloud alike with the ``more`` that is known of each, and where that is alike too with
    their order: ``Skara, 1 av 2``."""
    alike = Counter(map(str.casefold, names))
    longer = [
        f"{name}, {known}" if known and alike[name.casefold()] > 1 else name
        for name, known in zip(names, more, strict=True)
    ]
    many, met = Counter(map(str.casefold, longer)), Counter[str]()
    found = []
    for name in longer:
        heard = name.casefold()
        met[heard] += 1
        found.append(f"{name}, {met[heard]} av {many[heard]}" if many[heard] > 1 else name)
    return found


def _padded(number: re.Match[str]) -> str:
    return number[0].zfill(_LONGEST)
