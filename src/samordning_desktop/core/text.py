"""Text from a field, made fit to keep."""

from __future__ import annotations

import unicodedata

from samordning_desktop.core.errors import KnownError

_KEPT_CONTROLS = "\n\t"


def clean_text(text: str, limit: int) -> str:
    """The text in one Unicode form and one kind of line break, without control characters or outer space.

    Raises KnownError ``text.too_long`` beyond ``limit`` characters: nothing is cut in silence.
    """
    return _within(_cleaned(text), limit)


def clean_line(text: str, limit: int) -> str:
    """As ``clean_text``, on one line."""
    return _within(" ".join(_cleaned(text).split()), limit)


def _cleaned(text: str) -> str:
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        c for c in unified if c in _KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs")
    ).strip()


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise KnownError("text.too_long", length=len(text), limit=limit)
    return text
