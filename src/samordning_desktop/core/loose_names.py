"""What stands in a board's patient cell: a name, often a number in a list, sometimes a personal number."""

from __future__ import annotations

import re
from typing import NamedTuple

from samordning_desktop.core.loose_text import tidy_line, tidy_text

_PERSONAL_ID = re.compile(
    r"(?<![\d-])(?P<century>19|20)?(?P<born>\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01]))"
    r"\s?(?P<sign>[-+–]?)\s?(?P<last>\d{4})(?![\d-])",
    re.ASCII,
)
_ID_LABEL = re.compile(
    r"(?<!\w)(?:pers(?:on)?[.\s-]*(?:nr|nummer)|p(?:\.|-)?nr|(?:samordnings|reserv)(?:nr|nummer)|född|f\.)[.:\s]*$",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[)\]]")
_DOUBLE_COMMA = re.compile(r", ?, ?")
_LIST_MARK = re.compile(r"^(?:\d{1,3}[.)]\s*(?=[^\W\d])|[•·▪●*–—-]\s*(?=[^\W\d]))")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_EDGES = " ,;:/|–—-"


class NameParts(NamedTuple):
    """A patient cell taken apart. ``rest`` is what is neither name nor personal number, with its line breaks."""

    name: str
    personal_id: str = ""
    rest: str = ""


def split_name(text: str) -> NameParts:
    """The name, the personal number beside it if there is one, and whatever else the cell holds.

    A name that is broken over two lines by a narrow column is one name; other lines are ``rest``.
    """
    text = tidy_text(text)
    personal_id = ""
    found = _find_id(text)
    if found:
        personal_id = tidy_personal_id(found.group())
        text = _ID_LABEL.sub("", text[: found.start()]) + text[found.end() :]
        text = _DOUBLE_COMMA.sub(", ", _EMPTY_BRACKETS.sub("", text))
    lines = [
        line
        for line in (" ".join(line.split()).strip(_EDGES if found else "") for line in text.split("\n"))
        if line
    ]
    if not lines:
        return NameParts("", personal_id)
    name = _LIST_MARK.sub("", lines[0])
    if len(lines) > 1 and len(name.split()) == 1 and _is_name(lines[1]):
        name = f"{name} {lines.pop(1)}"
    return NameParts(name, personal_id, "\n".join(lines[1:]))


def tidy_personal_id(text: str) -> str:
    """A personal number in its usual form (``19610118-2803``, ``610118-2803``); any other text on one line as it is.

    The century is never guessed, and nothing is refused: reserve numbers have no fixed form (law.md).
    """
    line = tidy_line(text)
    match = _PERSONAL_ID.fullmatch(line)
    if match is None:
        return line
    sign = "+" if match["sign"] == "+" else "-"
    return f"{match['century'] or ''}{match['born']}{sign}{match['last']}"


def same_name(name: str) -> str:
    """A key that is equal for names that differ in case and spacing only."""
    return tidy_line(name).casefold()


def _find_id(text: str) -> re.Match[str] | None:
    """The first personal number. Ten digits in a row must have a right check digit, or they may be a telephone."""
    for match in _PERSONAL_ID.finditer(text):
        if match["century"] or match["sign"] or _check_digit_holds(match["born"] + match["last"]):
            return match
    return None


def _check_digit_holds(digits: str) -> bool:
    """The Luhn rule over ten digits."""
    total = 0
    for index, digit in enumerate(digits):
        product = int(digit) * (2 - index % 2)
        total += product // 10 + product % 10
    return total % 10 == 0


def _is_name(line: str) -> bool:
    words = line.split()
    return len(words) <= 2 and all(_NAME_WORD.fullmatch(word) for word in words)
