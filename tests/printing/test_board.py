"""The board on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from paper import DEMO, IMPRINT, fonts, greys_only, pages, sizes, tags, text
from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.core.sheet import BoardSheet
from samordning_desktop.printing import board_pdf

HEAD = "Patient Start Mål/syfte Nuläge Pågående insatser Planering"


def row(
    name: str = "Anna-Karin Åström", state: ConsentState = ConsentState.VALID, **fields: str
) -> ParticipantRow:
    shown = BoardFields(name, "19610118-2803", date(2025, 3, 3), **fields)
    return ParticipantRow(name, shown, "s1", "Falköping", True, Standing(state, date(2027, 1, 1), 20))


def sheet(*rows: ParticipantRow) -> BoardSheet:
    return BoardSheet(IMPRINT, rows)


def test_six_columns_in_the_teams_order():
    shown = text(
        board_pdf(
            sheet(row(goal="Eget boende", situation="Sover", interventions="Boendestöd", planning="Ring"))
        )
    )
    assert f"Samordningstavla 23 november 2026 {HEAD} " in shown
    assert "Anna-Karin Åström samtycke gäller 2025-03-03 Eget boende Sover Boendestöd Ring" in shown


def test_names_and_signs_of_other_scripts_are_printed_in_a_font_of_their_own():
    pdf = board_pdf(sheet(row("Жанна Öz", goal="Ringa → boka ✓ ≥ 2", situation="Möte med علي 👍")))
    shown = text(pdf)
    assert "Жанна Öz" in shown and "Ringa → boka ✓ ≥ 2" in shown
    assert all(letter in shown for letter in "\ufecb\ufee0\ufef2□")  # joined
    assert any("DejaVuSans" in name and embedded for name, embedded in fonts(pdf).items())


def test_a_board_of_latin_letters_has_the_one_typeface():
    assert not any("DejaVu" in name for name in fonts(board_pdf(sheet(row("Łukasz Đorđević")))))


def test_no_personal_number_on_a_wall():
    assert "19610118" not in text(board_pdf(sheet(row())))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ConsentState.VALID, "samtycke gäller"),
        (ConsentState.EXPIRING, "samtycke går ut om 20 dagar"),
        (ConsentState.EXPIRED, "samtycke har gått ut"),
        (ConsentState.WITHDRAWN, "samtycke återkallat"),
        (ConsentState.MISSING, "samtycke saknas"),
    ],
)
def test_the_consents_state_in_words(state, words):
    assert f"Bo Ek {words}" in text(board_pdf(sheet(row("Bo Ek", state))))


def test_each_state_is_drawn_as_a_shape():
    shapes = {state: drawn(board_pdf(sheet(row("Bo", state)))) for state in ConsentState}
    assert len(set(shapes.values())) == len(ConsentState)


def drawn(pdf: bytes) -> tuple[bytes, ...]:
    """The curves and strokes on the first page: its operators without texts and rules."""
    content = PdfReader(BytesIO(pdf)).pages[0].get_contents().get_data()
    return tuple(
        line for line in content.splitlines() if line.endswith((b" c", b" d", b"S", b"f", b"B", b"f*", b"B*"))
    )


def test_another_sites_participant_and_a_conflict():
    shown = text(
        board_pdf(
            sheet(replace(row(situation="Sover"), mine=False, site="Lidköping", conflicts=("situation",)))
        )
    )
    assert "från Lidköping" in shown
    assert "Sover (Två olika värden, inte avgjort)" in shown
    assert "från" not in text(board_pdf(sheet(row())))


def test_what_the_consent_keeps_back_is_said_in_the_cell():
    shown = text(board_pdf(sheet(replace(row(), veiled=frozenset({"planning"})))))
    assert shown.count("(Omfattas inte av samtycket)") == 2  # interventions are of the same kind


def test_who_has_left_is_told_from_who_is_here():
    gone = replace(row("Bo Ek", ConsentState.MISSING), ended=date(2026, 11, 20), left=True)
    assert "Bo Ek samtycke saknas avslutat 2026-11-20" in text(board_pdf(sheet(gone)))
    assert "avslutat" not in text(board_pdf(sheet(replace(gone, left=False))))


def test_no_start_is_an_empty_cell():
    without = replace(row(), fields=BoardFields("Bo", goal="Mål"))
    assert "samtycke gäller Mål" in text(board_pdf(sheet(without)))


def test_an_empty_board_says_so():
    [page] = pages(board_pdf(sheet()))
    assert f"{HEAD} Inga deltagare på tavlan." in page


def test_a_part_of_the_board_says_that_it_is_one():
    assert "Utdrag: 1 av tavlans 12 deltagare. Patient" in text(board_pdf(BoardSheet(IMPRINT, (row(),), 12)))
    assert "Utdrag: 1 av tavlans 1 deltagare. Patient" in text(board_pdf(BoardSheet(IMPRINT, (row(),), 1)))
    assert "Utdrag" not in text(board_pdf(sheet(row())))
    [page] = pages(board_pdf(BoardSheet(IMPRINT, (), 12)))
    assert "Utdrag: 0 av tavlans 12 deltagare." in page
    assert "Inga deltagare i utdraget." in page
    assert "Inga deltagare på tavlan." in text(board_pdf(BoardSheet(IMPRINT, (), 0)))


def test_who_has_left_is_counted_apart_from_those_on_the_board() -> None:
    rows = (row(), replace(row(), left=True, ended=date(2026, 3, 1)))
    page = text(board_pdf(BoardSheet(IMPRINT, rows, 12_000)))
    assert "Utdrag: 1 av tavlans 12 000 deltagare, och 1 som har avslutat. Patient" in page


def test_the_head_is_repeated_and_pages_are_counted():
    shown = pages(board_pdf(sheet(*(row(f"Person {at}", situation="Rad\n" * 8) for at in range(12)))))
    assert len(shown) > 2
    for number, page in enumerate(shown, 1):
        assert HEAD in page
        assert f"Sida {number} av {len(shown)}" in page
        assert "Falköping · Öppenvårdsmottagningen" in page
        assert "Mall version 1" in page
    for at in range(12):
        assert sum(f"Person {at} samtycke" in page for page in shown) == 1
        [home] = [page for page in shown if f"Person {at} samtycke" in page]
        assert home.split(f"Person {at} samtycke")[1].split("Person")[0].count("Rad") == 8


def test_landscape_and_a3():
    for size, wide, high in (("A4", 841.89, 595.28), ("A3", 1190.55, 841.89)):
        box = PdfReader(BytesIO(board_pdf(sheet(row()), size))).pages[0].mediabox
        assert (float(box.width), float(box.height)) == pytest.approx((wide, high), abs=0.01)
    assert min(sizes(board_pdf(sheet(row()), "A3"))) > min(sizes(board_pdf(sheet(row())))) >= 9


def test_ten_thousand_characters_go_on_over_pages_with_the_name_again():
    numbers = " ".join(f"ord{at}" for at in range(1400))
    long = row("Xerxes Lång", situation=numbers, planning="x" * 500)
    shown = pages(board_pdf(sheet(row("Anna"), long, row("Bo"))))
    assert len(shown) > 3
    joined = " ".join(shown)
    assert all(f"ord{at} " in joined for at in range(1400))
    assert joined.count("x") == 500 + joined.count("Xerxes")
    for page in shown[1:-1]:
        assert "Xerxes Lång (forts.)" in page
        assert HEAD in page
    assert "Bo samtycke gäller" in shown[-1]


def test_a_word_without_a_space_stays_in_its_column():
    pdf = board_pdf(sheet(row(goal="å" * 500, situation="nuläget")))
    lines = PdfReader(BytesIO(pdf)).pages[0].extract_text().splitlines()
    runs = [line for line in lines if set(line.strip()) == {"å"}]
    assert sum(len(line.strip()) for line in runs) == 500
    assert max(len(line) for line in runs) < 30


def test_invented_people_are_called_so_on_each_page():
    pdf = board_pdf(BoardSheet(DEMO, tuple(row(f"P{at}", situation="Rad\n" * 9) for at in range(9))))
    assert all("Påhittade personer" in page for page in pages(pdf))


def test_embedded_fonts_no_colour_and_a_table_to_screen_readers():
    pdf = board_pdf(sheet(row("A"), row("B")))
    assert all(fonts(pdf).values())
    assert greys_only(pdf)
    cells = ["TR", *["TH"] * 6]
    assert tags(pdf) == ["H1", "Table", *cells, *["TR", "TH", *["TD"] * 5] * 2]


def test_the_same_board_gives_the_same_bytes():
    assert board_pdf(sheet(row("A"), row("B"))) == board_pdf(sheet(row("A"), row("B")))


@given(
    st.lists(
        st.builds(
            ParticipantRow,
            st.just("p"),
            st.builds(
                BoardFields, st.text(max_size=60), start=st.none() | st.dates(), goal=st.text(max_size=2000),
                situation=st.text(), interventions=st.text(alphabet="\n a", max_size=900), planning=st.text(),
            ),
            st.just("s"),
            st.text(max_size=20),
            st.booleans(),
            st.builds(Standing, st.sampled_from(ConsentState), st.none(), st.none() | st.integers(0, 60)),
            st.sampled_from([(), ("goal",), ("name", "planning")]),
        ),
        max_size=5,
    )
)  # fmt: skip
def test_any_board_gives_a_pdf(rows):
    assert pages(board_pdf(BoardSheet(DEMO, tuple(rows))))
