"""The information sheet and the consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import DAY, DEMO, IMPRINT, fonts, greys_only, pages, sizes, tags, text
from samordning_desktop.core.consent import Consent, ConsentState, Standing, standing
from samordning_desktop.core.document import Block, BlockKind, Document
from samordning_desktop.core.sheet import DocumentSheet
from samordning_desktop.core.texts import texts
from samordning_desktop.printing import consent_pdf, information_pdf

CONSENT, INFORMATION = texts("consent")[-1], texts("information")[-1]
SIGNED = Consent("c1", date(2026, 4, 22), "3")
ANNA = DocumentSheet(IMPRINT, CONSENT, "Anna-Karin Åström", "19610118-2803")


def copy(on: date = DAY, signed: Consent = SIGNED, withdrawn: date | None = None) -> str:
    where = standing([signed], withdrawn, on)
    return text(consent_pdf(replace(ANNA, imprint=replace(IMPRINT, day=on), consent=signed, standing=where)))


def words(document: Document) -> list[str]:
    return [document.title, *(line for block in document.blocks for line in block.lines)]


@pytest.mark.parametrize(("pdf", "document"), [(consent_pdf, CONSENT), (information_pdf, INFORMATION)])
def test_every_word_of_the_text_is_on_paper(pdf, document):
    shown = text(pdf(DocumentSheet(IMPRINT, document)))
    for line in words(document):
        assert line in shown


@pytest.mark.parametrize("sheet", [ANNA, replace(ANNA, name="", personal_id=""), replace(ANNA, imprint=DEMO)])
def test_the_consent_is_two_pages(sheet):
    assert len(pages(consent_pdf(sheet))) == 2
    assert len(pages(consent_pdf(replace(sheet, consent=SIGNED)))) == 2


@pytest.mark.parametrize("name", ["", "Anna-Karin Åström"])
def test_the_information_is_at_most_two_pages(name):
    assert len(pages(information_pdf(DocumentSheet(DEMO, INFORMATION, name)))) <= 2


@pytest.mark.parametrize("pdf", [consent_pdf(ANNA), information_pdf(DocumentSheet(DEMO, INFORMATION, "Bo"))])
def test_large_type_embedded_fonts_no_colour_and_tags(pdf):
    assert min(sizes(pdf)) >= 13
    assert all(embedded and name[7:8] == "+" for name, embedded in fonts(pdf).items())
    assert len(fonts(pdf)) == 2
    assert greys_only(pdf)
    assert tags(pdf)[0] == "H1"
    assert {"H2", "P", "L", "LI", "LBody"} <= set(tags(pdf))


def test_each_page_says_site_unit_version_day_and_number():
    for number, page in enumerate(pages(consent_pdf(ANNA)), 1):
        assert f"Sida {number} av 2" in page
        assert "Falköping · Öppenvårdsmottagningen" in page
        assert "Version 3, 22 april 2025 · Utskrivet 23 november 2026" in page
        assert "Anna-Karin Åström" in page
        assert "Påhittade personer" not in page


def test_invented_people_are_called_so_on_each_page():
    for sheet in (replace(ANNA, imprint=DEMO), DocumentSheet(DEMO, CONSENT)):
        assert all("Påhittade personer" in page for page in pages(consent_pdf(sheet)))


def test_blank_has_places_to_write_and_nothing_filled_in():
    shown = text(consent_pdf(DocumentSheet(IMPRINT, CONSENT)))
    for label in ("Namn:", "Personnummer:", "Datum:", "Ort:", "Underskrift:", "Gäller till och med:"):
        assert label in shown
    assert "originalet" not in shown
    assert "Undertecknat" not in shown


def test_name_and_number_are_filled_in_once_and_nothing_else():
    shown = text(consent_pdf(ANNA))
    assert "Namn: Anna-Karin Åström" in shown
    assert "Personnummer: 19610118-2803" in shown
    assert shown.count("19610118-2803") == 1
    assert "Mottagarens namn: Mottagarens arbetsplats:" in shown
    assert "Gäller till och med: Falköping" in shown  # the foot comes next
    assert "Datum: Ort: Underskrift:" in shown


def test_the_same_label_further_down_is_for_somebody_elses_hand():
    twice = (Block(BlockKind.FIELDS, ("Namn",)), Block(BlockKind.FIELDS, ("Namn",)))
    shown = text(consent_pdf(replace(ANNA, document=replace(CONSENT, blocks=twice))))
    assert "Namn: Anna-Karin Åström Namn: Falköping" in shown


def test_a_copy_says_at_its_top_what_has_been_taken_back():
    gone = ("Återtaget 1 mars 2026: planering.", "Återtaget 2 mars 2026: Vårdcentralen Örnen.")
    shown = text(consent_pdf(replace(ANNA, consent=SIGNED, taken_back=gone)))
    assert " ".join(gone) in shown
    assert shown.index(gone[0]) < shown.index(CONSENT.blocks[0].lines[0])


def test_a_copy_tells_dates_and_points_to_the_original():
    shown = copy()
    assert "Undertecknat 22 april 2026. Gäller till och med 21 april 2027." in shown
    assert "Datum: 22 april 2026 Ort: se originalet Underskrift: se originalet" in shown
    assert "Gäller till och med: 21 april 2027" in shown
    assert "Det här är en kopia. Underskriften finns på originalet." in shown
    assert "Det här får delas se originalet" in shown


def test_the_last_valid_day_and_the_day_after():
    assert "Gäller till och med 21 april 2027." in copy(on=date(2027, 4, 21))
    after = copy(on=date(2027, 4, 22))
    assert "Gällde till och med 21 april 2027. Det gäller inte längre." in after
    assert "Gäller till och med 21 april 2027." not in after


def test_a_leap_days_consent():
    assert "Gäller till och med: 27 februari 2025" in copy(
        date(2024, 3, 1), Consent("c", date(2024, 2, 29), "3")
    )


def test_a_withdrawn_consent_says_so_and_no_longer_that_it_holds():
    shown = copy(withdrawn=date(2026, 9, 1))
    assert "Undertecknat 22 april 2026. Återkallat 1 september 2026. Det gäller inte längre." in shown
    assert "Gäller till och med: återkallat 1 september 2026" in shown
    assert "21 april 2027" not in shown


def test_withdrawn_on_a_day_nobody_knows():
    sheet = replace(ANNA, consent=SIGNED, standing=Standing(ConsentState.WITHDRAWN))
    assert "Återkallat. Det gäller inte längre." in text(consent_pdf(sheet))


def test_an_older_consent_beside_a_newer_has_run_out():
    old = Consent("c0", date(2025, 4, 1), "3")
    both = standing([old, SIGNED], None, DAY)
    shown = text(consent_pdf(replace(ANNA, consent=old, standing=both)))
    assert "Gällde till och med 31 mars 2026. Det gäller inte längre." in shown


def test_the_information_names_for_whom_it_was_printed():
    assert "Till Anna-Karin Åström" in text(
        information_pdf(DocumentSheet(IMPRINT, INFORMATION, "Anna-Karin Åström"))
    )
    assert "Till " not in text(information_pdf(DocumentSheet(IMPRINT, INFORMATION))).replace(
        "Till exempel", ""
    )


def test_references_to_law_and_dates_are_not_broken_over_lines():
    for width in range(40):
        block = Block(BlockKind.PARAGRAPH, ("x" * width + " " + "10 kap. 1 § eller 21 april 2026 " * 6,))
        lines = raw_lines(replace(CONSENT, blocks=(block,)))
        assert not any(line.endswith(("10", "kap.", "21", "april")) or line.startswith("§") for line in lines)


def raw_lines(document: Document) -> list[str]:
    from io import BytesIO

    from pypdf import PdfReader

    pdf = consent_pdf(DocumentSheet(IMPRINT, document))
    return [line.strip() for line in PdfReader(BytesIO(pdf)).pages[0].extract_text().splitlines()]


def test_markup_is_text():
    shown = text(consent_pdf(replace(ANNA, name="<b>Bo</b> & <para>Åke</para> &amp;")))
    assert "<b>Bo</b> & <para>Åke</para> &amp;" in shown


def test_what_the_font_lacks_shows_as_a_box():
    assert "Namn: Жд Ek□" in text(consent_pdf(replace(ANNA, name="Жд Ek👍")))


def test_a_name_of_five_hundred_letters_is_printed_whole():
    name = "Wolfeschlegelsteinhausenberger" * 17
    shown = text(consent_pdf(replace(ANNA, name=name)))
    assert name in shown.replace("- ", "").replace(" ", "")


def test_the_same_sheet_gives_the_same_bytes():
    assert consent_pdf(ANNA) == consent_pdf(ANNA)
    assert consent_pdf(ANNA) != consent_pdf(replace(ANNA, name="Bo"))


BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(BlockKind),
        st.lists(st.text(max_size=300), min_size=1, max_size=6).map(tuple),
        st.integers(1, 20),
    ),
    max_size=8,
)


@given(BLOCKS, st.text(max_size=200), st.text(max_size=50), st.text(max_size=50), st.booleans())
def test_any_text_gives_a_pdf(blocks, title, name, unit, signed):
    document = Document("consent", name, DAY, title, tuple(blocks))
    sheet = DocumentSheet(
        replace(DEMO, unit=unit, site=name), document, name, unit, SIGNED if signed else None
    )
    for pdf in (consent_pdf(sheet), information_pdf(sheet)):
        assert pdf.startswith(b"%PDF-1.7")
        assert pages(pdf)
