"""Atkinson Hyperlegible Next for paper, embedded, the same as on screen; DejaVu Sans for the letters and signs it lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from itertools import groupby
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from samordning_desktop.core.resources import resource

#: Stands for each character that the fonts lack. The font has no □ of its own, but what it draws for an
#: unknown character is such a box: so a reader sees that something is missing, and so does who copies the text.
MISSING = "□"


class Face(Enum):
    """The two weights that sheets use; the value is the font file."""

    REGULAR = "AtkinsonHyperlegibleNext_400Regular.ttf"
    BOLD = "AtkinsonHyperlegibleNext_700Bold.ttf"


#: Other scripts and signs.
_OTHER = {Face.REGULAR: "DejaVuSans.ttf", Face.BOLD: "DejaVuSans-Bold.ttf"}
#: From here on reportlab does not say in the PDF what a glyph stands for: who copies the text would get something else.
_FIRST_UNTOLD = 0xFFFF
_WORDS = re.compile(r"\s+|\S+")
#: Two sheets drawn at the same time in two threads must not register a face twice.
_REGISTERING = Lock()


def font_name(face: Face) -> str:
    """The name that reportlab knows the face by; the font is read and registered the first time."""
    with _REGISTERING:
        return _registered(f"Samordning-{face.name.capitalize()}", face.value)


def _other_name(face: Face) -> str:
    with _REGISTERING:
        return _registered(f"Samordning-Other-{face.name.capitalize()}", _OTHER[face])


@cache
def _registered(name: str, file: str) -> str:
    font = TTFont(name, resource("fonts", file))
    font.face.charToGlyph.setdefault(ord(MISSING), 0)
    font.face.charWidths.setdefault(ord(MISSING), font.face.defaultWidth)
    pdfmetrics.registerFont(font)
    return name


@cache
def drawable() -> frozenset[str]:
    """The characters that both faces have, without accents of their own: those would land on the next letter."""
    return _in_both(font_name)


@cache
def other_drawable() -> frozenset[str]:
    """The characters that only the other font has. It is read when one of them is first met."""
    return _in_both(_other_name) - drawable()


def width_of(text: str, face: Face, size: float) -> float:
    """The width in points, at ``size`` points, of a text that ``plain.printable`` has been through."""
    try:
        advance = _advance(text, font_name(face))
    except KeyError:
        advance = sum(_advance(piece, font) for font, piece in runs(text, face))
    return advance * size / 1000


def runs(text: str, face: Face) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the name of the font that has it: a word whole in one, if one has all of it."""
    own = font_name(face)
    if text.isascii() or drawable().issuperset(text):
        yield own, text
        return
    for word in _WORDS.findall(text):
        if drawable().issuperset(word):
            yield own, word
        elif _glyphs(_other_name(face)).keys() >= set(map(ord, word)):
            yield _other_name(face), word
        else:
            for known, piece in groupby(word, key=drawable().__contains__):
                yield own if known else _other_name(face), "".join(piece)


def _in_both(name: Callable[[Face], str]) -> frozenset[str]:
    both = set.intersection(*(set(_glyphs(name(face))) for face in Face))
    told = (chr(code) for code in both if code < _FIRST_UNTOLD)
    return frozenset(one for one in told if not unicodedata.combining(one))


def _glyphs(name: str) -> dict[int, int]:
    glyphs: dict[int, int] = pdfmetrics.getFont(name).face.charToGlyph
    return glyphs


def _advance(text: str, font: str) -> float:
    return sum(map(_advances(font).__getitem__, text))


@cache
def _advances(name: str) -> dict[str, float]:
    """Each character's width in thousandths of the type size: four times as quick as asking reportlab."""
    widths = pdfmetrics.getFont(name).face.charWidths
    return {chr(code): width for code, width in widths.items()}
