"""The parts of a consent that has been signed: what it covers, the strokes of a signature, and the seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samordning_desktop.core.consent_scope import PARTY_WORDS, ConsentScope, Party
from samordning_desktop.core.kinds import kind_words
from samordning_desktop.core.scope_choice import covered_lines
from samordning_desktop.core.strokes import FULL, RATIO, Stroke, Strokes
from samordning_desktop.printing.blocks import (
    BODY,
    HEADING,
    QUIET,
    SIGN_ROW,
    STRONG,
    bullets,
    field_row,
    heading,
    paragraph,
    table_row,
)
from samordning_desktop.printing.flow import Piece, gap
from samordning_desktop.printing.fonts import width_of
from samordning_desktop.printing.frame import PERSON
from samordning_desktop.printing.ink import Disc, Ink, Shape
from samordning_desktop.printing.pages import Mark
from samordning_desktop.printing.tags import Node

#: A signature's height on paper, and the width of its strokes, in points.
_HIGH = 33.0
_PEN = 1.3

#: The columns' shares in the text's own table: (what somebody is,) who, and what may be shared.
_SHARES = {2: (0.42, 0.58), 3: (0.22, 0.3, 0.48)}


def scope_table(labels: Sequence[str], scope: ConsentScope, root: Node) -> list[Piece]:
    """What is covered in the text's own table; as a list where the table is made otherwise."""
    x, width = PERSON.margin, PERSON.width
    if len(labels) not in _SHARES:
        return [gap(2), *bullets(covered_lines(scope, ()), BODY, x, width, root), gap(4)]
    table = root.add("Table")
    widths = [width * share for share in _SHARES[len(labels)]]
    head = table_row(labels, x, widths, table, STRONG, "TH")
    rows = [table_row(_row(one)[-len(labels) :], x, widths, table, BODY) for one in scope.parties]
    return [gap(2), replace(head, keep=True), *rows, gap(4)]


def _row(party: Party) -> tuple[str, str, str]:
    kind = PARTY_WORDS[party.kind]
    shared = "\n".join(kind_words(one) for one in party.shares) or "bara kontakt"
    return f"{kind[0].upper()}{kind[1:]}", party.name, shared


def scope_part(scope: ConsentScope | None, words: str, root: Node) -> list[Piece]:
    """What is covered and the person's own words as a part of its own, where the text has no place for them."""
    lines = covered_lines(scope, ()) if scope else []
    lines += [f"Med egna ord: {words}"] if words else []
    if not lines:
        return []
    x, width = PERSON.margin, PERSON.width
    title = heading("Det här omfattar samtycket", HEADING, x, width, root.add("H2"))
    return [gap(11), *title, *bullets(lines, BODY, x, width, root)]


def seal_line(seal: str, root: Node) -> list[Piece]:
    """The seal, so that a copy on paper can be held against what is kept; nothing for a consent without."""
    if not seal:
        return []
    text = f"Kontrollsumma: {seal}"
    return [*paragraph(text, QUIET, PERSON.margin, PERSON.width, root.add("P")), gap(4)]


def signature_row(
    labels: Sequence[str], values: Sequence[str], at: int, strokes: Strokes, root: Node
) -> Piece:
    """Places to write on, the one at ``at`` with a signature over its line."""
    row = field_row(labels, values, PERSON.margin, PERSON.width, root, SIGN_ROW)
    share = PERSON.width / len(labels)
    label = width_of(f"{labels[at]}:", BODY.face, BODY.size) + 12
    wide = min(_HIGH * RATIO, share - label)
    left = PERSON.margin + share * at + label
    top = row.height - wide / RATIO - 4
    figure = root.add("Figure", alt="Underskrift, skriven på skärmen")
    marks: list[Mark] = [(figure, _ink(stroke, left, top, wide)) for stroke in strokes]
    return replace(row, marks=(*row.marks, *marks))


def _ink(stroke: Stroke, left: float, top: float, wide: float) -> Ink:
    high = wide / RATIO
    points = tuple((left + x / FULL * wide, top + y / FULL * high) for x, y in stroke)
    if len(set(points)) == 1:
        return Disc(*points[0], _PEN, 0, fill=0.0)
    return Shape(points, _PEN)
