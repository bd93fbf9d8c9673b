"""The information sheet and the consent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from samordning_desktop.core.consent import Consent, ConsentState, Standing
from samordning_desktop.core.consent_scope import ConsentScope
from samordning_desktop.core.dates import MONTHS, long_date
from samordning_desktop.core.document import FILLED_FIELDS, Block, BlockKind, Document
from samordning_desktop.core.sheet import DocumentSheet
from samordning_desktop.core.strokes import Strokes
from samordning_desktop.printing.blocks import (
    BODY,
    HEADING,
    QUIET,
    ROW,
    SIGN_ROW,
    STRONG,
    TITLE,
    bullets,
    field_row,
    framed,
    grid,
    heading,
    paragraph,
)
from samordning_desktop.printing.flow import Piece, flow, gap, together
from samordning_desktop.printing.frame import PERSON, dress
from samordning_desktop.printing.pages import Made
from samordning_desktop.printing.signed import scope_part, scope_table, seal_line, signature_row
from samordning_desktop.printing.tags import Node

#: A part of the text up to this height, in points, stays on one page: one thing at a time.
_WHOLE_PART = 330.0

_MONTH = "|".join(MONTHS)
_TIED = (re.compile(rf"(?<=\d) (?=kap\.|§|{_MONTH})"), re.compile(rf"(?:(?<=kap\.)|({_MONTH})) (?=\d)"))


#: What a copy says wherever somebody has written by hand.
_ON_ORIGINAL = "se originalet"


@dataclass(slots=True)
class _Fill:
    """What is filled in: values by the field's meaning (see FILLED_FIELDS), and what stands in all other fields."""

    values: dict[str, str]
    otherwise: str
    scope: ConsentScope | None = None
    strokes: Strokes = ()

    def take_scope(self) -> ConsentScope | None:
        """What is covered, once."""
        scope, self.scope = self.scope, None
        return scope

    def take(self, role: str) -> str:
        """The value, once: the same words further down are for somebody else's hand."""
        return self.values.pop(role, "") or self.otherwise


def document(sheet: DocumentSheet) -> Made:
    """The consent or the information sheet, by which text it has."""
    return consent(sheet) if sheet.document.key == "consent" else information(sheet)


def information(sheet: DocumentSheet) -> Made:
    """The information sheet; with a name, it says for whom it was printed."""
    root = Node("Document")
    pieces = _title(sheet.document, root)
    if sheet.name:
        pieces += [
            *paragraph(f"Till {sheet.name}", STRONG, PERSON.margin, PERSON.width, root.add("P")),
            gap(6),
        ]
    pieces += _parts(sheet.document, _Fill({}, ""), root)
    return _sheet(pieces, sheet, root)


def consent(sheet: DocumentSheet) -> Made:
    """The consent: to sign, or as a copy of what has been registered, saying whether it still holds."""
    root = Node("Document")
    pieces = _title(sheet.document, root)
    if sheet.consent:
        pieces += framed(
            _registered(
                sheet.consent,
                sheet.standing,
                sheet.imprint.day,
                sheet.taken_back,
                signed_here=bool(sheet.strokes),
            ),
            PERSON.margin,
            PERSON.width,
            root,
        )
        pieces += seal_line(sheet.consent.seal, root)
    fill = _fill(sheet)
    pieces += _parts(sheet.document, fill, root)
    pieces += scope_part(fill.take_scope(), fill.values.get("words", ""), root)
    return _sheet(pieces, sheet, root)


def _fill(sheet: DocumentSheet) -> _Fill:
    by_hand = _ON_ORIGINAL if sheet.consent and not sheet.strokes else ""
    scope = sheet.consent.covered if sheet.consent else None
    return _Fill(_values(sheet), by_hand, scope, sheet.strokes)


def _sheet(pieces: list[Piece], sheet: DocumentSheet, root: Node) -> Made:
    pages = flow(pieces, PERSON.room)
    document = sheet.document
    running = f"{document.title} · {sheet.name}" if sheet.name else document.title
    dress(pages, PERSON, sheet.imprint, running, _version(document))
    return Made(pages, PERSON.size, root, document.title)


def _version(document: Document) -> str:
    return f"Version {document.version}, {long_date(document.day)}"


