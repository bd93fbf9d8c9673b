"""Text from a field, made fit to keep."""

from __future__ import annotations

import unicodedata

from samordning_desktop.core.errors import KnownError

_KEPT_CONTROLS = "\n\t"
#: Marks that show nothing by themselves: a name of nothing but these would be no name.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
#: Every space there is in Unicode, and those that end lines and files.
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
#: What is taken away around a text.
_OUTER = _UNSEEN + _SPACES


def clean_text(text: str, limit: int) -> str:
    """The text in one Unicode form and one kind of line break, without control characters or outer space, seen or not.

    Raises KnownError ``text.too_long`` beyond ``limit`` characters: nothing is cut in silence.
    """
    return _within(_cleaned(text), limit, "text.too_long")


def clean_line(text: str, limit: int) -> str:
    """As ``clean_text``, on one line. Raises KnownError ``line.too_long``."""
    return _within(_one_line(text), limit, "line.too_long")


def clean_name(text: str, limit: int) -> str:
    """As ``clean_line``, of what somebody or something is called. Raises KnownError ``name.too_long``."""
    return _within(_one_line(text), limit, "name.too_long")


def _one_line(text: str) -> str:
    return " ".join(_cleaned(text).split())


def _cleaned(text: str) -> str:
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        c for c in unified if c in _KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs")
    ).strip(_OUTER)


def _within(text: str, limit: int, fault: str) -> str:
    if len(text) > limit:
        raise KnownError(fault, length=len(text), limit=limit)
    return text
