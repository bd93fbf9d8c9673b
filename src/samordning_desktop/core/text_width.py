"""How wide a text is at most, where no font can be asked."""

from __future__ import annotations

_NARROW = frozenset(" .,:;'|!ijlI")
_MEDIUM = frozenset("ftr-()/1")
_WIDE = frozenset("mwMW@%")
_LOWER = frozenset("abcdefghijklmnopqrstuvwxyzåäöéü")
_SWEDISH = frozenset("ÅÄÖÉÜ")


def text_width(text: str, size: float) -> float:
    """An upper bound for the width of ``text`` in Atkinson Hyperlegible Next, in the unit of ``size``."""
    return size * sum(map(_advance, text))


def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.43
    if character in _MEDIUM:
        return 0.45
    if character in _WIDE:
        return 1.0
    if character in _LOWER:
        return 0.61
    return 0.78 if character.isascii() or character in _SWEDISH else 1.4


def wrapped(text: str, width: float, size: float) -> list[str]:
    """``text`` in lines of at most ``width``, broken between words; a longer word is cut off with ``…``."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(shortened(word, width, size))
    return lines


def shortened(text: str, width: float, size: float) -> str:
    """``text``, or as much of its beginning as has room before a ``…``."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
