"""Any text, made into one that paper can show: nothing vanishes, nothing is read as markup."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from samordning_desktop.printing.fonts import MISSING, drawable

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
        "\u2190": "<-",
        "\u2192": "->",
        "\u21d2": "=>",
        "\uf0e0": "->",
        "\u2610": "[ ]",
        "\u2611": "[x]",
        "\u2612": "[x]",
        "\u2713": "[x]",
        "\u2714": "[x]",
    }
)


def printable(text: str) -> str:
    """``text`` in characters that the font has; lines are parted by ``\\n`` alone.

    What looks the same is put in its place (a non-breaking hyphen, Word's bullets and arrows). What is
    invisible by nature (joiners, direction marks, soft hyphens) goes. Every other character that the font
    lacks, control characters among them, shows as an empty box.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_SAME_LOOK)
    return "".join(map(_shown, whole))


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
    return same if all(part in known for part in same) else MISSING
