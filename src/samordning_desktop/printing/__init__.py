"""Sheets of paper: plain values in, the bytes of a PDF out. Nothing is written to disk.

Importing this costs nothing: each sheet's module, and with it reportlab, comes in when it is first drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samordning_desktop.core.sheet import (
        BoardSheet,
        DocumentSheet,
        PaperSize,
        ProtocolSheet,
        RatingChartSheet,
        RatingFormSheet,
        RecoverySheet,
    )


def information_pdf(sheet: DocumentSheet) -> bytes:
    """The information sheet, A4, with the participant's name where it is given."""
    from samordning_desktop.printing import documents

    return documents.information_pdf(sheet)


def consent_pdf(sheet: DocumentSheet) -> bytes:
    """The consent, A4: blank, with name and number filled in, or as it has been registered."""
    from samordning_desktop.printing import documents

    return documents.consent_pdf(sheet)


def rating_form_pdf(sheet: RatingFormSheet) -> bytes:
    """The self-rating to fill in with a pen, one A4 page."""
    from samordning_desktop.printing import rating_form

    return rating_form.rating_form_pdf(sheet)


def rating_chart_pdf(sheet: RatingChartSheet) -> bytes:
    """The participant's self-ratings as charts and figures, A4."""
    from samordning_desktop.printing import rating_chart

    return rating_chart.rating_chart_pdf(sheet)


def board_pdf(sheet: BoardSheet, size: PaperSize = "A4") -> bytes:
    """The board, landscape; on A3 with larger type."""
    from samordning_desktop.printing import board

    return board.board_pdf(sheet, size)


def protocol_pdf(sheet: ProtocolSheet) -> bytes:
    """What a board meeting changed, person by person, A4 upright."""
    from samordning_desktop.printing import protocol

    return protocol.protocol_pdf(sheet)


def recovery_pdf(sheet: RecoverySheet) -> bytes:
    """The recovery sheet with its code, A4."""
    from samordning_desktop.printing import recovery

    return recovery.recovery_pdf(sheet)