def _title(document: Document, root: Node) -> list[Piece]:
    x, width = PERSON.margin, PERSON.width
    return [
        *paragraph(document.title, TITLE, x, width, root.add("H1")),
        *paragraph(_version(document), QUIET, x, width, root.add("P")),
        gap(6),
    ]


def _registered(
    consent: Consent,
    standing: Standing | None,
    today: date,
    taken_back: Sequence[str],
    *,
    signed_here: bool,
) -> list[str]:
    """What a copy says at its top. A withdrawal counts for every consent that the person has signed."""
    until = long_date(consent.last_valid_day)
    if withdrawn := _withdrawn(standing):
        state = f"{withdrawn.capitalize()}. Det gäller inte längre."
    elif consent.last_valid_day < today:
        state = f"Gällde till och med {until}. Det gäller inte längre."
    else:
        state = f"Gäller till och med {until}."
    if signed_here:
        beside = f"Med vid underskriften: {consent.witness}." if consent.witness else ""
        return [
            f"Undertecknat {long_date(consent.signed)} på skärmen.",
            state,
            *taken_back,
            f"{beside} Underskriften finns i slutet.".strip(),
        ]
    return [
        f"Undertecknat {long_date(consent.signed)}.",
        state,
        *taken_back,
        "Det här är en kopia. Underskriften finns på originalet.",
    ]


def _withdrawn(standing: Standing | None) -> str:
    """``återkallat 1 september 2026``, or nothing."""
    if standing is None or standing.state is not ConsentState.WITHDRAWN:
        return ""
    return f"återkallat {long_date(standing.withdrawn_on)}" if standing.withdrawn_on else "återkallat"


def _values(sheet: DocumentSheet) -> dict[str, str]:
    values = {
        "name": sheet.name,
        "personal_id": sheet.personal_id,
        "place": sheet.place,
        "receiver": sheet.receiver,
        "workplace": sheet.workplace,
    }
    if sheet.consent:
        values["signed"] = long_date(sheet.consent.signed)
        values["valid_until"] = _withdrawn(sheet.standing) or long_date(sheet.consent.last_valid_day)
        values["words"] = sheet.consent.covered.words if sheet.consent.covered else ""
    return values


def _parts(document: Document, fill: _Fill, root: Node) -> list[Piece]:
    """The text part by part: a heading and what belongs to it."""
    pieces: list[Piece] = []
    for blocks in _sections(document.blocks):
        part = [piece for block in blocks for piece in _block(block, fill, root)]
        whole = sum(piece.height for piece in part) <= _WHOLE_PART
        pieces += together(part) if whole else part
    return pieces


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            sections.append([])
        sections[-1].append(block)
    return [section for section in sections if section]


def _tied(text: str) -> str:
    """The text with no line ending inside a reference to a law (``10 kap. 1 §``) or a date (``21 april 2026``)."""
    before, after = _TIED
    return after.sub("\\1\u00a0", before.sub("\u00a0", text))


def _block(block: Block, fill: _Fill, root: Node) -> list[Piece]:
    x, width = PERSON.margin, PERSON.width
    if block.kind is BlockKind.FIELDS:
        return _fields(block, fill, root)
    lines = [_tied(line) for line in block.lines]
    if block.kind is BlockKind.HEADING:
        return [gap(11), *heading(lines[0], HEADING, x, width, root.add("H2"))]
    if block.kind is BlockKind.PARAGRAPH:
        return [*paragraph(lines[0], BODY, x, width, root.add("P")), gap(6)]
    return [*bullets(lines, BODY, x, width, root), gap(3)]


def _fields(block: Block, fill: _Fill, root: Node) -> list[Piece]:
    x, width = PERSON.margin, PERSON.width
    if block.rows > 1 and (scope := fill.take_scope()):
        return scope_table(block.lines, scope, root)
    if block.rows > 1:
        return [gap(2), *grid(block.lines, block.rows, x, width, root, fill.otherwise), gap(4)]
    roles = [FILLED_FIELDS.get(label, "") for label in block.lines]
    filled = [fill.take(role) for role in roles]
    if "signature" in roles and fill.strokes:
        return [signature_row(block.lines, filled, roles.index("signature"), fill.strokes, root)]
    height = SIGN_ROW if "signature" in roles else ROW
    return [field_row(block.lines, filled, x, width, root, height)]
