"""The person's own extract on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import DEMO, IMPRINT, fonts, greys_only, pages, sizes, tags, text
from samordning_desktop.core.access import AccessDay
from samordning_desktop.core.disclosure import Disclosure
from samordning_desktop.core.grounds import GROUND_WORDS, Ground
from samordning_desktop.core.sheet import DisclosuresSheet
from samordning_desktop.printing import disclosures_pdf

DAY = date(2026, 3, 2)
SPOKEN = Disclosure(
    "p", "Mål och nuläge: boendet", "Vårdcentralen", DAY, "Karin Ek", "Öppenpsykiatrin", "spoken",
    Ground.CONSENT.value,
)  # fmt: skip
FORCED = replace(
    SPOKEN, receiver="Akuten", when=date(2026, 2, 28), way="print", ground="OSL 25:13", reason="Medvetslös."
)
SEEN = AccessDay(DAY, "Karin Ek", "Öppenpsykiatrin", "visat", "12:00", "14:10", 4)
ONCE = AccessDay(DAY, "Bo Lund", "Socialtjänsten", "läst historik", "09:05", "09:05", 1)


def sheet(
    handed: tuple[Disclosure, ...] = (SPOKEN, FORCED), read: tuple[AccessDay, ...] = (SEEN, ONCE)
) -> DisclosuresSheet:
    return DisclosuresSheet(IMPRINT, "Åsa Öberg", "Karin Ek, Öppenpsykiatrin", handed, read)


def test_the_whole_of_it_in_order() -> None:
    [page] = pages(disclosures_pdf(sheet((SPOKEN, FORCED), (SEEN,))))
    body, _, _ = page.partition(" Falköping · Öppenvårdsmottagningen")
    assert body == (
        "Utdrag om dina uppgifter För Åsa Öberg Utdraget gäller registret på en dator hos Öppenvårdsmottagningen, "
        "Falköping. Andra datorer, den andra orten och varje verksamhets journal har sina egna listor. "
        "Undrar du över något här? Fråga Karin Ek, Öppenpsykiatrin. "
        "Det här har lämnats ut om dig "
        "2 mars 2026, till Vårdcentralen Vad: Mål och nuläge: boendet Hur: muntligt Av: Karin Ek (Öppenpsykiatrin) "
        "Grund: Samtycke (OSL 10 kap. 1 § med 12 kap. 2 §) "
        "28 februari 2026, till Akuten Vad: Mål och nuläge: boendet Hur: på papper Av: Karin Ek (Öppenpsykiatrin) "
        "Grund: Personen kan inte samtycka (OSL 25 kap. 13 §) Skäl: Medvetslös. "
        "De här har läst eller skrivit ut dina uppgifter När Vem Vad "
        "2 mars 2026 kl. 12:00–14:10, 4 gånger Karin Ek, Öppenpsykiatrin visat dina uppgifter"
    )
    assert "Sida 1 av 1" in page
    assert "Mall version 1 · Utskrivet 23 november 2026" in page


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_is_told_with_the_laws_own_place(ground: Ground) -> None:
    shown = text(disclosures_pdf(sheet((replace(SPOKEN, ground=ground.value),), ())))
    assert GROUND_WORDS[ground].cite in shown


def test_nothing_handed_out_and_nobody_who_has_read_is_said() -> None:
    [page] = pages(disclosures_pdf(sheet((), ())))
    assert "Inget har lämnats ut härifrån." in page
    assert "Ingen har läst dina uppgifter här." in page


def test_a_reading_done_once_and_one_within_a_minute() -> None:
    shown = text(disclosures_pdf(sheet((), (ONCE, replace(SEEN, last="12:00", times=2)))))
    assert "2 mars 2026 kl. 09:05 Bo Lund, Socialtjänsten läst historik" in shown
    assert "kl. 12:00, 2 gånger" in shown


def test_two_years_of_packages_and_readings_go_on_over_pages() -> None:
    handed = tuple(
        replace(SPOKEN, what=f"paket nummer {at}", when=DAY - timedelta(days=7 * at)) for at in range(100)
    )
    read = tuple(replace(SEEN, day=DAY - timedelta(days=at)) for at in range(200))
    shown = pages(disclosures_pdf(sheet(handed, read)))
    joined = " ".join(shown)
    assert all(f"Vad: paket nummer {at} Hur" in joined for at in range(100))
    assert joined.count("4 gånger") == 200
    assert all(f"Sida {at} av {len(shown)}" in page for at, page in enumerate(shown, 1))
    assert all("Utdrag om dina uppgifter · Åsa Öberg" in page for page in shown[1:])
    tables = [page for page in shown if "4 gånger" in page]
    assert all("När Vem Vad" in page for page in tables)


def test_large_type_embedded_fonts_no_colour_and_a_table_to_screen_readers() -> None:
    pdf = disclosures_pdf(sheet())
    assert min(sizes(pdf)) >= 13
    assert all(fonts(pdf).values())
    assert greys_only(pdf)
    found = tags(pdf)
    assert found[:3] == ["H1", "P", "P"]
    assert found.count("H2") == 2
    assert found.count("TR") == 3
    assert {"Table", "TH", "TD"} <= set(found)


def test_it_is_tagged_in_swedish_under_its_title() -> None:
    with pikepdf.open(BytesIO(disclosures_pdf(sheet()))) as opened:
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.Root.Lang) == "sv-SE"
        assert str(opened.docinfo.Title) == "Utdrag om dina uppgifter"
        assert tuple(map(float, opened.pages[0].MediaBox[2:])) == (595.28, 841.89)


@given(st.text(max_size=80), st.text(max_size=300), st.text(max_size=300))
def test_any_text(name: str, what: str, reason: str) -> None:
    row = replace(SPOKEN, receiver=name, what=what, reason=reason, ground=what, way=name)
    made = DisclosuresSheet(DEMO, name, name, (row,), (replace(SEEN, by=name, unit=what, what=reason),))
    assert pages(disclosures_pdf(made))
