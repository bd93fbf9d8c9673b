"""Atkinson Hyperlegible Next for paper, embedded, the same as on screen."""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import cache
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from samordning_desktop.core.resources import resource

#: Stands for each character that the font lacks. The font has no □ of its own, but what it draws for an
#: unknown character is such a box: so a reader sees that something is missing, and so does who copies the text.
MISSING = "□"


class Face(Enum):
    """The two weights that sheets use; the value is the font file."""

    REGULAR = "AtkinsonHyperlegibleNext_400Regular.ttf"
    BOLD = "AtkinsonHyperlegibleNext_700Bold.ttf"


#: Two sheets drawn at the same time in two threads must not register a face twice.
_REGISTERING = Lock()


def font_name(face: Face) -> str:
    """The name that reportlab knows the face by; the font is read and registered the first time."""
    with _REGISTERING:
        return _registered(face)


@cache
def _registered(face: Face) -> str:
    name = f"Samordning-{face.name.capitalize()}"
    font = TTFont(name, resource("fonts", face.value))
    glyphs, widths = font.face.charToGlyph, font.face.charWidths
    glyphs[ord(MISSING)] = 0
    widths[ord(MISSING)] = font.face.defaultWidth
    pdfmetrics.registerFont(font)
    return name


@cache
def drawable() -> frozenset[str]:
    """The characters that both faces have, without accents of their own: those would land on the next letter."""
    found = [pdfmetrics.getFont(font_name(face)).face.charToGlyph.keys() for face in Face]
    both = map(chr, set.intersection(*map(set, found)) - {0xFFFF})
    return frozenset(character for character in both if not unicodedata.combining(character))


def width_of(text: str, face: Face, size: float) -> float:
    """The width in points, at ``size`` points, of a text that ``plain.printable`` has been through."""
    return sum(map(_advances(face).__getitem__, text)) * size / 1000


@cache
def _advances(face: Face) -> dict[str, float]:
    """Each character's width in thousandths of the type size: four times as quick as asking reportlab."""
    widths = pdfmetrics.getFont(font_name(face)).face.charWidths
    return {chr(code): width for code, width in widths.items()}
