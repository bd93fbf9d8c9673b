"""Names in shorter forms, for the wall and for paper; people who would share one are told apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import product
from typing import NamedTuple


class NameForm(StrEnum):
    """How participants' names are written where others can see them."""

    FULL = "full"
    SHORT = "short"
    INITIALS = "initials"


class _Shape(NamedTuple):
    """How many letters are shown of the first word, of each between, and of the last."""

    first: int
    between: int
    last: int


class _Words(NamedTuple):
    """A name taken apart: ``last`` has one word, or none for who has a single name."""

    first: str
    between: list[str]
    last: list[str]


#: More letters of a word than this are no short form: then the whole name is written.
_MOST = 4

#: One letter of the first word and one of the last; then with more, the shortest first.
_SHAPES = sorted(
    (_Shape(*letters) for letters in product(range(1, _MOST + 1), (0, 1), range(1, _MOST + 1))),
    key=lambda shape: (sum(shape), shape.between, -shape.first),
)

#: How a name is written in a shape.
_Write = Callable[[_Words, _Shape], str]


def names_as(form: NameForm, names: Sequence[str]) -> list[str]:
    """Everybody's name in a form, in the order given; distinct where the whole names differ."""
    if form is NameForm.INITIALS:
        return distinct_initials(names)
    return distinct_short_names(names) if form is NameForm.SHORT else [_tidy(name) for name in names]


def initials(name: str) -> str:
    """The initials of the first word and the last: ``Anna-Karin Maria Östergren`` gives ``A-K Ö``."""
    return distinct_initials([name])[0]


def distinct_initials(names: Sequence[str]) -> list[str]:
    """Everybody's initials, in the order given, with as many letters more as it takes: ``An A`` and ``As A``.

    Letters that fit two people are written for neither: no one is then ``A A``. Only those whose whole names are
    the same are written the same.
    """
    return _distinct(names, _SHAPES, _initials)


def distinct_first_names(names: Sequence[str]) -> list[str]:
    """Everybody's first name, with as much more as it takes: ``Anna A.`` and ``Anna B.``, but ``Åsa``.

    As ``distinct_initials`` in everything else.
    """
    shorter = [_Shape(1, 0, 0), *(shape for shape in _SHAPES if shape.first == 1)]
    return _distinct(names, shorter, _short_name)


def distinct_short_names(names: Sequence[str]) -> list[str]:
    """Everybody's first name and an initial, ``Anna A.``; as ``distinct_first_names`` in everything else."""
    return _distinct(names, [shape for shape in _SHAPES if shape.first == 1], _short_name)


def _distinct(names: Sequence[str], shapes: Sequence[_Shape], write: _Write) -> list[str]:
    whole = [_tidy(name) for name in names]
    alike: dict[str, dict[str, _Words]] = {}
    for name in dict.fromkeys(whole):
        words = _words(name)
        alike.setdefault(_heard(write(words, shapes[0])), {})[name] = words
    chosen: dict[str, str] = {}
    for group in alike.values():
        chosen |= _told_apart(group, shapes, write)
    return [chosen[name] for name in whole]


def _told_apart(group: dict[str, _Words], shapes: Sequence[_Shape], write: _Write) -> dict[str, str]:
    """A form for each of those who are alike in the first shape; the whole name for who has none of their own."""
    chosen: dict[str, str] = {}
    own = {name: _heard(name) for name in group}
    whole = Counter(own.values())
    seen: set[str] = set()
    for shape in shapes:
        written = {name: write(words, shape) for name, words in group.items()}
        heard = {name: _heard(form) for name, form in written.items()}
        fits = Counter(heard.values())
        for name in written.keys() - chosen.keys():
            one = heard[name]
            if fits[one] == 1 and one not in seen and whole[one] == (one == own[name]):
                chosen[name] = written[name]
        if len(chosen) == len(group):
            break
        seen |= fits.keys()
    return {name: chosen.get(name, name) for name in group}


def _initials(words: _Words, shape: _Shape) -> str:
    parts = [_capital(_beginning(words.first, shape.first))]
    if shape.between:
        parts += [_beginning(word, shape.between) for word in words.between]
    parts += [_capital(_beginning(word, shape.last)) for word in words.last]
    return " ".join(parts)


def _short_name(words: _Words, shape: _Shape) -> str:
    """The first word is whole, whatever the shape says of it."""
    parts = [words.first]
    if shape.between:
        parts += [_dotted(word, shape.between) for word in words.between]
    if shape.last:
        parts += [_dotted(word, shape.last) for word in words.last]
    return " ".join(parts)


def _words(name: str) -> _Words:
    first, *others = name.split(" ")
    return _Words(first, others[:-1], others[-1:])


def _beginning(word: str, letters: int) -> str:
    """The first letters of each part of a word: ``Anna-Karin`` gives ``A-K``, then ``An-Ka``."""
    parts = [part.strip("()\"'”’.,") for part in word.split("-")]
    return "-".join(part[:letters] for part in parts if part) or word


def _capital(text: str) -> str:
    first = text[:1].upper()
    return (first if len(first) == 1 else text[:1]) + text[1:]


def _dotted(word: str, letters: int) -> str:
    beginning = word[:letters].rstrip("-.")
    return f"{beginning}." if 0 < len(beginning) < len(word) else word


def _heard(form: str) -> str:
    """What is left of a form when it is read out: ``Anna Al.`` and ``anna al`` are the same."""
    return form.replace(".", "").casefold()


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
