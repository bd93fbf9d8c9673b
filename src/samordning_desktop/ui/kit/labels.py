"""Texts that wrap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from samordning_desktop.core.changed_part import shortened
from samordning_desktop.core.hyphens import hyphen_places, is_address
from samordning_desktop.ui.kit.theme import set_role

#: So long a file's name fits in a narrow column.
_FITS = 20
#: So long a word fits in a narrow column.
_NARROW = 14
#: So long a part of a path fits.
_LONG_PART = 40
#: So long a word fits in a paragraph: what is longer is an address, or no word.
IN_TEXT = 24
#: So many characters of a text can be read in a tip.
_IN_TIP = 1_200


#: Where a word can be broken: without a hyphen and unseen, and with one that is seen only there.
_BREAK, _HYPHEN = "\u200b", "\u00ad"
_PLACES = re.compile(f"[{_BREAK}{_HYPHEN}]")
#: After these an address can be broken: a hyphen that ends a line is taken for one put in.
_JOINT = re.compile(r"(?<=[/.@?&=_])")


class Words(QLabel):
    """Plain text that wraps. Where it holds places to break, what is read aloud of it does not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._broken = False
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, and let it be read without its places to break."""
        super().setText(text)
        broken = _PLACES.search(text) is not None
        if broken or self._broken:
            self.setAccessibleName(whole(text) if broken else "")
        self._broken = broken


def wrapped(text: str, role: str = "") -> QLabel:
    """A label that wraps, reads as plain text, and has a role of the style sheet."""
    label = Words(text)
    if role:
        set_role(label, role)
    return label


def breakable(text: str, longest: int = _NARROW) -> str:
    """``text`` with places to break in words of more characters than a narrow column holds: where a hyphen may stand,
    and in an address after its parts."""
    return "".join(_parted(word, longest) for word in re.split(r"(\s+)", text))


def whole(text: str) -> str:
    """A text without its places to break."""
    return _PLACES.sub("", text)


def tip(lines: Iterable[str]) -> str:
    """Lines as the safe rich text of a tip: it wraps, also within an address, and has the beginning of a long text."""
    told = (breakable(shortened(line, _IN_TIP), IN_TEXT) for line in lines if line)
    return "".join(f'<p style="white-space: pre-wrap">{escape(line)}</p>' for line in told)


def breakable_path(path: str) -> str:
    """A path that can be broken after its separators, and within parts that no line holds."""
    parts = re.split(r"(?<=[/\\])", path)
    return _BREAK.join(_broken(part, _LONG_PART) for part in parts)


def breakable_name(name: str) -> str:
    """A file's name that can be broken between its parts, and within parts that no line holds."""
    parts = re.split(r"(?<=[-_. ])", name) if len(name) > _FITS else [name]
    return _BREAK.join(_broken(part, _NARROW) for part in parts)


def _parted(word: str, longest: int) -> str:
    if len(word) <= longest:
        return word
    if is_address(word):
        return _BREAK.join(_in_syllables(part, longest, _BREAK) for part in _JOINT.split(word))
    return _in_syllables(word, longest, _HYPHEN)


def _in_syllables(word: str, longest: int, between: str) -> str:
    """The word in pieces of which none is longer, where it is itself."""
    places = sorted(hyphen_places(word, len(word))) if len(word) > longest else []
    return between.join(_broken(word[start:end], longest) for start, end in pairwise([0, *places, len(word)]))


def _broken(word: str, longest: int) -> str:
    return _BREAK.join(word) if len(word) > longest else word
