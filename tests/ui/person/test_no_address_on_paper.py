"""No sheet of paper tells where anybody lives, least of all somebody with protected identity."""

from __future__ import annotations

from datetime import date

import pytest

from paper import text
from samordning_desktop import printing
from samordning_desktop.ops import details, extracts, ratings, sheets
from ui.people import add

SHEETS = {
    "information": lambda desk, person: printing.information_pdf(sheets.information_sheet(desk, person)),
    "consent": lambda desk, person: printing.consent_pdf(sheets.consent_sheet(desk, person)),
    "form": lambda desk, person: printing.rating_form_pdf(sheets.rating_form(desk, person)),
    "chart": lambda desk, person: printing.rating_chart_pdf(sheets.rating_chart(desk, person)),
    "extract": lambda desk, person: printing.disclosures_pdf(extracts.extract_sheet(desk, person)),
    "board": lambda desk, _: printing.board_pdf(sheets.board_sheet(desk)),
}


@pytest.mark.parametrize("protected", [False, True])
@pytest.mark.parametrize("name", SHEETS)
def test_no_sheet_tells_an_address(desk, name, protected):
    person = add(desk, "Anna Alm", signed=date(2026, 9, 1))
    ratings.add_rating(desk, person, date(2026, 9, 1), (1, 2, 3))
    details.set_details(desk, person, {"address": "Storgatan 17", "phone": "0515-88 50 01"})
    if protected:
        details.set_details(desk, person, {"protected": "ja"})
    printed = text(SHEETS[name](desk, person))
    assert "Anna Alm" in printed
    assert "Storgatan" not in printed
    assert "0515-88" not in printed
