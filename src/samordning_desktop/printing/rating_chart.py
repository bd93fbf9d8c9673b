"""A participant's self-ratings: a chart for each version of the form, and the figures under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samordning_desktop.core.chart import chart_scene
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.rating import HIGHEST, LOWEST, Instrument, Rating
from samordning_desktop.core.sheet import RatingChartSheet
from samordning_desktop.printing.blocks import (
    BODY,
    HEADING,
    QUIET,
    STRONG,
    TITLE,
    heading,
    paragraph,
    table_row,
)
from samordning_desktop.printing.flow import Piece, flow, gap
from samordning_desktop.printing.frame import PERSON, dress
from samordning_desktop.printing.pages import Made
from samordning_desktop.printing.scene import scene_piece
from samordning_desktop.printing.tags import Node

_CHART_HEIGHT = 290.0
_DAY_COLUMN = 135.0


def rating_chart(sheet: RatingChartSheet) -> Made:
    """One chart for each instrument that has ratings (the first one where none has), newest figures last."""
    root = Node("Document")
    x, width = PERSON.margin, PERSON.width
    pieces = [
        *paragraph("Så har jag svarat", TITLE, x, width, root.add("H1")),
        *paragraph(f"Självskattningar för {sheet.name}", STRONG, x, width, root.add("P")),
        gap(4),
    ]
    shown = [i for i in sheet.instruments if any(r.instrument == i.version for r in sheet.ratings)]
    shown = shown or list(sheet.instruments[:1])
    for instrument in shown:
        ratings = sorted(
            (r for r in sheet.ratings if r.instrument == instrument.version), key=lambda r: r.day
        )
        pieces += _part(instrument, ratings, root)
    pages = flow(pieces, PERSON.room)
    versions = ", ".join(instrument.version for instrument in shown)
    dress(pages, PERSON, sheet.imprint, f"Självskattningar · {sheet.name}", f"Formulär version {versions}")
    return Made(pages, PERSON.size, root, "Så har jag svarat")


def _part(instrument: Instrument, ratings: Sequence[Rating], root: Node) -> list[Piece]:
    x, width = PERSON.margin, PERSON.width
    scene = chart_scene(ratings, instrument, width, _CHART_HEIGHT, em=13.0)
    words = f"Formulär version {instrument.version}. Varje skala går från {LOWEST} till {HIGHEST}."
    pieces = [
        *(replace(piece, keep=True) for piece in paragraph(words, QUIET, x, width, root.add("P"))),
        gap(8, keep=True),
        scene_piece(scene, x, root),
        gap(14),
    ]
    if ratings:
        pieces += heading("Alla svar", HEADING, x, width, root.add("H2"))
        pieces += [*_table(instrument, ratings, root), gap(20)]
    return pieces


def _table(instrument: Instrument, ratings: Sequence[Rating], root: Node) -> list[Piece]:
    x, width = PERSON.margin, PERSON.width
    table = root.add("Table")
    widths = [_DAY_COLUMN, *[(width - _DAY_COLUMN) / len(instrument.scales)] * len(instrument.scales)]
    head = table_row(["Datum", *instrument.scales], x, widths, table, STRONG, "TH")
    again = replace(head, marks=tuple((None, ink) for _, ink in head.marks))
    rows = [
        table_row([long_date(rating.day), *map(str, rating.values)], x, widths, table, BODY)
        for rating in ratings
    ]
    return [replace(head, keep=True), *(replace(row, resume=lambda: (again,)) for row in rows)]
