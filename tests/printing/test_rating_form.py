"""The self-rating to fill in with a pen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import DEMO, IMPRINT, fonts, greys_only, pages, sizes, tags, text
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Instrument
from samordning_desktop.core.sheet import RatingFormSheet
from samordning_desktop.printing import rating_form_pdf

FORM = RatingFormSheet(IMPRINT, DEFAULT_INSTRUMENT, "Anna-Karin Åström")


@pytest.mark.parametrize("sheet", [FORM, replace(FORM, name=""), replace(FORM, imprint=DEMO)])
def test_one_page_with_three_scales_from_0_to_10(sheet):
    [page] = pages(rating_form_pdf(sheet))
    for name in DEFAULT_INSTRUMENT.scales:
        assert f"{name} 0 1 2 3 4 5 6 7 8 9 10" in page
    assert "Sätt ett kryss på varje linje." in page
    assert "Formulär version 1 · Utskrivet 23 november 2026" in page
    assert "Sida 1 av 1" in page
    assert "Datum:" in page
    assert ("Påhittade personer" in page) is sheet.imprint.demo


def test_the_name_is_filled_in():
    assert "Namn: Anna-Karin Åström" in text(rating_form_pdf(FORM))
    assert "Namn: Datum:" in text(rating_form_pdf(replace(FORM, name="")))


def test_it_says_nothing_about_good_or_bad():
    shown = text(rating_form_pdf(FORM)).lower()
    assert not any(word in shown for word in ("sämst", "bäst", "bra", "dålig", "gräns", "poäng"))


def test_large_type_embedded_fonts_no_colour_and_tags():
    pdf = rating_form_pdf(FORM)
    assert min(sizes(pdf)) >= 13
    assert all(fonts(pdf).values())
    assert greys_only(pdf)
    assert tags(pdf).count("H2") == 3


@given(st.lists(st.text(max_size=400), min_size=3, max_size=3), st.text(max_size=100), st.text(max_size=10))
def test_any_names_give_a_pdf(names, name, version):
    instrument = Instrument(version, (names[0], names[1], names[2]))
    assert pages(rating_form_pdf(RatingFormSheet(DEMO, instrument, name)))
