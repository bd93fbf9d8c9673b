"""Texts as they stand in other people's files, made plain without losing a word."""

from __future__ import annotations

import re
import unicodedata

#: Everything beyond printable Latin-1: only such texts need a closer look.
_UNUSUAL = re.compile(r"[^\n\t\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff]")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_ODD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: Marks that nobody sees: control characters, soft hyphens, zero-width spaces, byte order marks, non-characters.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


def tidy_text(text: str) -> str:
    """``text`` with line breaks as ``\\n``, plain spaces, composed letters, and no unseen marks or outer space.

    Tidying twice is the same as tidying once. Words, tabs, line breaks and empty lines within are kept.
    """
    if _UNUSUAL.search(text):
        text = _LINE_BREAK.sub("\n", text)
        text = _ODD_SPACE.sub(" ", _UNSEEN.sub("", text))
        text = unicodedata.normalize("NFC", _HALF_CHARACTER.sub("\ufffd", text))
    text = text.strip()
    return "\n".join(line.rstrip() for line in text.split("\n")) if "\n" in text else text


def tidy_line(text: str) -> str:
    """``text`` tidied onto one line, with single spaces."""
    return " ".join(tidy_text(text).split())
