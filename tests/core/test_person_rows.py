"""Rows about people, and rows about nobody."""

from __future__ import annotations

from datetime import date

import pytest

from grids import HEADINGS, grid, reading, tall, texts, wide
from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Cell
from samordning_desktop.core.participant import TEXT_LIMIT, BoardFields
from samordning_desktop.core.table import Doubt, TableRow


def test_a_whole_row() -> None:
    read = reading(grid(HEADINGS, ["Anna Alm", "3/3 2025", "Bo själv", "Bor hos\nmor", "Boendestöd", "Möte"]))
    fields = BoardFields("Anna Alm", "", date(2025, 3, 3), "Bo själv", "Bor hos\nmor", "Boendestöd", "Möte")
    assert read.rows == (TableRow("Blad1, rad 2", fields),)
    assert read.doubts == ()


def test_a_name_alone_is_a_person() -> None:
    assert reading(grid(HEADINGS, ["Åsa Öberg"])).rows[0].fields == BoardFields("Åsa Öberg")


def test_a_real_date_stands_whatever_its_text() -> None:
    read = reading(grid(HEADINGS, ["Anna", Cell(0, 0, "45719", day=date(2025, 3, 3))]))
    assert read.rows[0].fields.start == date(2025, 3, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mars 2025", doubts.START_INCOMPLETE),
        ("2025-02-30", doubts.START_IMPOSSIBLE),
        ("kontakta Eva", doubts.START_NOT_A_DATE),
        ("1961-01-18", doubts.START_UNLIKELY),
    ],
)
def test_a_start_that_is_not_understood_is_left_empty_said_and_kept(text: str, reason: str) -> None:
    read = reading(grid(HEADINGS, ["Anna", text]))
    assert read.rows[0].fields.start is None
    assert read.rows[0].extra == (("Start", text),)
    assert read.doubts == (Doubt("Blad1, rad 2, kolumn B", text, reason),)
    assert "för hand" in reason


def test_what_stands_beside_a_start_is_said_and_kept() -> None:
    read = reading(grid(HEADINGS, ["Anna", "Start: 250303 (via soc)"]))
    assert read.rows[0].fields.start == date(2025, 3, 3)
    assert read.rows[0].extra == (("Start", "(via soc)"),)
    assert texts(read.doubts, doubts.START_REST) == ["(via soc)"]


def test_text_without_a_name_is_said_cell_by_cell() -> None:
    read = reading(grid(HEADINGS, ["Anna"], ["", "250303", "", "bor hos mor", "", "", "övrigt"]))
    assert len(read.rows) == 1
    assert read.doubts == (
        Doubt("Blad1, rad 3, kolumn B", "250303", doubts.NO_NAME),
        Doubt("Blad1, rad 3, kolumn D", "bor hos mor", doubts.NO_NAME),
        Doubt("Blad1, rad 3, kolumn G", "övrigt", doubts.NO_NAME),
    )


def test_a_personal_number_alone_is_not_a_name() -> None:
    read = reading(grid(HEADINGS, ["19610118-2803", "", "Bo själv"]))
    assert read.rows == ()
    assert texts(read.doubts, doubts.NO_NAME) == ["19610118-2803", "Bo själv"]


def test_a_person_over_several_rows() -> None:
    read = reading(
        grid(
            HEADINGS,
            [tall("Anna Alm", 3), "", "Bo själv", "Hos mor", "Boendestöd", "Möte"],
            ["", "250303", "", "Mår bättre", "Samtal"],
            ["", "", "Arbete", "", "", "Ringa", "övrigt"],
            ["Bo", "", "", "", "", ""],
        )
    )
    anna, bo = read.rows
    assert anna.fields == BoardFields(
        "Anna Alm",
        "",
        date(2025, 3, 3),
        "Bo själv\nArbete",
        "Hos mor\nMår bättre",
        "Boendestöd\nSamtal",
        "Möte\nRinga",
    )
    assert anna.extra == (("Kolumn G utan rubrik", "övrigt"),)
    assert bo.fields == BoardFields("Bo")
    assert read.doubts == ()


def test_a_second_start_for_one_person_is_said_and_kept() -> None:
    read = reading(grid(HEADINGS, [tall("Anna", 2), "250303"], ["", "250401"]))
    assert read.rows[0].fields.start == date(2025, 3, 3)
    assert read.rows[0].extra == (("Start", "250401"),)
    assert texts(read.doubts, doubts.START_SECOND) == ["250401"]


def test_a_row_below_an_unmerged_name_is_not_guessed_to_belong_to_it() -> None:
    read = reading(grid(HEADINGS, ["Anna", "", "", "hos mor"], ["", "", "", "skuld hos Bo"]))
    assert read.rows[0].fields.situation == "hos mor"
    assert texts(read.doubts, doubts.NO_NAME) == ["skuld hos Bo"]


def test_a_heading_within_the_table_is_no_person() -> None:
    read = reading(grid(HEADINGS, ["Anna"], [wide("Vilande", 6)], ["Bo"]))
    assert [row.fields.name for row in read.rows] == ["Anna", "Bo"]
    assert read.doubts == (Doubt("Blad1, rad 3, kolumn A", "Vilande", doubts.SECTION_ROW),)


