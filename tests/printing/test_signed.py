"""A consent that has been signed: what it covers in its table, the strokes, the seal, and what is sealed inside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import DAY, IMPRINT, figures, greys_only, pages, sizes, tags, text
from samordning_desktop.core.consent import Consent, standing
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind, pack_scope
from samordning_desktop.core.document import Block, BlockKind
from samordning_desktop.core.sheet import DocumentSheet
from samordning_desktop.core.strokes import FULL
from samordning_desktop.core.texts import newest, texts
from samordning_desktop.printing import consent_pdf, enclosed_file, signed_pdf

TEXT = newest(texts("consent"))
SCOPE = ConsentScope(
    (
        Party(PartyKind.SITE, "Lidköping", ("situation", "ratings"), "l1"),
        Party(PartyKind.PERSON, "Eva Ek, boendestödjare", (), "e1"),
        Party(PartyKind.UNIT, "Öppenvårdsmottagningen", ("planning", "Ekonomi")),
    ),
    "Inget om mina barn.",
)
SIGNED = Consent("c1", date(2026, 4, 22), "3", pack_scope(SCOPE), "screen", "Tolk Mia Åhl", seal="ab" * 32)
STROKES = (((500, 8000), (1500, 1000), (2500, 8000)), ((1000, 5000), (2000, 5000)), ((6000, 2000),))
SHEET = DocumentSheet(
    IMPRINT, TEXT, "Anna-Karin Åström", "19610118-2803", SIGNED, standing([SIGNED], None, DAY), STROKES
)


def test_it_says_what_it_covers_where_the_form_has_its_table():
    shown = text(consent_pdf(SHEET))
    for words in (
        "Lidköping",
        "Mål och nuläge Självskattningar",
        "Eva Ek, boendestödjare",
        "bara kontakt",
        "Ekonomi",
    ):
        assert words in shown
    assert "Det här vill jag inte att ni delar: Inget om mina barn." in shown
    assert "originalet" not in shown


def test_it_says_where_and_beside_whom_it_was_signed():
    shown = text(consent_pdf(SHEET))
    assert "Undertecknat 22 april 2026 på skärmen." in shown
    assert "Gäller till och med 21 april 2027." in shown
    assert "Med vid underskriften: Tolk Mia Åhl." in shown
    assert f"Kontrollsumma: {'ab' * 32}" in shown


@pytest.mark.parametrize("document", [TEXT, newest(texts("consent"), easy=True)], ids=["plain", "easy"])
def test_it_says_where_it_was_signed_and_who_received_it(document):
    here = replace(SHEET, document=document, place="Falköping", receiver="Karin Ek", workplace="Öppenvården")
    shown = text(consent_pdf(here))
    for words in ("Ort: Falköping", "Mottagarens namn: Karin Ek", "Mottagarens arbetsplats: Öppenvården"):
        assert shown.count(words) == 1
    assert len(pages(consent_pdf(here))) == 2


def test_one_that_was_signed_before_that_was_kept_is_printed_as_it_was():
    blank = "Ort: Underskrift: Mottaget av Mottagarens namn: Mottagarens arbetsplats: Samtycke"
    assert blank in text(consent_pdf(SHEET))


def test_it_is_two_pages():
    assert len(pages(consent_pdf(SHEET))) == 2


def test_the_signature_is_a_figure_in_black():
    pdf = consent_pdf(SHEET)
    assert figures(pdf) == ["Underskrift, skriven på skärmen"]
    assert greys_only(pdf)
    assert min(sizes(pdf)) >= 13
    assert {"Table", "TR", "TH", "TD"} <= set(tags(pdf))


def test_a_scope_registered_from_paper_is_on_the_copy_too():
    shown = text(consent_pdf(replace(SHEET, strokes=(), consent=replace(SIGNED, how="paper", seal=""))))
    assert "Mål och nuläge Självskattningar" in shown
    assert "se originalet" in shown
    assert figures(consent_pdf(replace(SHEET, strokes=()))) == []


@pytest.mark.parametrize(
    ("block", "there"),
    [
        (Block(BlockKind.FIELDS, ("Vem?", "Vad får vi säga?"), 5), "Mål och nuläge"),
        (
            Block(BlockKind.FIELDS, ("Vem", "När", "Hur", "Vad"), 5),
            "Lidköping får veta: mål och nuläge, självskattningar.",
        ),
        (Block(BlockKind.PARAGRAPH, ("Ja.",)), "Det här omfattar samtycket"),
    ],
)
def test_a_text_made_otherwise_says_what_is_covered_too(block, there):
    shown = text(consent_pdf(replace(SHEET, document=replace(TEXT, blocks=(block,)))))
    assert there in shown


def test_a_scope_of_many_goes_on_to_the_next_page():
    many = ConsentScope(tuple(Party(PartyKind.UNIT, f"Enhet {n}", ("ratings",)) for n in range(40)))
    shown = pages(consent_pdf(replace(SHEET, consent=replace(SIGNED, scope=pack_scope(many)))))
    assert all(f"Enhet {n}" in " ".join(shown) for n in range(40))


def test_what_is_sealed_goes_with_the_form():
    content = '{"name":"Åsa"}'.encode()
    pdf = signed_pdf(SHEET, "underskrift.json", content)
    assert enclosed_file(pdf, "underskrift.json") == content
    assert enclosed_file(pdf, "annat.json") is None
    assert enclosed_file(consent_pdf(SHEET), "underskrift.json") is None
    assert enclosed_file(b"%PDF-1.7 trasig", "underskrift.json") is None
    assert text(pdf) == text(consent_pdf(SHEET))
    assert tags(pdf) == tags(consent_pdf(SHEET))
    assert signed_pdf(SHEET, "underskrift.json", content) == pdf


_POINT = st.tuples(st.integers(0, FULL), st.integers(0, FULL))


@given(st.lists(st.lists(_POINT, min_size=1, max_size=6).map(tuple), min_size=1, max_size=6).map(tuple))
def test_any_strokes_are_drawn(strokes):
    assert figures(consent_pdf(replace(SHEET, strokes=strokes))) == ["Underskrift, skriven på skärmen"]
