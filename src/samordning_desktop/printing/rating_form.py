"""The self-rating to fill in with a pen.

What 0 and 10 mean is not known to us, and no cut-off is published: the form says neither.
"""

from __future__ import annotations

from samordning_desktop.core.rating import HIGHEST, LOWEST
from samordning_desktop.core.sheet import RatingFormSheet
from samordning_desktop.printing.blocks import BODY, QUIET, ROW, TITLE, Style, field_row, paragraph
from samordning_desktop.printing.flow import Piece, flow, gap, together
from samordning_desktop.printing.fonts import Face, width_of
from samordning_desktop.printing.frame import PERSON, dress
from samordning_desktop.printing.ink import Disc, Text, rule
from samordning_desktop.printing.pages import Made, Mark
from samordning_desktop.printing.tags import Node

_SCALE = Style(18, 24, Face.BOLD)
_NUMBER = 17.0

#: The radius of what a cross is put in, in points: 12 mm across.
_RADIUS = 17.0


def rating_form(sheet: RatingFormSheet) -> Made:
    """Three scales from 0 to 10 with large rings to put a cross in: one page."""
    root = Node("Document")
    x, width = PERSON.margin, PERSON.width
    version = f"Formulär version {sheet.instrument.version}"
    pieces = [
        *paragraph("Självskattning", TITLE, x, width, root.add("H1")),
        *paragraph(version, QUIET, x, width, root.add("P")),
        gap(6),
        field_row(["Namn"], [sheet.name], x, width, root, ROW),
        field_row(["Datum"], [""], x, width / 2, root, ROW),
        gap(16),
        *paragraph("Sätt ett kryss på varje linje.", _SCALE, x, width, root.add("P")),
        *paragraph("Det finns inga rätta eller felaktiga svar.", BODY, x, width, root.add("P")),
        *paragraph(
            "Är du osäker på vad 0 och 10 betyder? Fråga innan du börjar.", BODY, x, width, root.add("P")
        ),
        gap(34),
    ]
    for name in sheet.instrument.scales:
        pieces += together([*_scale(name, x, width, root)])
        pieces.append(gap(38))
    pages = flow(pieces, PERSON.room)
    dress(pages, PERSON, sheet.imprint, "Självskattning", version)
    return Made(pages, PERSON.size, root, "Självskattning")


def _scale(name: str, x: float, width: float, root: Node) -> list[Piece]:
    """A scale's name, and its eleven rings on a line with their numbers above."""
    count = HIGHEST - LOWEST + 1
    first = x + _RADIUS + 4
    step = (width - 2 * _RADIUS - 8) / (count - 1)
    numbers = root.add("P")
    ring = _NUMBER + 12 + _RADIUS
    marks: list[Mark] = []
    for at in range(count):
        number = str(LOWEST + at)
        left = first + at * step - width_of(number, Face.BOLD, _NUMBER) / 2
        marks.append((numbers, Text(left, _NUMBER, f"{number} ", _NUMBER, Face.BOLD)))
    marks.append((None, rule(first, first + (count - 1) * step, ring, 1.0)))
    # The paper's white inside the ring hides the line, so that a cross is all that is seen in it.
    marks += [(None, Disc(first + at * step, ring, _RADIUS, 1.4, fill=1.0)) for at in range(count)]
    return [
        *paragraph(name, _SCALE, x, width, root.add("H2")),
        gap(4),
        Piece(ring + _RADIUS + 2, tuple(marks)),
    ]
