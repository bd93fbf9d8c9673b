"""The protocol of a board meeting: what was changed, person by person, on one page when the meeting was an ordinary one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from samordning_desktop.core.changed_part import changed_part, shortened
from samordning_desktop.core.dates import clock_time, long_date
from samordning_desktop.core.emptied import shown
from samordning_desktop.core.sheet import ProtocolChange, ProtocolPerson, ProtocolSheet
from samordning_desktop.printing.blocks import Style, paragraph
from samordning_desktop.printing.flow import Piece, flow, gap, together
from samordning_desktop.printing.fonts import Face
from samordning_desktop.printing.frame import Frame, cut, dress
from samordning_desktop.printing.ink import GREY, PALE, rule
from samordning_desktop.printing.pages import SIZES, Made, Mark, Page
from samordning_desktop.printing.tags import Node

_TITLE = "Protokoll från tavelmöte"
_VERSION = "Mall version 1 · Sekretess: lämna inte pappret framme"

_FRAME = Frame(SIZES["A4"], 48.0, Style(8.5, 11.5, grey=GREY))

#: The headings with their shares of the width.
_COLUMNS = (("Patient", 0.15), ("Vad", 0.16), ("Före", 0.28), ("Efter", 0.41))


@dataclass(frozen=True, slots=True)
class _Fit:
    """A size of type, and how much is shown of a text in characters: a protocol points at the board, where all of it
    stands.
    """

    body: Style
    before: int
    after: int

    @property
    def strong(self) -> Style:
        return replace(self.body, face=Face.BOLD)

    @property
    def quiet(self) -> Style:
        return replace(self.body, size=_LEAST, grey=GREY)


#: The smallest type that is read without effort, in points.
_LEAST = 9.0

#: Ways to write it, the first that comes to one page is taken. A meeting that none of them holds has the first of them.
_FITS = (
    _Fit(Style(9.5, 12.2), 100, 190),
    _Fit(Style(_LEAST, 11.0), 100, 190),
    _Fit(Style(_LEAST, 11.0), 80, 150),
    _Fit(Style(_LEAST, 11.0), 60, 125),
)


def protocol(sheet: ProtocolSheet) -> Made:
    """A4 upright. Of each text what was changed is shown, shortened where it is long, and more so where that makes
    the whole one page.
    """
    title = f"{_TITLE} {long_date(sheet.begun.astimezone().date())}"
    written = (_written(sheet, title, fit) for fit in _FITS)
    first = next(written)
    pages, root = first if len(first[0]) == 1 else next((one for one in written if len(one[0]) == 1), first)
    for page in pages:
        page.gather()
    dress(pages, _FRAME, sheet.imprint, title, _VERSION)
    return Made(pages, _FRAME.size, root, title)


def _written(sheet: ProtocolSheet, title: str, fit: _Fit) -> tuple[list[Page], Node]:
    """The pages and what they hold, written so."""
    root = Node("Document")
    x, width = _FRAME.margin, _FRAME.width
    pieces = [
        *paragraph(title, Style(18, 24, Face.BOLD), x, width, root.add("H1")),
        *(piece for line in _facts(sheet) for piece in paragraph(line, fit.body, x, width, root.add("P"))),
        gap(6),
    ]
    people = [person for person in sheet.changes if person.changes]
    pieces += paragraph(_summary(people), fit.strong, x, width, root.add("P"))
    if people:
        pieces += [gap(8), *_table(people, root.add("Table"), fit)]
    return flow(pieces, _FRAME.room), root


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


def _table(people: Sequence[ProtocolPerson], table: Node, fit: _Fit) -> list[Piece]:
    head = _head(table.add("TR"), fit)
    again = replace(head, marks=tuple((None, ink) for _, ink in head.marks), keep=False)
    return [head, *(piece for person in people for piece in _person(person, table, again, fit))]


def _head(row: Node, fit: _Fit) -> Piece:
    marks: list[Mark] = [
        (row.add("TH", scope="Column"), fit.strong.text(x, 0, label))
        for (x, _), (label, _) in zip(_places(), _COLUMNS, strict=True)
    ]
    return Piece(18, (*marks, _line(16, 1.2, 0.0)), keep=True)


def _person(person: ProtocolPerson, table: Node, head: Piece, fit: _Fit) -> list[Piece]:
    """A person's changes, a piece for each line; the name stands at the first, and again on a new page."""
    (x, width), *_ = _places()
    again = cut(f"{person.name} (forts.)", _FRAME.width, fit.strong)
    continued = Piece(fit.body.leading, ((None, fit.strong.text(x, 0, again)),))
    pieces: list[Piece] = []
    for at, change in enumerate(person.changes):
        row = table.add("TR")
        name = _lines(person.name if at == 0 else " ", fit.strong, x, width, row.add("TH", scope="Row"))
        resume = (head,) if at == 0 else (head, continued)
        pieces += _change(name, change, row, resume, fit)
        pieces.append(Piece(6, (_line(3, 0.5, PALE),)) if at == len(person.changes) - 1 else gap(2.5))
    return pieces


def _change(
    name: list[list[Mark]], change: ProtocolChange, row: Node, resume: Sequence[Piece], fit: _Fit
) -> list[Piece]:
    label, before, after, author = change
    _, *places = _places()
    what, old, new = (row.add("TD") for _ in places)
    gone, come = changed_part(before, after)
    texts = [shown(shortened(gone, fit.before)), shown(shortened(come, fit.after))]
    columns = [name, _lines(label, fit.body, *places[0], what)]
    if author:
        columns[1] += _lines(author, fit.quiet, *places[0], what)
    columns += [
        _lines(text, fit.body, *place, node)
        for text, place, node in zip(texts, places[1:], (old, new), strict=True)
    ]
    count = max(map(len, columns))
    pieces = [
        Piece(
            fit.body.leading,
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
