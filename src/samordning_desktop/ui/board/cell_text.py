"""Breaks a cell's text into the lines that fit, with the last one cut short where more remains."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText, QTextLayout, QTextOption

LINES = 3
#: Signs after this one are two to Qt, and one to Python.
_SINGLE = "\uffff"
#: A text of so many signs may need no second line.
_SHORT = 40
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
    lines = [head[start:end].strip() for start, end in spans]
    if lines and spans[-1][1] < len(flat.rstrip()):
        room = first_width if len(lines) == 1 else width
        rest = flat[spans[-1][0] :].replace("\n", " ")[:400]
        lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
    return tuple(lines)


def _spans(text: str, font: QFont, width: int, first_width: int, most: int) -> list[tuple[int, int]]:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    spans: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(spans) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width if spans else first_width, 1))
        spans.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return spans if max(text, default="") <= _SINGLE else [_places(text, span) for span in spans]


def _places(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span that Qt counts in halves of signs such as emoji, as Python counts it."""
    halves = text.encode("utf-16-le", "surrogatepass")
    start, end = (len(halves[: 2 * place].decode("utf-16-le", "surrogatepass")) for place in span)
    return start, end
