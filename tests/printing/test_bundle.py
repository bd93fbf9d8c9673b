"""Several sheets in one go."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper import IMPRINT, pages, tags
from samordning_desktop.core import texts
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT
from samordning_desktop.core.sheet import (
    DocumentSheet,
    PersonSheet,
    RatingChartSheet,
    RatingFormSheet,
    ReceiptSheet,
    RenewalSheet,
    WhoDoesWhatSheet,
)
from samordning_desktop.printing import bundle_pdf, consent_pdf, information_pdf

INFORMATION = DocumentSheet(IMPRINT, texts.newest(texts.texts("information")), name="Åsa Öberg")
CONSENT = DocumentSheet(IMPRINT, texts.newest(texts.texts("consent")), name="Åsa Öberg")
SHEETS: tuple[PersonSheet, ...] = (
    INFORMATION,
    CONSENT,
    RatingFormSheet(IMPRINT, DEFAULT_INSTRUMENT, "Åsa Öberg"),
    RatingChartSheet(IMPRINT, "Åsa Öberg", (DEFAULT_INSTRUMENT,), ()),
    RenewalSheet(IMPRINT, "Åsa Öberg", date(2027, 2, 28)),
    ReceiptSheet(IMPRINT, "Åsa Öberg", date(2026, 11, 23)),
    WhoDoesWhatSheet(IMPRINT, "Åsa Öberg"),
)


class GivenUpError(Exception):
    """The user has had enough."""


def test_each_sheet_is_as_it_is_alone_with_page_numbers_of_its_own():
    alone = [*pages(information_pdf(INFORMATION)), *pages(consent_pdf(CONSENT))]
    assert pages(bundle_pdf([INFORMATION, CONSENT], "Allt för ett besök")) == alone


def test_every_kind_of_sheet_goes_in_and_is_a_part_of_its_own():
    made = bundle_pdf(SHEETS, "Allt för ett besök")
    assert tags(made).count("Sect") == tags(made).count("H1") == len(SHEETS)


def test_it_tells_how_far_it_has_come_to_the_end():
    told: list[tuple[int, int]] = []
    bundle_pdf(SHEETS, "Allt", lambda done, whole: told.append((done, whole)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1] == 2 * len(SHEETS)


@given(after=st.integers(1, 2 * len(SHEETS)))
@settings(max_examples=6)
def test_it_can_be_given_up_at_any_step(after: int):
    def stop(done: int, _whole: int) -> None:
        if done >= after:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        bundle_pdf(SHEETS, "Allt", stop)
