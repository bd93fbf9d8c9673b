"""Breaks a cell's text into the lines that fit, with the last one cut short where more remains.

A word that no line holds is parted with a hyphen where one may stand, as on paper.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText, QTextLayout, QTextLine, QTextOption

from samordning_desktop.core.hyphens import hyphen_places, is_address

LINES = 3
#: Where a line begins and ends in the text, and what is put after it.
Span = tuple[int, int, str]
#: Signs after this one are two to Qt, and one to Python.
_SINGLE = "\uffff"
#: A text of so many signs may need no second line.
_SHORT = 40
#: Signs that end a word or a sentence: no line begins with one.
_ENDING = ".,;:!?)]”’»"
#: How many texts a cache keeps laid out: some screens' worth.
_KEPT = 1024


class LineCache:
    """Texts broken into lines and laid out for drawing, in one font (``font``).

    The lines are as ``cell_lines`` gives them; drawing one laid out costs a fifth of drawing its text.
    """

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._kept: dict[tuple[str, int, int, int], tuple[QStaticText, ...]] = {}

    def lines(self, text: str, width: int, first_width: int, most: int) -> tuple[QStaticText, ...]:
        """The lines of ``text`` in ``width`` pixels, the first in ``first_width``; at most ``most``."""
        asked = (text, width, first_width, most)
        found = self._kept.get(asked)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            broken = cell_lines(text, self.font, width, first_width, most)
            found = self._kept[asked] = tuple(self._laid_out(line) for line in broken)
        return found

    def _laid_out(self, line: str) -> QStaticText:
        static = QStaticText(line)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.prepare(font=self.font)
        return static


def cell_lines(text: str, font: QFont, width: int, first_width: int, most: int = LINES) -> tuple[str, ...]:
    """At most ``most`` lines of ``text`` in ``width`` pixels; the first line in ``first_width``."""
    flat = "\n".join(line.rstrip() for line in text.strip().splitlines() if line.strip())
    if not flat:
        return ()
    metrics = QFontMetrics(font)
    if most and len(flat) < _SHORT and "\n" not in flat and metrics.horizontalAdvance(flat) <= first_width:
        return (flat,)  # a name, as a rule: breaking it where it needs no break costs twice as much
    if first_width < width and first_width < metrics.horizontalAdvance(flat.split(maxsplit=1)[0]) <= width:
        # The mark in the corner leaves no room for the first word: it is not broken, the line is.
        return ("", *cell_lines(text, font, width, width, most - 1))
    # A board cell needs no more than this to fill its lines; laying out ten thousand signs would cost.
    head = flat[: most * 240]
    spans = _spans(head, font, width, first_width, most)
    lines = [f"{head[start:end].strip()}{tail}" for start, end, tail in spans]
    if lines and spans[-1][1] < len(flat.rstrip()):
        room = first_width if len(lines) == 1 else width
        rest = flat[spans[-1][0] :].replace("\n", " ")[:400]
        lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
    return tuple(lines)


def _spans(text: str, font: QFont, width: int, first_width: int, most: int) -> list[Span]:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    spans: list[Span] = []
    metrics = QFontMetrics(font)
    single = max(text, default="") <= _SINGLE
    layout.beginLayout()
    while len(spans) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        room = max(width if spans else first_width, 1)
        line.setLineWidth(room)
        kept = _before_hyphen(text, line, metrics, room) if single else 0
        if kept:
            line.setNumColumns(kept)
        spans.append((line.textStart(), line.textStart() + line.textLength(), "-" if kept else ""))
    layout.endLayout()
    return spans if single else [_places(text, span) for span in spans]


def _before_hyphen(text: str, line: QTextLine, metrics: QFontMetrics, room: int) -> int:
    """How much of a line that ends within a word stands before a hyphen; 0 where none is to stand."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    if end >= len(text) or not (text[end - 1].isalpha() and (text[end].isalpha() or text[end] in _ENDING)):
        return 0
    here, rest = text[start:end], text[end:].split(maxsplit=1)[0]
    if is_address(text[:end].split()[-1] + rest):
        return 0  # though it may have begun on the line above
    begun = here.split()[-1]
    before = len(here) - len(begun)
    places = (before + at for at in hyphen_places(begun + rest, len(begun)))
    return next((at for at in places if metrics.horizontalAdvance(f"{here[:at]}-") <= room), 0)


def _places(text: str, span: Span) -> Span:
    """A span that Qt counts in halves of signs such as emoji, as Python counts it."""
    halves = text.encode("utf-16-le", "surrogatepass")
    start, end = (len(halves[: 2 * place].decode("utf-16-le", "surrogatepass")) for place in span[:2])
    return start, end, span[2]
