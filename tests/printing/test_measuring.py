"""What sheets are measured against draws the same pages."""

from __future__ import annotations

from paper import pages
from samordning_desktop.printing import measuring
from samordning_desktop.printing.documents import consent
from samordning_desktop.printing.pages import pdf_bytes


def test_the_raw_page_says_the_same_as_the_sheet():
    made = consent(measuring._consent(7))
    ours = pages(pdf_bytes(consent(measuring._consent(7))))
    assert pages(measuring._drawn_by_hand(made)) == ours
    assert len(ours) == 2
    assert "Påhittad Person 7" in ours[0]


def test_both_are_timed_turn_about():
    times = measuring.measure_sheets(2, 1)
    assert len(times.consents) == len(times.raw) == 2
    assert min(*times.consents, *times.raw, times.many) > 0
