"""The whole board on paper, for the weekly meeting: six columns in the team's order and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samordning_desktop.core.board_words import remark
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.participant import BOARD_COLUMNS, ParticipantRow
from samordning_desktop.core.sheet import BoardSheet, PaperSize
from samordning_desktop.core.swedish import number
from samordning_desktop.printing.blocks import Style, paragraph
from samordning_desktop.printing.consent_mark import consent_mark
from samordning_desktop.printing.flow import Piece, flow, gap, together
from samordning_desktop.printing.fonts import Face
from samordning_desktop.printing.frame import Frame, dress
from samordning_desktop.printing.ink import GREY, PALE, Text, rule
from samordning_desktop.printing.pages import SIZES, Made, Mark
from samordning_desktop.printing.tags import Node

_TITLE = "Samordningstavla"
_VERSION = "Mall version 1 · Sekretess: lämna inte pappret framme"

#: The columns' shares of the width. The start is a date and needs no more than that.
_SHARES = (0.165, 0.085, 0.17, 0.215, 0.195, 0.17)

_LAST = len(BOARD_COLUMNS) - 1


@dataclass(frozen=True, slots=True)
class _Table:
    """The table's place and type, in points."""

    frame: Frame
    body: Style
    node: Node

    @property
    def strong(self) -> Style:
        return replace(self.body, face=Face.BOLD)

    def columns(self) -> list[tuple[float, float]]:
        """Each column's left edge and the width of its text."""
        lefts, x = [], self.frame.margin
        for share in _SHARES:
            lefts.append((x, share * self.frame.width - self.body.size))
            x += share * self.frame.width
        return lefts

    def line(self, y: float, width: float, grey: float) -> Mark:
        return None, rule(self.frame.margin, self.frame.margin + self.frame.width, y, width, grey)


def board(sheet: BoardSheet, size: PaperSize = "A4") -> Made:
    """The board in landscape; a row is parted only where it is higher than a page."""
    high, wide = SIZES[size]
    em = 10.0 if size == "A4" else 13.0
    frame = Frame((wide, high), 3.6 * em, Style(0.9 * em, 1.25 * em, grey=GREY))
    root = Node("Document")
    title = f"{_TITLE} {long_date(sheet.imprint.day)}"
    top = paragraph(title, Style(1.8 * em, 2.3 * em, Face.BOLD), frame.margin, frame.width, root.add("H1"))
    body = Style(em, 1.32 * em)
    if sheet.everyone is not None:
        part = _part(sheet.rows, sheet.everyone)
        top += paragraph(part, body, frame.margin, frame.width, root.add("P"))
    table = _Table(frame, body, root.add("Table"))
    head = _head(table)
    again = replace(head, marks=tuple((None, ink) for _, ink in head.marks), keep=False)
    pieces = [*top, gap(0.4 * em), head]
    for row in sheet.rows:
        pieces += _row(row, table, again)
    if not sheet.rows:
        nobody = "Inga deltagare i utdraget." if sheet.everyone else "Inga deltagare på tavlan."
        pieces += [gap(em), *paragraph(nobody, body, frame.margin, frame.width, root.add("P"))]
    pages = flow(pieces, frame.room)
    for page in pages:
        page.gather()
    dress(pages, frame, sheet.imprint, title, _VERSION)
    return Made(pages, frame.size, root, title)


def _head(table: _Table) -> Piece:
    row = table.node.add("TR")
    style = table.strong
    marks: list[Mark] = [
        (row.add("TH", scope="Column"), style.text(x, 0, label))
        for (x, _), (_, label) in zip(table.columns(), BOARD_COLUMNS, strict=True)
    ]
    tall = style.leading + 0.4 * style.size
    return Piece(tall, (*marks, table.line(tall - 1, 1.4, 0.0)), keep=True)


def _row(row: ParticipantRow, table: _Table, head: Piece) -> list[Piece]:
    """A participant as pieces, one for each line of text across the columns."""
    columns = _cells(row, table)
    count = max(map(len, columns))
    em, leading = table.body.size, table.body.leading
    continued = Text(
        table.frame.margin, leading - 0.3 * em, f"{_first_line(columns[0]).strip()} (forts.)", em, Face.BOLD
    )
    pieces = [Piece(0.45 * em, keep=True, resume=lambda: (head,))]
    for at in range(count):
        marks = [mark for column in columns if at < len(column) for mark in column[at]]
        pieces.append(
            Piece(leading, tuple(marks), resume=lambda: (head, Piece(leading, ((None, continued),))))
        )
    end = Piece(0.55 * em, (table.line(0.5 * em, 0.5, PALE),))
    whole = sum(piece.height for piece in pieces) + end.height
    if whole <= table.frame.room.height - head.height:
        return together([*pieces, end])
    return [*together(pieces[:6]), *pieces[6:-2], *together([*pieces[-2:], end])]


def _first_line(lines: Sequence[Sequence[Mark]]) -> str:
    return next(ink.text for line in lines for _, ink in line if isinstance(ink, Text))


def _cells(row: ParticipantRow, table: _Table) -> list[list[list[Mark]]]:
    """For each column its lines, each line as marks."""
    structure = table.node.add("TR")
    cells = []
    for (name, _), (x, width) in zip(BOARD_COLUMNS, table.columns(), strict=True):
        node = structure.add("TH", scope="Row") if name == "name" else structure.add("TD")
        style = table.strong if name == "name" else table.body
        text, said = row.fields.text(name), remark(row, name)
        lines = _lines(text, style, x, width, node) if text or not said else []
        if name == "name":
            lines += _standing(row, table, x, width, node)
        if said:
            lines += _lines(said, table.body, x, width, node)
        cells.append(lines)
    return cells


def _part(rows: Sequence[ParticipantRow], everyone: int) -> str:
    """How much of the board the paper shows; who has left is on no board, and counted apart."""
    left = sum(row.left for row in rows)
    also = f", och {number(left)} som har avslutat" if left else ""
    return f"Utdrag: {number(len(rows) - left)} av tavlans {number(everyone)} deltagare{also}."


def _lines(text: str, style: Style, x: float, width: float, node: Node) -> list[list[Mark]]:
    lines = style.lines(text.strip("\n"), width)
    return [[(node, style.text(x, 0, f"{line} "))] for line in lines]


def _standing(row: ParticipantRow, table: _Table, x: float, width: float, node: Node) -> list[list[Mark]]:
    """The consent's mark and words, that they have left, and the site of a participant that is another site's."""
    style = table.body
    indent = 1.2 * style.size
    lines = _lines(row.consent.words, style, x + indent, width - indent, node)
    mark = consent_mark(
        row.consent.state, x + 0.4 * style.size, style.leading / 2 + 0.02 * style.size, 0.8 * style.size,
        row.consent.warning,
    )  # fmt: skip
    lines[0] += [(None, ink) for ink in mark]
    if row.gone:
        lines += _lines(row.gone, style, x, width, node)
    if not row.mine:
        lines += _lines(f"från {row.site}", style, x, width, node)
    return lines
