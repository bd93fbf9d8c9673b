"""Arabic and Hebrew on paper: letters in the forms that join them, and lines in the order they are seen.

Only as much of Unicode's rules as a name or a few words in a Swedish line need. Which forms there are is taken from
Unicode's own table: those of Arabic, Persian and Urdu; a letter without forms stands by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Vowel signs, which both scripts are read without.
_VOWEL_SIGNS = re.compile("[\u0591-\u05bd\u05bf-\u05c7\u064b-\u0652\u0670]")
_FORMS = chain(range(0xFB50, 0xFDFC), range(0xFE70, 0xFEFD))
#: From a letter that is read from right to left to the last one before a letter of another script.
_RUN = re.compile("R(?:N*R)*")
#: What stands together in a run from right to left: a number is read from left to right there too.
_UNITS = re.compile(r"\d+(?:[.,:/-]\d+)*|.", re.DOTALL)
#: What a letter's form is called, by whether it is joined to the one before and to the one after.
_FORM = {
    (False, False): "isolated",
    (False, True): "initial",
    (True, False): "final",
    (True, True): "medial",
}
_BRACKETS = {")": "(", "]": "["}
_MIRRORED = str.maketrans("()[]<>«»", ")(][><»«")


class _Table(NamedTuple):
    """For each letter its forms by name, and the same of two letters that are written as one."""

    letters: dict[str, dict[str, str]]
    pairs: dict[str, dict[str, str]]


def joined_letters(text: str) -> str:
    """``text`` with Arabic letters in the forms that their neighbours give them; other text as it is."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    return "".join(_formed(_VOWEL_SIGNS.sub("", text)))


def seen_order(line: str) -> str:
    """A line from left to right as it is seen; what is read from right to left is turned."""
    if not _RIGHT_TO_LEFT.search(line):
        return line
    parts, at = [], 0
    for run in _RUN.finditer("".join(map(_direction, line))):
        end = _with_bracket(line, *run.span())
        parts += [line[at : run.start()], _turned(line[run.start() : end])]
        at = end
    return "".join([*parts, line[at:]])


@cache
def _table() -> _Table:
    letters: dict[str, dict[str, str]] = defaultdict(dict)
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    for code in _FORMS:
        name, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        text = "".join(chr(int(part, 16)) for part in parts)
        if len(text) == 1:
            letters[text].setdefault(name.strip("<>"), chr(code))
        elif len(text) == 2 and text[0] == "\u0644" and text[1] in "\u0622\u0623\u0625\u0627":
            pairs[text].setdefault(name.strip("<>"), chr(code))
    return _Table(letters, pairs)


def _formed(text: str) -> Iterator[str]:
    letters, pairs = _table()
    before, at = "", 0
    while at < len(text):
        unit = text[at : at + 2] if text[at : at + 2] in pairs else text[at]
        after = text[at + len(unit) : at + len(unit) + 1]
        forms = pairs.get(unit) or letters.get(unit, {})
        back = "final" in forms and "initial" in letters.get(before, {})
        on = "initial" in forms and "final" in letters.get(after, {})
        yield forms.get(_FORM[back, on], unit)
        before, at = unit[-1], at + len(unit)


def _direction(character: str) -> str:
    """``R`` or ``L`` for letters, ``N`` for the rest."""
    kind = unicodedata.bidirectional(character)
    return "R" if kind in ("R", "AL") else "L" if kind == "L" else "N"


def _with_bracket(line: str, start: int, end: int) -> int:
    """The run's end, with the bracket that closes one opened in it."""
    run = line[start:end]
    closes = _BRACKETS.get(line[end : end + 1])
    return end + 1 if closes and run.count(closes) > run.count(line[end]) else end


def _turned(span: str) -> str:
    return "".join(reversed(_UNITS.findall(span.translate(_MIRRORED))))
