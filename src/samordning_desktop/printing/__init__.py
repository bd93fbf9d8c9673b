"""Sheets of paper: plain values in, the bytes of a PDF out. Nothing is written to disk.

Importing this costs nothing: each sheet's module, and with it reportlab, comes in when it is first drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samordning_desktop.core.sheet import (
        BoardSheet,
        DisclosuresSheet,
        DocumentSheet,
        PaperSize,
        PersonSheet,
        ProtocolSheet,
        RatingChartSheet,
        RatingFormSheet,
        RecoverySheet,
    )


def information_pdf(sheet: DocumentSheet) -> bytes:
    """The information sheet, A4, with the participant's name where it is given."""
    from samordning_desktop.printing import documents, pages

    return pages.pdf_bytes(documents.information(sheet))


def consent_pdf(sheet: DocumentSheet) -> bytes:
    """The consent, A4: blank, with name and number filled in, or as it has been registered."""
    from samordning_desktop.printing import documents, pages

    return pages.pdf_bytes(documents.consent(sheet))


def signed_pdf(sheet: DocumentSheet, name: str, record: bytes) -> bytes:
    """The consent as signed on the screen, with what is sealed in it as an enclosed file ``name``."""
    from samordning_desktop.printing import enclosed

    return enclosed.enclose(consent_pdf(sheet), name, record)


def enclosed_file(pdf: bytes, name: str) -> bytes | None:
    """A file enclosed in a PDF; None where there is none, or the PDF cannot be read."""
    from samordning_desktop.printing import enclosed

    return enclosed.enclosed(pdf, name)


def rating_form_pdf(sheet: RatingFormSheet) -> bytes:
    """The self-rating to fill in with a pen, one A4 page."""
    from samordning_desktop.printing import pages, rating_form

    return pages.pdf_bytes(rating_form.rating_form(sheet))


def rating_chart_pdf(sheet: RatingChartSheet) -> bytes:
    """The participant's self-ratings as charts and figures, A4."""
    from samordning_desktop.printing import pages, rating_chart

    return pages.pdf_bytes(rating_chart.rating_chart(sheet))


def board_pdf(sheet: BoardSheet, size: PaperSize = "A4") -> bytes:
    """The board, landscape; on A3 with larger type."""
    from samordning_desktop.printing import board, pages

    return pages.pdf_bytes(board.board(sheet, size))


def protocol_pdf(sheet: ProtocolSheet) -> bytes:
    """What a board meeting changed, person by person, A4 upright."""
    from samordning_desktop.printing import pages, protocol

    return pages.pdf_bytes(protocol.protocol(sheet))


def disclosures_pdf(sheet: DisclosuresSheet) -> bytes:
    """The person's own extract: what has been handed out about them, and who has read what, A4."""
    from samordning_desktop.printing import disclosures, pages

    return pages.pdf_bytes(disclosures.disclosures(sheet))


def recovery_pdf(sheet: RecoverySheet) -> bytes:
    """The recovery sheet with its code, A4."""
    from samordning_desktop.printing import pages, recovery

    return pages.pdf_bytes(recovery.recovery(sheet))


def bundle_pdf(
    sheets: Sequence[PersonSheet], title: str, told: Callable[[int, int], None] | None = None
) -> bytes:
    """One or several sheets in one go, A4. ``told`` is told how much is done of how much; what it raises goes on out."""
    from samordning_desktop.printing import bundle

    return bundle.bundle(sheets, title, told)
