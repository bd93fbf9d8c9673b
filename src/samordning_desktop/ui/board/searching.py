"""Search on the board: one prepared folded text a row, and every word must be found in it."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from samordning_desktop.core.participant import ParticipantRow

#: Python looks for a text by the lowest bits of its letters, where å, ä and ö are like e, d and v: it finds them
#: faster as signs that are like nothing. No text holds such a sign: control characters are cleaned away.
_SIGNS = tuple(zip("åäöÅÄÖ", "\x01\x02\x03" * 2, strict=True))

#: Letters with a mark that a Swedish keyboard has no key for, as they are typed: å, ä and ö are letters of their own.
_TYPED = {
    code: normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250) if chr(code) not in "åäöÅÄÖ"
} | str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "ß": "ss"}
)


class SearchIndex:
    """The prepared texts of the rows, in the rows' order: prepared at the first search, if not asked for before.

    A search that only asks for more than the last one looks among what that one found: a word is written a letter
    at a time. What many rows say in the same words is prepared and looked through once.
    """

    def __init__(self, rows: Sequence[ParticipantRow]) -> None:
        self._rows = rows
        self._texts: list[str] = []
        self._shared: list[str] = []
        self._sayings: dict[str, str] = {}
        self._words: list[str] = []
        self._everyone = range(len(rows))
        self._hits: Sequence[int] = self._everyone

    def prepare(self) -> None:
        """Make the texts, if they are not made yet."""
        if len(self._texts) < len(self._rows):
            self._texts = [_folded(_own_text(row)) for row in self._rows]
            known: dict[str, str] = {}
            self._shared = [known.setdefault(text, text) for text in map(_shared_text, self._rows)]
            self._sayings = {text: _folded(text) for text in known}

    def find(self, query: str) -> Sequence[int]:
        """The positions of the rows that hold every word of ``query``; all of them when it is empty."""
        words = _folded(normalize("NFC", query)).split()
        narrows = all(any(old in new for new in words) for old in self._words)
        hits = self._hits if narrows else self._everyone
        if words:
            self.prepare()
        for word in words:
            if not (narrows and any(word in old for old in self._words)):
                found = self._with(word, hits)
                hits = found if len(found) < len(hits) else hits
        self._words, self._hits = words, hits
        return hits

    def _with(self, word: str, among: Sequence[int]) -> list[int]:
        texts, shared = self._texts, self._shared
        saying = {text for text, folded in self._sayings.items() if word in folded}
        if saying:
            return [place for place in among if shared[place] in saying or word in texts[place]]
        return [place for place in among if word in texts[place]]


def _own_text(row: ParticipantRow) -> str:
    has = row.fields
    day = has.start.isoformat() if has.start else ""
    return f"{has.name}\n{_plain(has.name)}\n{has.personal_id}\n{day}\n{has.goal}\n{has.situation}\n{has.interventions}\n{has.planning}"


def _plain(name: str) -> str:
    """A name as it is typed on a Swedish keyboard: ``Kovac`` for Kovač. Empty where it is so already."""
    typed = "" if name.isascii() else normalize("NFC", name).translate(_TYPED)
    return "" if typed == name else typed


def _shared_text(row: ParticipantRow) -> str:
    return f"{row.site}\n{row.consent.words}"


def _folded(text: str) -> str:
    for letter, sign in _SIGNS:
        text = text.replace(letter, sign)
    return text.lower()
