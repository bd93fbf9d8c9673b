"""The letter when a consent runs out, and the receipt of a withdrawal."""

from __future__ import annotations

from datetime import date

import pytest

from paper import DAY, DEMO, IMPRINT, fonts, greys_only, pages, sizes, tags, text
from samordning_desktop.core.sheet import ReceiptSheet, RenewalSheet
from samordning_desktop.printing import bundle_pdf

LAST = date(2027, 2, 28)
RENEWAL = RenewalSheet(IMPRINT, "Åsa Öberg", LAST, "Karin Ek")
RECEIPT = ReceiptSheet(
    IMPRINT, "Åsa Öberg", DAY, "i telefon", "Karin Ek", told=("Lidköping", "Eva Ek"), at_sites=True
)


def pdf(sheet: RenewalSheet | ReceiptSheet) -> bytes:
    return bundle_pdf([sheet], "Brev")


def test_the_letter_says_until_when_and_what_the_person_can_do():
    [page] = pages(pdf(RENEWAL))
    assert page.startswith(
        "Ditt ja går snart ut Till Åsa Öberg Ditt ja gäller till och med 28 februari 2027. "
        "Du har sagt ja till att vi delar uppgifter om dig med varandra. Ditt ja gäller i ett år. "
        "Efter den dagen får vi inte dela något mer om dig, om du inte säger ja igen. "
        "Vill du fortsätta? Säg det till din samordnare."
    )
    assert "Din samordnare: Karin Ek" in page
    assert "Sida 1 av 1" in page
    assert "Brev version 1" in page


@pytest.mark.parametrize(("last", "over"), [(DAY, False), (date(2026, 11, 22), True)])
def test_the_last_day_is_not_over(last: date, over: bool):
    shown = text(pdf(RenewalSheet(IMPRINT, "Bo", last)))
    assert ("har gått ut" in shown) is over
    assert ("gällde till och med" in shown) is over


def test_the_receipt_says_what_stops_what_is_kept_and_who_is_told():
    [page] = pages(pdf(RECEIPT))
    assert page.startswith(
        "Du har tagit tillbaka ditt ja Till Åsa Öberg Den 23 november 2026. "
        "Karin Ek tog emot det i telefon. Det här slutar vi med "
    )
    assert "De här får veta det Lidköping Eva Ek" in page
    assert "Du kan säga ja igen när du vill." in page


def test_a_part_says_which_and_that_the_rest_holds():
    shown = text(pdf(ReceiptSheet(IMPRINT, "Bo", DAY, part="Självskattningar")))
    assert "Det gäller: Självskattningar." in shown
    assert "Resten av ditt ja gäller som förut." in shown
    assert "inte längre med i modellen" not in shown
    assert "tog emot" not in shown
    assert "Ingen, för inget har delats." in shown


@pytest.mark.parametrize("sheet", [RENEWAL, RECEIPT])
def test_it_is_large_black_tagged_and_carries_its_fonts(sheet: RenewalSheet | ReceiptSheet):
    made = pdf(sheet)
    assert min(sizes(made)) >= 13
    assert greys_only(made)
    assert fonts(made)
    assert all(fonts(made).values())
    assert tags(made)[:2] == ["Sect", "H1"]
    assert {"H2", "L", "LI", "P"} <= set(tags(made))


def test_a_demo_says_that_its_people_are_invented():
    assert "Påhittade personer" in text(pdf(RenewalSheet(DEMO, "Bo", LAST)))


def test_however_long_the_names_are_nothing_is_lost():
    told = tuple(f"Enhet {number} {'å' * 60}" for number in range(60))
    shown = text(pdf(ReceiptSheet(IMPRINT, "Å" * 120, DAY, "skriftligt", "Ö" * 80, told=told)))
    assert all(f"Enhet {number} " in shown for number in range(60))


def test_where_no_other_site_got_anything_none_has_anything_to_take_away():
    assert "Den andra orten tar bort dig" in text(pdf(RECEIPT))
    assert "Den andra orten" not in text(pdf(ReceiptSheet(IMPRINT, "Bo", DAY, told=("Vårdcentralen",))))
