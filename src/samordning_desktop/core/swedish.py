"""Swedish order: å, ä, ö after z, ü as y."""

from __future__ import annotations

import unicodedata

_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"})


def sort_key(text: str) -> str:
    """A key that sorts text as a Swedish reader expects, whatever the computer's locale."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z)
    plain = unicodedata.normalize("NFD", lowered)
    return "".join(c for c in plain if not unicodedata.combining(c))
