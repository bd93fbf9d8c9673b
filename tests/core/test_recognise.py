"""Whole files: several tables, titles, notes, doubles, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grids import HEADINGS, grid, reading, texts, wide
from samordning_desktop.core import doubts
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.grid import Cell, Grid, Loose, Source
from samordning_desktop.core.recognise import recognise
from samordning_desktop.core.table import Doubt, TableReading


def test_headings_are_told_as_they_were_understood() -> None:
    read = reading(grid(["Patient/brukare", "Datum in", "Telefon"], ["Anna"]))
    assert read.headings == (("Patient/brukare", "name"), ("Datum in", "start"))
    assert read.unknown_headings == ("Telefon",)


def test_a_board_with_nobody_on_it_is_a_board() -> None:
    assert reading(grid(HEADINGS)).rows == ()


def test_several_tables_each_with_its_own_headings() -> None:
    first = grid(HEADINGS, ["Anna", "250303"], name="Falköping")
    second = grid(["Status", "Namn"], ["vilande", "Bo"], name="Lidköping")
    read = reading(first, second)
    assert [(row.place, row.fields.name) for row in read.rows] == [
        ("Falköping, rad 2", "Anna"),
        ("Lidköping, rad 2", "Bo"),
    ]
    assert read.rows[1].fields.situation == "vilande"


def test_a_table_that_is_no_board_is_said_whole() -> None:
    contacts = grid(["Namn", "Telefon"], ["Eva", "0501-12 34"], name="Tabell 2", lettered=False)
    read = reading(grid(HEADINGS, ["Anna"]), contacts)
    assert read.doubts == (Doubt("Tabell 2", "Namn | Telefon\nEva | 0501-12 34", doubts.NOT_A_BOARD),)


def test_a_list_without_a_column_of_names_is_no_board() -> None:
    actions = grid(["Insats", "Status", "Plan"], ["Boendestöd", "pågår", "följs upp"])
    with pytest.raises(KnownError, match=r"^board\.no_header$"):
        reading(actions)
    assert texts(reading(grid(HEADINGS), actions).doubts, doubts.NOT_A_BOARD)


@pytest.mark.parametrize(
    "grids", [(), (grid(),), (grid(["Hej"]),), (grid(["Namn", "Telefon"], ["Eva", "1"]),)]
)
def test_a_file_without_a_board_is_refused_by_name(grids: tuple[Grid, ...]) -> None:
    with pytest.raises(KnownError) as caught:
        recognise(Source(grids), "lista.docx")
    assert caught.value.code == "board.no_header"
    assert "lista.docx" in caught.value.text


def test_rows_above_the_headings_are_titles_unless_they_hold_more() -> None:
    long = "Viktigt att tänka på: " + "x" * 120
    read = reading(
        grid(
            [wide("Samordningstavla\nFalköping", 6)],
            ["Uppdaterad", "", "2025-05-21"],
            ["a", "b", "c"],
            [long],
            HEADINGS,
            ["Anna"],
        )
    )
    assert read.titles == ("Samordningstavla Falköping", "Uppdaterad", "2025-05-21")
    assert texts(read.doubts, doubts.ABOVE_BOARD) == ["a", "b", "c", long]


def test_a_repeated_header_is_not_a_person_and_is_told_of_once() -> None:
    head = ["Namn", "Start", "Nuläge vid start"]
    read = reading(grid(head, ["Anna"], head, ["Bo"], [h.upper() for h in head], ["Eva"]))
    assert [row.fields.name for row in read.rows] == ["Anna", "Bo", "Eva"]
    assert (
        len(texts(read.doubts, doubts.heading_loose("situation"))) == 2
    )  # the second in capitals is another text


def test_a_title_between_two_parts_is_no_person() -> None:
    merged = reading(grid(HEADINGS, ["Anna", "250303"], [wide("Lidköping", 6)], HEADINGS, ["Bo"]))
    apart = reading(grid(HEADINGS, ["Anna", "250303"], [], ["Lidköping"], HEADINGS, ["Bo"]))
    for read in (merged, apart):
        assert [row.fields.name for row in read.rows] == ["Anna", "Bo"]
        assert read.titles == ("Lidköping",)


def test_the_last_person_before_a_page_break_is_a_person() -> None:
    read = reading(grid(HEADINGS, ["Anna", "250303"], ["Bo"], HEADINGS, ["Eva"]))
    assert [row.fields.name for row in read.rows] == ["Anna", "Bo", "Eva"]


def test_the_same_name_twice_is_kept_and_said() -> None:
    read = reading(
        grid(HEADINGS, ["Anna Alm"], ["Bo"], ["ANNA  ALM"]), grid(HEADINGS, ["Anna Alm"], name="Blad2")
    )
    assert len(read.rows) == 4
    assert [(d.place, d.text) for d in read.doubts if d.reason == doubts.NAME_TWICE] == [
        ("Blad1, rad 4", "ANNA ALM"),
        ("Blad2, rad 2", "Anna Alm"),
    ]


def test_two_people_with_one_name_and_two_numbers_are_two_people() -> None:
    read = reading(grid(HEADINGS, ["Anna Alm 19610118-2803"], ["Anna Alm 20030202-2389"]))
    assert read.doubts == ()
    again = reading(grid(HEADINGS, ["Anna Alm 19610118-2803"], ["Anna Alm 20030202-2389"], ["Anna Alm"]))
    assert texts(again.doubts, doubts.NAME_TWICE) == ["Anna Alm"]


def test_text_outside_the_tables() -> None:
    table = grid(HEADINGS, ["Anna"])
    loose = (
        Loose("före Tabell 1", "Samordningstavla\n2025-05-21", above=True),
        Loose("före Tabell 1", "x" * 121, above=True),
        Loose("efter sista tabellen", "Anna flyttar 1/6", above=False),
        Loose("efter sista tabellen", " \n ", above=False),
    )
    own = Doubt("Blad1", "rad 4", doubts.HIDDEN)
    read = recognise(Source((table,), loose, (own,)), "tavla.docx")
    assert read.titles == ("Samordningstavla", "2025-05-21")
    assert texts(read.doubts, doubts.OUTSIDE_TABLE) == ["x" * 121, "Anna flyttar 1/6"]
    assert own in read.doubts


def test_a_table_that_only_frames_the_board_is_looked_through() -> None:
    board = grid(HEADINGS, ["Anna"], name="Tabell 1.1", lettered=False)
    frame = grid(
        [Cell(0, 0, "Samordningstavla")],
        [Cell(0, 0, "Fotnot\nAnna", inner=(board,), beside="x" * 200)],
        name="Tabell 1",
        lettered=False,
    )
    read = reading(frame)
    assert [(row.place, row.fields.name) for row in read.rows] == [("Tabell 1.1, rad 2", "Anna")]
    assert read.titles == ("Samordningstavla",)
    assert texts(read.doubts, doubts.OUTSIDE_TABLE) == ["x" * 200]


def test_a_table_inside_a_persons_cell_is_that_cells_text() -> None:
    inner = grid(["Mån", "Samtal"], name="Tabell 1.1")
    read = reading(
        grid(
            HEADINGS,
            ["Anna", "", "", "", Cell(0, 0, "Veckan\nMån | Samtal", inner=(inner,), beside="Veckan")],
        )
    )
    assert read.rows[0].fields.interventions == "Veckan\nMån | Samtal"


def everything(read: TableReading) -> str:
    """All text of a reading, wherever it went."""
    parts = [doubt.text for doubt in read.doubts] + list(read.titles) + list(read.unknown_headings)
    parts += [heading for heading, _ in read.headings]
    for row in read.rows:
        names = ("name", "personal_id", "start", "goal", "situation", "interventions", "planning")
        parts += [row.fields.text(name) for name in names]
        parts += [text for _, text in row.extra]
    return "\n".join(parts)


WORDS = st.sampled_from(
    ["", "", "", *HEADINGS, "Namn", "Status", "Telefon", "Nr", "Uppdaterad", "Insatser kommun"]
)


SHAPES = st.lists(
    st.lists(st.tuples(WORDS, st.booleans(), st.integers(1, 3), st.integers(1, 3)), max_size=7), max_size=9
)


@given(SHAPES)
def test_nothing_is_silently_dropped(shape: list[list[tuple[str, bool, int, int]]]) -> None:
    marks: list[str] = []
    rows: list[list[Cell]] = []
    covered: set[tuple[int, int]] = set()
    for y, shaped in enumerate(shape):
        rows.append([])
        for x, (word, marked, width, height) in enumerate(shaped):
            area = {(y + down, x + right) for down in range(height) for right in range(width)}
            if (y, x) in covered or (not word and not marked):
                rows[-1].append(Cell(0, 0, ""))
                continue
            if marked:
                word = f"ord{'abcdefghij'[len(marks) % 10] * (1 + len(marks) // 10)}x"
                marks.append(word)
            rows[-1].append(
                Cell(0, 0, word, width=width, height=height) if not area & covered else Cell(0, 0, word)
            )
            covered |= area
    text = everything(reading(grid(HEADINGS, ["Eva"]), grid(*rows, name="Blad2")))
    assert [mark for mark in marks if mark not in text] == []