@pytest.mark.parametrize(
    "note",
    [
        "Uppdaterad 2025-05-21 av Eva",
        "Senast ändrad av Eva",
        "Summa",
        "Antal deltagare 12",
        "12 deltagare",
        "OBS: ring innan",
        "Avslutade",
        "Alla ska bokas om till hösten.",
        "Den som har frågor kan ringa till oss",
    ],
)
def test_a_note_under_the_people_is_no_person(note: str) -> None:
    read = reading(grid(HEADINGS, ["Anna"], [note]))
    assert [row.fields.name for row in read.rows] == ["Anna"]
    assert texts(read.doubts, doubts.NOTE_ROW) == [note]


@pytest.mark.parametrize(
    "name", ["A.A.", "Anna", "Anna Maria Karin von Alm", "AA-61", "Köpman Bo", "Notlind Eva", "Totta"]
)
def test_a_name_that_looks_like_a_name_is_a_person(name: str) -> None:
    assert [row.fields.name for row in reading(grid(HEADINGS, [name])).rows] == [name]


def test_personal_numbers_from_their_own_column_and_from_the_name() -> None:
    read = reading(
        grid(
            ["Patient", "Pnr", "Start"],
            ["Anna", "196101182803"],
            ["Bo\n20030202-2389"],
            ["Eva 19900222-2397", "19900222-2397"],
            ["Åke 20000125-2386", "19610973-2393"],
        )
    )
    assert [row.fields.personal_id for row in read.rows] == [
        "19610118-2803",
        "20030202-2389",
        "19900222-2397",
        "19610973-2393",
    ]
    assert read.doubts == (Doubt("Blad1, rad 5, kolumn B", "20000125-2386", doubts.ID_DIFFERS),)
    assert read.rows[3].extra == (("Pnr", "20000125-2386"),)


def test_more_than_a_name_in_the_names_cell_is_said_and_kept() -> None:
    read = reading(grid(HEADINGS, ["Anna Alm\nTel 070-123 45 67"]))
    assert read.rows[0].fields.name == "Anna Alm"
    assert read.rows[0].extra == (("Patient", "Tel 070-123 45 67"),)
    assert texts(read.doubts, doubts.NAME_REST) == ["Tel 070-123 45 67"]


def test_digits_in_a_name_are_said() -> None:
    read = reading(grid(HEADINGS, ["Anna Alm 610118", "250303"]))
    assert read.rows[0].fields.name == "Anna Alm 610118"
    assert texts(read.doubts, doubts.NAME_DIGITS) == ["Anna Alm 610118"]


def test_a_text_at_the_limit_is_whole_and_one_beyond_is_said() -> None:
    whole, long = "x" * TEXT_LIMIT, "x" * TEXT_LIMIT + "slutet"
    read = reading(grid(HEADINGS, ["Anna", "", whole, long]))
    assert read.rows[0].fields.goal == whole
    assert read.rows[0].fields.situation == whole
    assert read.doubts == (Doubt("Blad1, rad 2, kolumn D", "slutet", doubts.too_long(TEXT_LIMIT)),)


def test_a_long_name_is_cut_at_what_a_name_may_hold_and_the_rest_is_said() -> None:
    read = reading(grid(HEADINGS, ["A" * 250, "250303"]))
    assert read.rows[0].fields.name == "A" * 200
    assert texts(read.doubts, doubts.too_long(200)) == ["A" * 50]
    assert texts(read.doubts, doubts.NAME_LONG) == ["A" * 250]


def test_what_could_not_be_read_is_said_and_left_empty() -> None:
    error = Cell(0, 0, "#REF!", problem=doubts.CELL_ERROR)
    read = reading(grid(HEADINGS, ["Anna", error, "", error]))
    assert read.rows[0].fields == BoardFields("Anna")
    assert [(d.place, d.text, d.reason) for d in read.doubts] == [
        ("Blad1, rad 2, kolumn B", "#REF!", doubts.CELL_ERROR),
        ("Blad1, rad 2, kolumn D", "#REF!", doubts.CELL_ERROR),
    ]


def test_a_name_that_could_not_be_read_leaves_no_text_unsaid() -> None:
    error = Cell(0, 0, "#REF!", problem=doubts.CELL_ERROR)
    read = reading(grid(HEADINGS, [error, "", "Bo själv"]))
    assert [(d.text, d.reason) for d in read.doubts] == [
        ("#REF!", doubts.CELL_ERROR),
        ("Bo själv", doubts.NO_NAME),
    ]


def test_a_person_over_several_rows_says_which() -> None:
    read = reading(grid(HEADINGS, [tall("Åsa", 2), "", "bo"], ["", "i våras", "", "läge"], ["Ek", "", "x"]))
    assert [(row.place, row.further) for row in read.rows] == [
        ("Blad1, rad 2", ("Blad1, rad 3",)),
        ("Blad1, rad 4", ()),
    ]
