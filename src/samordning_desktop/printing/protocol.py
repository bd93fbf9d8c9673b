"""The protocol of a board meeting: what was changed, person by person, on one page when the meeting was an ordinary one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from samordning_desktop.core.changed_part import changed_part, shortened
from samordning_desktop.core.dates import clock_time, long_date
from samordning_desktop.core.sheet import ProtocolChange, ProtocolPerson, ProtocolSheet
from samordning_desktop.printing.blocks import Style, paragraph
from samordning_desktop.printing.flow import Piece, flow, gap, together
from samordning_desktop.printing.fonts import Face
from samordning_desktop.printing.frame import Frame, cut, dress
from samordning_desktop.printing.ink import GREY, PALE, rule
from samordning_desktop.printing.pages import SIZES, Made, Mark
from samordning_desktop.printing.tags import Node

_TITLE = "Protokoll från tavelmöte"
_VERSION = "Mall version 1 · Sekretess: lämna inte pappret framme"
_NOTHING = "(tomt)"

_BODY = Style(9.5, 12.2)
_STRONG = replace(_BODY, face=Face.BOLD)
_QUIET = Style(8.5, 12.2, grey=GREY)
_FRAME = Frame(SIZES["A4"], 48.0, Style(8.5, 11.5, grey=GREY))

#: The headings with their shares of the width.
_COLUMNS = (("Patient", 0.16), ("Vad", 0.19), ("Före", 0.28), ("Efter", 0.37))

#: How much is shown of a text, in characters: a protocol points at the board, where all of it stands.
_BEFORE, _AFTER = 100, 190


def protocol(sheet: ProtocolSheet) -> Made:
    """A4 upright. Of each text what was changed is shown, shortened where it is long."""
    root = Node("Document")
    x, width = _FRAME.margin, _FRAME.width
    title = f"{_TITLE} {long_date(sheet.begun.astimezone().date())}"
    pieces = [
        *paragraph(title, Style(18, 24, Face.BOLD), x, width, root.add("H1")),
        *(piece for line in _facts(sheet) for piece in paragraph(line, _BODY, x, width, root.add("P"))),
        gap(6),
    ]
    people = [person for person in sheet.changes if person.changes]
    pieces += paragraph(_summary(people), _STRONG, x, width, root.add("P"))
    if people:
        pieces += [gap(8), *_table(people, root.add("Table"))]
    pages = flow(pieces, _FRAME.room)
    for page in pages:
        page.gather()
    dress(pages, _FRAME, sheet.imprint, title, _VERSION)
    return Made(pages, _FRAME.size, root, title)


def _facts(sheet: ProtocolSheet) -> list[str]:
    facts = [
        f"Tid: {_hours(sheet.begun, sheet.ended)}",
        f"Pilotort och enhet: {sheet.imprint.site}, {sheet.imprint.unit}",
    ]
    return [*facts, f"Mötet leddes av: {sheet.present}"] if sheet.present else facts


def _hours(begun: datetime, ended: datetime | None) -> str:
    """``kl. 13:00–13:45`` by this computer's clock."""
    first = f"kl. {clock_time(begun)}"
    if ended is None:
        return f"{first}, mötet pågår"
    last = ended.astimezone()
    if last.date() == begun.astimezone().date():
        return f"{first}–{clock_time(ended)}"
    return f"{first} till {long_date(last.date())} kl. {clock_time(ended)}"


def _summary(people: Sequence[ProtocolPerson]) -> str:
    if not people:
        return "Inget ändrades."
    count = sum(len(person.changes) for person in people)
    return f"{count} {'ändring' if count == 1 else 'ändringar'} för {len(people)} deltagare."


def _table(people: Sequence[ProtocolPerson], table: Node) -> list[Piece]:
    head = _head(table.add("TR"))
    again = replace(head, marks=tuple((None, ink) for _, ink in head.marks), keep=False)
    return [head, *(piece for person in people for piece in _person(person, table, again))]


def _head(row: Node) -> Piece:
    marks: list[Mark] = [
        (row.add("TH", scope="Column"), _STRONG.text(x, 0, label))
        for (x, _), (label, _) in zip(_places(), _COLUMNS, strict=True)
    ]
    return Piece(18, (*marks, _line(16, 1.2, 0.0)), keep=True)


def _person(person: ProtocolPerson, table: Node, head: Piece) -> list[Piece]:
    """A person's changes, a piece for each line; the name stands at the first, and again on a new page."""
    (x, width), *_ = _places()
    again = cut(f"{person.name} (forts.)", _FRAME.width, _STRONG)
    continued = Piece(_BODY.leading, ((None, _STRONG.text(x, 0, again)),))
    pieces: list[Piece] = []
    for at, change in enumerate(person.changes):
        row = table.add("TR")
        name = _lines(person.name if at == 0 else " ", _STRONG, x, width, row.add("TH", scope="Row"))
        resume = (head,) if at == 0 else (head, continued)
        pieces += _change(name, change, row, resume)
        pieces.append(Piece(6, (_line(3, 0.5, PALE),)) if at == len(person.changes) - 1 else gap(2.5))
    return pieces


def _change(
    name: list[list[Mark]], change: ProtocolChange, row: Node, resume: Sequence[Piece]
) -> list[Piece]:
    label, before, after, author = change
    _, *places = _places()
    what, old, new = (row.add("TD") for _ in places)
    gone, come = changed_part(before, after)
    texts = [shortened(gone, _BEFORE) or _NOTHING, shortened(come, _AFTER) or _NOTHING]
    columns = [name, _lines(label, _BODY, *places[0], what)]
    if author:
        columns[1] += _lines(author, _QUIET, *places[0], what)
    columns += [
        _lines(text, _BODY, *place, node)
        for text, place, node in zip(texts, places[1:], (old, new), strict=True)
    ]
    count = max(map(len, columns))
    pieces = [
        Piece(
            _BODY.leading,
            tuple(mark for column in columns if at < len(column) for mark in column[at]),
            resume=lambda: resume,
        )
        for at in range(count)
    ]
    return together(pieces)


def _lines(text: str, style: Style, x: float, width: float, node: Node) -> list[list[Mark]]:
    return [[(node, style.text(x, 0, f"{line} "))] for line in style.lines(text, width)]


def _places() -> list[tuple[float, float]]:
    """Each column's left edge and the width of its text."""
    places, x = [], _FRAME.margin
    for _, share in _COLUMNS:
        places.append((x, share * _FRAME.width - 10))
        x += share * _FRAME.width
    return places


def _line(y: float, width: float, grey: float) -> Mark:
    return None, rule(_FRAME.margin, _FRAME.margin + _FRAME.width, y, width, grey)
