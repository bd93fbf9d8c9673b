"""What a sheet costs, beside the same page drawn by hand on reportlab's own canvas. Used by the bench alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from samordning_desktop.core import texts
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT
from samordning_desktop.core.sheet import (
    DocumentSheet,
    Imprint,
    PersonSheet,
    RatingFormSheet,
    WhoDoesWhatSheet,
)
from samordning_desktop.printing import documents
from samordning_desktop.printing.bundle import bundle
from samordning_desktop.printing.pages import Made, pdf_bytes

_IMPRINT = Imprint(date(2026, 11, 28), "Falköping", "Öppenpsykiatrin Falköping", demo=True)


class SheetTimes(NamedTuple):
    """Seconds: a filled consent from values to PDF, the same pages drawn raw, turn about; and sheets for many."""

    consents: list[float]
    raw: list[float]
    many: float


def measure_sheets(rounds: int, people: int) -> SheetTimes:
    """Draws a consent of two pages and the same on a raw canvas, then three sheets for each of many people in one go."""
    sheet = _consent(0)
    made = documents.consent(sheet)
    consents, raw = [], []
    for _ in range(rounds):
        consents.append(_seconds(lambda: pdf_bytes(documents.consent(sheet))))
        raw.append(_seconds(lambda: _drawn_by_hand(made)))
    everyone: list[PersonSheet] = []
    for number in range(people):
        name = f"Påhittad Person {number}"
        everyone += [
            _consent(number),
            RatingFormSheet(_IMPRINT, DEFAULT_INSTRUMENT, name),
            WhoDoesWhatSheet(_IMPRINT, name, interventions="Boendestöd", planning="Avstämning"),
        ]
    return SheetTimes(consents, raw, _seconds(lambda: bundle(everyone, "Blad för besök")))


def consent_text() -> str:
    """The words of the consent, a line for each block, for what it is compared with."""
    return "\n".join(line for block in _consent(0).document.blocks for line in block.lines)


def _consent(number: int) -> DocumentSheet:
    document = texts.newest(texts.texts("consent"))
    return DocumentSheet(_IMPRINT, document, f"Påhittad Person {number}", "19610118-2803")


def _drawn_by_hand(made: Made) -> bytes:
    """The pages with every place known beforehand: no text measured or wrapped, and no tags."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=made.size, invariant=1, pageCompression=1)
    for page in made.pages:
        for _, ink, down in page.marks:
            ink.draw(canvas, made.size[1] - down)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
