"""Headings, paragraphs, lists and places to write on, as pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samordning_desktop.printing.flow import Piece, gap, together
from samordning_desktop.printing.fonts import Face, width_of
from samordning_desktop.printing.ink import BLACK, GREY, Disc, Text, box, moved, rule
from samordning_desktop.printing.pages import Mark
from samordning_desktop.printing.plain import printable
from samordning_desktop.printing.tags import Node
from samordning_desktop.printing.wrap import wrap


@dataclass(frozen=True, slots=True)
class Style:
    """Type size and distance between lines in points, and weight."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    grey: float = BLACK

    def lines(self, text: str, width: float) -> list[str]:
        """Any text in lines of at most ``width`` points."""
        return wrap(printable(text), width, lambda part: width_of(part, self.face, self.size))

    def text(self, x: float, top: float, line: str) -> Text:
        """One line with its top at ``top``."""
        baseline = top + (self.leading + 0.7 * self.size) / 2
        return Text(x, baseline, line, self.size, self.face, self.grey)


BODY = Style(14, 19.5)
STRONG = Style(14, 19.5, Face.BOLD)
QUIET = Style(13, 18, grey=GREY)
TITLE = Style(24, 31, Face.BOLD)
HEADING = Style(16.5, 21, Face.BOLD)

#: The height of a row to write on with a pen, in points (11 mm), and of a row to sign on.
ROW, SIGN_ROW = 31.0, 38.0


def paragraph(text: str, style: Style, x: float, width: float, node: Node) -> list[Piece]:
    """A text; two lines at least stay together at either end of a page."""
    lines = style.lines(text, width)
    last = len(lines) - 1
    pieces = []
    for at, line in enumerate(lines):
        # A space at a wrapped line's end parts the words for who listens to the page or copies from it.
        shown = style.text(x, 0, line if at == last else f"{line} ")
        keep = last > 0 and at in (0, last - 1)
        pieces.append(Piece(style.leading, ((node, shown),), keep=keep))
    return pieces


def heading(text: str, style: Style, x: float, width: float, node: Node) -> list[Piece]:
    """A heading, kept with what follows."""
    return [*together(paragraph(text, style, x, width, node)), gap(2)]


def bullets(items: Sequence[str], style: Style, x: float, width: float, parent: Node) -> list[Piece]:
    """A list; each item with a dot before it."""
    listing = parent.add("L")
    indent = 1.3 * style.size
    pieces: list[Piece] = []
    for item in items:
        body = listing.add("LI").add("LBody")
        dot = Disc(
            x + 0.45 * style.size, style.leading / 2 + 0.05 * style.size, 0.15 * style.size, 0, fill=BLACK
        )
        first, *rest = paragraph(item, style, x + indent, width - indent, body)
        pieces += [Piece(first.height, ((None, dot), *first.marks), first.keep), *rest, gap(3)]
    return pieces


def field_row(
    labels: Sequence[str], values: Sequence[str], x: float, width: float, parent: Node, height: float = ROW
) -> Piece:
    """Places to write on, side by side: each a label and a line, with the value on it where there is one."""
    share = width / len(labels)
    columns = []
    for at, (label, value) in enumerate(zip(labels, values, strict=True)):
        air = 14 if at < len(labels) - 1 else 0
        columns.append(_field(label, value, x + at * share, share - air, parent.add("P"), height))
    tall = max(column.height for column in columns)
    marks = [(node, mark) for column in columns for node, mark in column.marks]
    return Piece(tall, tuple(marks))


def _field(label: str, value: str, x: float, width: float, node: Node, height: float) -> Piece:
    """One place to write on. A label that leaves too little room for the line stands above it."""
    words = BODY.lines(f"{label}:", width)
    after = width_of(words[-1], BODY.face, BODY.size) + 6
    beside = len(words) == 1 and after <= 0.55 * width
    start = after if beside else 0.0
    filled = STRONG.lines(value, width - start) if value else [""]
    top = height - BODY.leading - 4
    marks: list[Mark] = [
        (node, BODY.text(x, top + at * BODY.leading, f"{line} ")) for at, line in enumerate(words)
    ]
    if not beside:
        top += len(words) * BODY.leading + (6 if not value else 0)
    marks += [
        (node, STRONG.text(x + start, top + at * BODY.leading, line))
        for at, line in enumerate(filled)
        if line
    ]
    bottom = top + len(filled) * BODY.leading
    return Piece(bottom + 4, (*marks, (None, rule(x + start, x + width, bottom))))


def framed(lines: Sequence[str], x: float, width: float, parent: Node) -> list[Piece]:
    """A few sentences in a frame, the first ones in bold; they stay together."""
    inner = [
        piece
        for at, line in enumerate(lines)
        for piece in paragraph(
            line, STRONG if at < len(lines) - 1 else BODY, x + 10, width - 20, parent.add("P")
        )
    ]
    marks: list[Mark] = []
    top = 7.0
    for piece in inner:
        marks += [(node, moved(ink, top)) for node, ink in piece.marks]
        top += piece.height
    frame = box(x, 0, width, top + 7, 1.2)
    return [Piece(top + 7, (*marks, (None, frame))), gap(6)]


def grid(
    labels: Sequence[str], rows: int, x: float, width: float, parent: Node, first: str = ""
) -> list[Piece]:
    """A small table to write in: headings, and ``rows`` empty rows; ``first`` stands in the first of them."""
    table = parent.add("Table")
    widths = [width / len(labels)] * len(labels)
    head = table_row(labels, x, widths, table, STRONG, "TH")
    texts = [[first if at == 0 else ""] * len(labels) for at in range(rows)]
    return together([head, *(table_row(row, x, widths, table, BODY, least=ROW) for row in texts)])


def table_row(
    texts: Sequence[str],
    x: float,
    widths: Sequence[float],
    table: Node,
    style: Style,
    tag: str = "TD",
    least: float = 0.0,
) -> Piece:
    """One row of a table with frames, at least ``least`` points high."""
    row = table.add("TR")
    columns = [style.lines(text, width - 10) for text, width in zip(texts, widths, strict=True)]
    tall = max(least, max(map(len, columns)) * style.leading + 6)
    marks: list[Mark] = []
    for lines, width in zip(columns, widths, strict=True):
        cell = row.add(tag, scope="Column" if tag == "TH" else "")
        for at, line in enumerate(lines):
            marks.append((cell, style.text(x + 5, 3 + at * style.leading, line or " ")))
        marks.append((None, box(x, 0, width, tall)))
        x += width
    return Piece(tall, tuple(marks))
