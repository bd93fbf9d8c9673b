"""The protocol of a board meeting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import DEMO, IMPRINT, fonts, greys_only, pages, sizes, tags, text
from samordning_desktop.core.sheet import ProtocolChange, ProtocolPerson, ProtocolSheet
from samordning_desktop.printing import protocol_pdf

BEGUN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ENDED = BEGUN + timedelta(minutes=47)
HEAD = "Patient Vad Före Efter"


def here(moment: datetime) -> str:
    """The time as this computer's clock shows it."""
    return f"{moment.astimezone():%H:%M}"


def person(name: str = "Åsa Öberg", *changes: tuple[str, str, str, str]) -> ProtocolPerson:
    return ProtocolPerson(name, tuple(ProtocolChange(*change) for change in changes))


def sheet(*people: ProtocolPerson, ended: datetime | None = ENDED, led: str = "Karin Ek") -> ProtocolSheet:
    return ProtocolSheet(IMPRINT, BEGUN, ended, led, people)


def test_what_was_changed_for_whom_and_by_whom():
    [page] = pages(
        protocol_pdf(
            sheet(
                person(
                    "Åsa Öberg",
                    ("Planering", "SIP 3/12", "SIP 10/12", "Bo Lund"),
                    ("Planerat steg", "", "Ringa vårdcentralen", "Karin Ek"),
                ),
                person("Bo Ek", ("Mål/syfte", "Eget boende", "", "Karin Ek")),
            )
        )
    )
    assert page.startswith(
        f"Protokoll från tavelmöte 23 november 2026 Tid: kl. {here(BEGUN)}–{here(ENDED)} "
        "Pilotort och enhet: Falköping, Öppenvårdsmottagningen Mötet leddes av: Karin Ek "
        f"3 ändringar för 2 deltagare. {HEAD} "
        "Åsa Öberg Planering Bo Lund SIP 3/12 SIP 10/12 "
        "Planerat steg Karin Ek (tomt) Ringa vårdcentralen "
        "Bo Ek Mål/syfte Karin Ek Eget boende (tomt)"
    )
    assert "Sida 1 av 1" in page
    assert "Mall version 1" in page


@pytest.mark.parametrize("people", [(), (person("Åsa Öberg"),)])
def test_a_meeting_that_changed_nothing_says_so(people):
    [page] = pages(protocol_pdf(sheet(*people)))
    assert "Inget ändrades." in page
    assert HEAD not in page
    assert "Åsa" not in page


def test_one_change():
    assert "1 ändring för 1 deltagare." in text(protocol_pdf(sheet(person("Bo", ("Start", "", "x", "")))))


def test_a_meeting_that_goes_on_and_one_over_midnight():
    assert f"Tid: kl. {here(BEGUN)}, mötet pågår" in text(protocol_pdf(sheet(ended=None)))
    late = BEGUN + timedelta(days=1)
    assert f"kl. {here(BEGUN)} till 24 november 2026 kl. {here(late)}" in text(
        protocol_pdf(sheet(ended=late))
    )


def test_nobody_named_as_leading_is_no_line():
    assert "leddes" not in text(protocol_pdf(sheet(led="")))


def test_an_ordinary_meeting_is_one_page():
    """Twelve people, fifteen changes: a sentence comes to at the end of a long text."""
    before = "Bor hos sin syster sedan i mars. Sover bättre. Vill ha egen bostad men väntar på besked. " * 6
    after = f"{before} Ringde bostadssamordnaren i dag, visning på torsdag klockan tio, Karin följer med."
    change = ("Pågående insatser", before, after, "Karin Ek")
    people = [person(f"Anna-Karin Östergren {at}", *[change] * (2 if at < 3 else 1)) for at in range(12)]
    [page] = pages(protocol_pdf(sheet(*people)))
    assert "15 ändringar för 12 deltagare." in page
    assert page.count("… på besked. Ringde bostadssamordnaren i dag") == 15


@pytest.mark.parametrize("both", [False, True])
def test_fifteen_people_with_long_notes_are_one_page(both):
    """Of each both texts are new from end to end; the type is smaller and less of them is shown, and all are there."""
    note = "Bor hos sin syster sedan i mars. Sover bättre. Väntar på besked om bostadsanpassning. " * 5
    old = "Samordningsteamet träffade henne på öppenvårdsmottagningen varannan vecka i somras. " * 5
    people = [
        person(f"Anna-Karin Östergren {at}", ("Pågående insatser", old if both else "", note, "Karin Ekdal"))
        for at in range(15)
    ]
    pdf = protocol_pdf(sheet(*people))
    [page] = pages(pdf)
    assert "Sida 1 av 1" in page
    assert page.count("Bor hos sin syster sedan i mars. Sover bättre.") == 15
    assert all(f"Östergren {at} " in page for at in range(15))
    assert min(sizes(pdf) - {8.5}) == 9.0  # the foot of every sheet is 8.5


def test_a_meeting_too_long_for_one_page_is_not_made_small():
    note = "Bor hos sin syster sedan i mars. Sover bättre. Väntar på besked om bostadsanpassning. " * 5
    pdf = protocol_pdf(sheet(*(person(f"Nr{at}.", ("Nuläge", "", note, "Karin Ekdal")) for at in range(40))))
    shown = pages(pdf)
    assert len(shown) > 1
    assert 9.5 in sizes(pdf)
    assert all(f"Sida {number} av {len(shown)}" in page for number, page in enumerate(shown, 1))


def test_a_long_meeting_goes_on_over_pages_with_the_head_and_the_name_again():
    change = ("Nuläge", "gammal text " * 50, "ny text " * 500, "Karin Ek")
    shown = pages(protocol_pdf(sheet(*(person(f"Person {at}.", *[change] * 14) for at in range(3)))))
    assert len(shown) > 3
    for number, page in enumerate(shown, 1):
        assert HEAD in page
        assert f"Sida {number} av {len(shown)}" in page
    assert sum(page.count("Nuläge Karin Ek") for page in shown) == 42
    assert all("(forts.) Nuläge" in page or "Person" in page for page in shown[1:])
    assert any("Person 0. (forts.)" in page for page in shown)


def test_two_hundred_people():
    people = [person(f"Nr{at}.", ("Start", "", "2026-11-23", "Karin Ek")) for at in range(200)]
    joined = text(protocol_pdf(sheet(*people)))
    assert all(f" Nr{at}. " in joined for at in range(200))


def test_invented_people_are_called_so():
    assert "Påhittade personer" in text(protocol_pdf(ProtocolSheet(DEMO, BEGUN, None, "", ())))


def test_embedded_fonts_no_colour_and_a_table_to_screen_readers():
    pdf = protocol_pdf(sheet(person("Bo", ("Start", "", "a", "Karin Ek"), ("Mål", "a", "b", ""))))
    assert all(fonts(pdf).values())
    assert greys_only(pdf)
    row = ["TR", "TH", *["TD"] * 3]
    assert tags(pdf) == ["H1", *["P"] * 4, "Table", "TR", *["TH"] * 4, *row, *row]


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=200), st.text(max_size=200)), max_size=4))
def test_any_text(changes):
    people = [person(name, ("Nuläge", before, after, name)) for name, before, after in changes]
    assert pages(protocol_pdf(sheet(*people)))
