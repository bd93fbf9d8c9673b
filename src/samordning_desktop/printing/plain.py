"""Any text, made into one that paper can show: nothing vanishes, nothing is read as markup."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from samordning_desktop.printing.fonts import MISSING, drawable, other_drawable
from samordning_desktop.printing.scripts import joined_letters

_SAME_LOOK = str.maketrans(
    {
        "\t": "    ",
        "\r": "\n",
        "\v": "\n",
        "\f": "\n",
        "\x1c": "\n",
        "\x1d": "\n",
        "\x1e": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "–",
        "\u2015": "—",
        "\u2032": "'",
        "\u2033": '"',
        "\u2043": "•",
        "\u25cf": "•",
        "\u25cb": "•",
        "\u25aa": "•",
        "\u25a0": "•",
        "\u25e6": "•",
        "\uf0b7": "•",
        "\uf0e0": "\u2192",
    }
)


def printable(text: str) -> str:
    """``text`` in characters that the fonts have; lines are parted by ``\\n`` alone.

    What looks the same is put in its place (a non-breaking hyphen, Word's bullets and arrows). What is
    invisible by nature (joiners, direction marks, soft hyphens) goes. Every other character that the fonts
    lack, most emoji and control characters among them, shows as an empty box.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_SAME_LOOK)
    return "".join(map(_shown, joined_letters(whole)))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    known = drawable()
    if character in known or character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    same = unicodedata.normalize("NFKC", character)
    if all(part in known for part in same):
        return same
    return character if character in other_drawable() else MISSING
