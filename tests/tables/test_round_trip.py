"""What is saved comes back: the program's own Excel and CSV files through its own reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board_files import save
from samordning_desktop.core.board import named
from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.loose_names import split_name
from samordning_desktop.core.loose_text import tidy_text
from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.participant import TEXT_LIMIT, BoardFields, ParticipantRow
from samordning_desktop.tables import board_csv, board_xlsx, read_board

Write = Callable[[Sequence[ParticipantRow]], bytes]
WRITERS: list[Write] = [board_xlsx, board_csv]
VALID = Standing(ConsentState.VALID, date(2026, 3, 2), 200)


def row(fields: BoardFields) -> ParticipantRow:
    return ParticipantRow("id", fields, "site", "Falköping", True, VALID)


def kept(fields: BoardFields) -> BoardFields:
    """The fields as a board in another program can hold them."""
    texts = {
        name: tidy_text(fields.text(name)) for name in ("goal", "situation", "interventions", "planning")
    }
    return replace(fields, personal_id="", **texts)


NAMES = st.text(st.characters(categories=["L", "P", "Zs", "S"]), min_size=1, max_size=40).filter(
    lambda name: (
        split_name(name) == (name, "", "") and any(letter.isalpha() for letter in name) and ":" not in name
    )
)
TEXTS = st.text(max_size=60) | st.from_regex(r"['\s=+@\-]{0,3}[åäö\"';,\n\t x]{0,12}", fullmatch=True)
FIELDS = st.builds(
    BoardFields,
    name=NAMES,
    start=st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    goal=TEXTS,
    situation=TEXTS,
    interventions=TEXTS,
    planning=TEXTS,
)


@pytest.mark.parametrize("write", WRITERS)
@settings(
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.filter_too_much,
        HealthCheck.too_slow,
    ]
)
@given(people=st.lists(FIELDS, max_size=4))
def test_any_board_comes_back_as_it_was(tmp_path: Path, write: Write, people: list[BoardFields]) -> None:
    path = save(tmp_path / "tavla", write([row(fields) for fields in people]))
    assert [read.fields for read in read_board(path).rows] == [kept(fields) for fields in people]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://exempel.se";"klicka")',
        "+46 70 123",
        "-500 kr",
        "- punkt ett\n- punkt två",
        "@möte",
        "'=x",
        "#REF!",
        "#N/A",
        "TRUE",
        "12345678901234567890",
        "2025-03-03",
        "_x000D_",
        "_x005F_x000D_ och _xABCD_",
        "a\tb",
        'säger "nej"; ja, kanske',
        "ett\n\ntvå",
        "å ä ö Å Ä Ö é ü – … ” € 👩‍👧",
        "<b>&amp;</b>",
        "]]>",
        "\\n \\ /",
        "x" * TEXT_LIMIT,
        "=" * TEXT_LIMIT,
    ],
)
def test_texts_that_programs_like_to_change(tmp_path: Path, write: Write, text: str) -> None:
    fields = BoardFields("=Anna +1", "", date(2025, 3, 3), text, text, text, text)
    read = read_board(save(tmp_path / "tavla", write([row(fields)])))
    assert [back.fields for back in read.rows] == [fields]


@pytest.mark.parametrize("write", WRITERS)
def test_an_empty_board_is_a_board(tmp_path: Path, write: Write) -> None:
    assert read_board(save(tmp_path / "tavla", write([]))).rows == ()


@pytest.mark.parametrize("write", WRITERS)
def test_the_consent_and_the_site_are_beside_the_board(tmp_path: Path, write: Write) -> None:
    read = read_board(save(tmp_path / "tavla", write([row(BoardFields("Anna", "19610118-2803"))])))
    assert read.unknown_headings == ("Samtycke", "Pilotort")
    assert read.rows[0].extra == (("Samtycke", "samtycke gäller"), ("Pilotort", "Falköping"))
    assert read.doubts == ()


def test_the_workbook_is_made_for_reading_and_printing() -> None:
    content = board_xlsx(
        [row(BoardFields("Anna Alm", "", date(2025, 3, 3), "=1+1", "bor\nhemma")), row(BoardFields("Bo"))]
    )
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book["Samordningstavla"]
    heads = [cell.value for cell in page[1]]
    assert heads == [
        "Patient",
        "Start",
        "Mål/syfte",
        "Nuläge",
        "Pågående insatser",
        "Planering",
        "Samtycke",
        "Pilotort",
    ]
    assert page["B2"].is_date and page["B2"].number_format == "yyyy-mm-dd"
    assert (page["C2"].data_type, page["C2"].value, page["C2"].quotePrefix) == ("s", "=1+1", True)
    assert page["D2"].alignment.wrap_text and page["D2"].alignment.vertical == "top"
    assert not page["D2"].quotePrefix
    assert page["B3"].value is None
    assert (page.freeze_panes, page.print_title_rows, page.auto_filter.ref) == ("B2", "$1:$1", "A1:H3")
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert all(page.column_dimensions[letter].width > 10 for letter in "ABCDEFGH")
    assert book.properties.creator == "Samordning Desktop"
    assert page["A1"].font.bold
    assert {page["A1"].font.name, page["A2"].font.name} == {"Calibri"}
    assert (page.oddFooter.right.text, page.page_margins.left) == ("Sida &P av &N", 0.4)
    assert page["B2"].alignment.horizontal == "left"
    assert b"<f>" not in content


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("ett ord", 1), ("å" * 27, 1), ("å" * 28, 2), ("ett\ntvå\n\nfyra", 4), ("ord " * 2000, 0)],
)
def test_rows_are_as_high_as_their_longest_text(text: str, lines: int) -> None:
    content = board_xlsx([row(BoardFields("Anna", "", None, "mål", situation=text))])
    height = openpyxl.load_workbook(io.BytesIO(content)).active.row_dimensions[2].height
    assert height == (lines * 15 + 3 if lines else 409)


def test_short_names_are_what_stands_in_the_file() -> None:
    people = named([row(BoardFields("Anna Alm")), row(BoardFields("Asta Alm"))], NameForm.INITIALS)
    page = openpyxl.load_workbook(io.BytesIO(board_xlsx(people))).active
    assert [page["A2"].value, page["A3"].value] == ["An A", "As A"]
    assert b"\r\nAn A;" in board_csv(people)


def test_what_is_not_settled_or_kept_back_says_so_in_the_file() -> None:
    fields = BoardFields("Åsa", "", date(2025, 3, 3), interventions="ett")
    unsettled = replace(
        row(fields),
        conflicts=("interventions", "phone", "planning", "start"),
        veiled=frozenset({"situation"}),
    )
    page = openpyxl.load_workbook(io.BytesIO(board_xlsx([unsettled]))).active
    two = "(Två olika värden, inte avgjort)"
    kept_back = "(Omfattas inte av samtycket)"
    said = ["Åsa", f"2025-03-03\n{two}", kept_back, kept_back, f"ett\n{two}", two]
    assert [cell.value for cell in page[2]][:6] == said
    (_, plain) = csv.reader(
        io.StringIO(board_csv([unsettled]).decode("utf-8-sig"), newline=""), delimiter=";"
    )
    assert plain[:6] == said


def test_who_has_left_is_told_from_who_is_here() -> None:
    gone = replace(row(BoardFields("Åsa")), ended=date(2026, 11, 20), left=True)
    page = openpyxl.load_workbook(io.BytesIO(board_xlsx([gone]))).active
    assert page["G2"].value == "samtycke gäller\navslutat 2026-11-20"


def test_the_csv_file_is_what_a_swedish_excel_opens() -> None:
    content = board_csv([row(BoardFields("Åsa", "", date(2025, 3, 3), "=1+1", "bor\nhemma", 'säger "ja"'))])
    assert content.startswith(b"\xef\xbb\xbfPatient;Start;")
    assert content.count(b"\r\n") == 2
    assert content.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == [
        "Åsa",
        "2025-03-03",
        "'=1+1",
        "bor\nhemma",
        'säger "ja"',
        "",
        "samtycke gäller",
        "Falköping",
    ]


def test_ten_thousand_people_go_out_and_come_in(tmp_path: Path) -> None:
    people = [
        row(
            BoardFields(
                f"Person {'abcdefghij'[n % 10]}{n}", "", date(2025, 3, 3), "mål", "läge", "", f"steg {n}"
            )
        )
        for n in range(10_000)
    ]
    for write in WRITERS:
        read = read_board(save(tmp_path / "tavla", write(people)))
        assert [back.fields for back in read.rows] == [person.fields for person in people]
