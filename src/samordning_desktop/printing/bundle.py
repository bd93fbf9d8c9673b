"""Several sheets in one go, for one person or for many: one PDF, each sheet with its own page numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from samordning_desktop.core.sheet import (
    DocumentSheet,
    PersonSheet,
    RatingChartSheet,
    RatingFormSheet,
    ReceiptSheet,
    RenewalSheet,
    WhoDoesWhatSheet,
)
from samordning_desktop.printing import documents, letters, rating_chart, rating_form, who_does_what
from samordning_desktop.printing.pages import Made, pdf_bytes
from samordning_desktop.printing.tags import Node

#: Told how much is done of how much, in steps of one sheet laid out or one page drawn; what it raises goes on out.
Told = Callable[[int, int], None]


def made(sheet: PersonSheet) -> Made:
    """Any sheet for a person, laid out."""
    match sheet:
        case DocumentSheet():
            return documents.document(sheet)
        case RatingFormSheet():
            return rating_form.rating_form(sheet)
        case RatingChartSheet():
            return rating_chart.rating_chart(sheet)
        case RenewalSheet():
            return letters.renewal(sheet)
        case ReceiptSheet():
            return letters.receipt(sheet)
        case WhoDoesWhatSheet():
            return who_does_what.who_does_what(sheet)


def bundle(sheets: Sequence[PersonSheet], title: str, told: Told | None = None) -> bytes:
    """The sheets one after another, as a tagged PDF.

    Laying out and drawing take about as long, so each page drawn counts as its share of a sheet.
    """
    tell = told or (lambda _done, _whole: None)
    laid: list[Made] = []
    for sheet in sheets:
        laid.append(made(sheet))
        tell(len(laid), 2 * len(sheets))
    pages = [page for one in laid for page in one.pages]
    root = Node("Document")
    for one in laid:
        one.root.tag = "Sect"
        root.kids.append(one.root)

    def drawn(count: int) -> None:
        tell(len(sheets) + count * len(sheets) // len(pages), 2 * len(sheets))

    return pdf_bytes(Made(pages, laid[0].size, root, title), drawn)
