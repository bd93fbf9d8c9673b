"""Who does what for me."""

from __future__ import annotations

from datetime import date

from paper import IMPRINT, greys_only, pages, sizes, tags, text
from samordning_desktop.core.sheet import Helper, WhoDoesWhatSheet
from samordning_desktop.core.step import Step
from samordning_desktop.printing import bundle_pdf

SHEET = WhoDoesWhatSheet(
    IMPRINT,
    "Åsa Öberg",
    (Helper("Karin Ek", "Öppenpsykiatrin Falköping"), Helper("Bo Lund", "kollega, Socialtjänsten")),
    (Helper("Eva Åhl", "boendestödjare, Falköpings kommun", "0515-123 45"),),
    (
        Step("s", "Ringa hyresvärden", "Eva Åhl", date(2026, 12, 1)),
        Step("t", "Köpa skor", "", None, date(2026, 11, 2)),
        Step("u", "Fråga om körkort"),
    ),
    "Boendestöd två gånger i veckan\nIPS",
    "Avstämning i december",
)


def pdf(sheet: WhoDoesWhatSheet) -> bytes:
    return bundle_pdf([sheet], "Vem gör vad för mig")


def test_it_says_who_what_and_when():
    [page] = pages(pdf(SHEET))
    assert page.startswith(
        "Vem gör vad för mig Åsa Öberg Så här ser det ut 23 november 2026. "
        "Min samordnare Vem Vad de är Så når jag dem Karin Ek Öppenpsykiatrin Falköping "
        "Bo Lund kollega, Socialtjänsten De som hjälper mig Vem Vad de är Så når jag dem "
        "Eva Åhl boendestödjare, Falköpings kommun 0515-123 45 "
        "Det här har vi bestämt Vad Vem gör det När Ringa hyresvärden Eva Åhl Senast 1 december 2026 "
        "Köpa skor Gjort 2 november 2026 Fråga om körkort Inte bestämt "
        "Det här pågår Boendestöd två gånger i veckan IPS Så här planerar vi Avstämning i december"
    )


def test_nothing_known_is_said_in_words():
    shown = text(pdf(WhoDoesWhatSheet(IMPRINT, "Bo")))
    for words in ("Ingen samordnare är utsedd än.", "Ingen är antecknad än.", "Inget är bestämt än."):
        assert words in shown
    assert shown.count("Inget är antecknat än.") == 2


def test_it_is_large_black_and_tagged():
    made = pdf(SHEET)
    assert min(sizes(made)) >= 13
    assert greys_only(made)
    assert tags(made).count("Table") == 3
    assert {"TH", "TD", "TR", "H2"} <= set(tags(made))


def test_fifteen_around_and_thirty_steps_go_over_pages_with_their_headings_again():
    many = WhoDoesWhatSheet(
        IMPRINT,
        "Bo",
        network=tuple(Helper(f"Namn {n}", "roll", "070") for n in range(15)),
        steps=tuple(Step(str(n), f"Steg nummer {n} " * 4, "Eva", date(2026, 12, 1)) for n in range(30)),
    )
    shown = pages(pdf(many))
    assert len(shown) > 2
    assert all(f"Steg nummer {n} " in " ".join(shown) for n in range(30))
    assert sum("Vad Vem gör det När" in page for page in shown) > 1
