"""The recovery sheet: the code that opens the store when nothing else does."""

from __future__ import annotations

import re

from samordning_desktop.core.sheet import RecoverySheet
from samordning_desktop.printing.blocks import (
    BODY,
    HEADING,
    STRONG,
    TITLE,
    Style,
    bullets,
    heading,
    paragraph,
)
from samordning_desktop.printing.flow import Piece, flow, gap
from samordning_desktop.printing.fonts import Face, width_of
from samordning_desktop.printing.frame import PERSON, dress
from samordning_desktop.printing.ink import GREY, box
from samordning_desktop.printing.pages import Made, Mark
from samordning_desktop.printing.plain import printable
from samordning_desktop.printing.tags import Node

_TITLE = "Återställningsblad"
_VERSION = "Mall version 2"
_CODE = Style(30, 46, Face.BOLD)
_IN_A_ROW = 4

_WHAT = (
    "Det här är ett reservsätt att öppna Samordning Desktop på den här datorn. "
    "Använd koden om lösenfrasen är glömd, eller om datorn inte längre släpper in dig med den."
)
_HOW = (
    "Öppna programmet och tryck ”Glömt lösenfrasen?”.",
    "Skriv koden. Stora eller små bokstäver, mellanslag och streck spelar ingen roll.",
    "Bokstäverna I, L, O och U finns inte i koden. Det är siffran 1 och siffran 0.",
    "Välj en ny lösenfras när tavlan har öppnats. Bladet gäller fortfarande: lås in det igen.",
)
_KEEP = (
    "Lås in bladet, till exempel i enhetens säkerhetsskåp. Den som har bladet och datorn kan läsa allt.",
    "Förvara det inte ihop med datorn eller i datorväskan.",
    "Fotografera det inte. Spara det inte som fil och skicka det inte.",
    "Har någon annan sett koden, eller är bladet borta? Gör ett nytt i menyn Arkiv: då slutar det här att gälla. "
    "Säg det också till den som ansvarar för programmet hos er.",
)


def recovery(sheet: RecoverySheet) -> Made:
    """One page with the code in large groups. The bytes are to be printed, not saved."""
    root = Node("Document")
    x, width = PERSON.margin, PERSON.width
    owner = f"{sheet.user}, {sheet.imprint.site}, {sheet.imprint.unit}"
    pieces = [
        *paragraph(_TITLE, TITLE, x, width, root.add("H1")),
        *paragraph(owner, STRONG, x, width, root.add("P")),
        gap(8),
        *paragraph(_WHAT, BODY, x, width, root.add("P")),
        gap(16),
        _code(sheet.code, x, width, root.add("P")),
        gap(20),
        *heading("Så använder du koden", HEADING, x, width, root.add("H2")),
        *bullets(_HOW, BODY, x, width, root),
        gap(14),
        *heading("Så förvarar du bladet", HEADING, x, width, root.add("H2")),
        *bullets(_KEEP, BODY, x, width, root),
    ]
    pages = flow(pieces, PERSON.room)
    dress(pages, PERSON, sheet.imprint, _TITLE, _VERSION)
    return Made(pages, PERSON.size, root, _TITLE)


def groups(code: str) -> list[str]:
    """The code in groups as they are parted by spaces or dashes; one without any, four characters at a time."""
    parts = [part for part in re.split(r"[\s–—-]+", printable(code)) if part]
    if len(parts) == 1:
        return re.findall(r".{1,4}", parts[0])
    return parts


def _code(code: str, x: float, width: float, node: Node) -> Piece:
    """The groups in a frame, a few in each row. Spaces part them: dashes need not be typed."""
    parts = groups(code)
    lines = ["    ".join(parts[at : at + _IN_A_ROW]) for at in range(0, len(parts), _IN_A_ROW)]
    rows = [row for line in lines for row in _CODE.lines(line, width - 40)]
    marks: list[Mark] = []
    for at, row in enumerate(rows):
        left = x + (width - width_of(row, _CODE.face, _CODE.size)) / 2
        marks.append((node, _CODE.text(left, 14 + at * _CODE.leading, f"{row} ")))
    tall = len(rows) * _CODE.leading + 28
    return Piece(tall, (*marks, (None, box(x, 0, width, tall, 2.0, GREY))))
