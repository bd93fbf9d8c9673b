"""Finding the header rows."""

from __future__ import annotations

from grids import HEADINGS, grid, tall, wide
from samordning_desktop.core.grid import Grid
from samordning_desktop.core.header_row import find_headers

ANNA = ("Anna Alm", "2025-03-03", "Bo själv", "Bor hos mor", "Boendestöd", "Möte i maj")


def indices(table: Grid) -> list[tuple[int, int]]:
    return [(header.index, header.count) for header in find_headers(table.rows)]


def fields(table: Grid) -> list[tuple[str, str]]:
    return [(head.heading, head.field) for head in next(find_headers(table.rows)).heads]


def test_the_first_row() -> None:
    assert indices(grid(HEADINGS, ANNA)) == [(0, 1)]


def test_below_titles_and_blank_rows_and_beside_blank_columns() -> None:
    table = grid(
        [wide("SAMORDNINGSTAVLA FALKÖPING", 8)],
        [],
        ["", "", "Uppdaterad 2025-05-21"],
        [],
        ["", "", *HEADINGS],
        ["", "", *ANNA],
    )
    assert indices(table) == [(2, 1)]


def test_far_down() -> None:
    assert indices(grid(*[["anteckning", f"rad {n}"] for n in range(500)], HEADINGS, ANNA)) == [(500, 1)]


def test_a_name_and_one_more_are_enough_and_one_alone_is_not() -> None:
    assert indices(grid(["Brukare", "Status"])) == [(0, 1)]
    assert indices(grid(["Namn", "Telefon"])) == []
    assert indices(grid(["Namn"])) == []
    assert indices(grid(["Förnamn", "Efternamn"])) == []
    assert indices(grid(["Förnamn", "Efternamn", "Start"])) == [(0, 1)]


def test_a_row_of_texts_is_not_a_header() -> None:
    assert indices(grid(ANNA, ["Bo", "Start av bussen", "Mål i fotboll", "", "", ""])) == []


def test_repeated_headers() -> None:
    table = grid(
        HEADINGS, ANNA, [h.upper() for h in HEADINGS], ANNA, ["Brukare", "Nästa steg"], ["Bo", "Ringa"]
    )
    assert indices(table) == [(0, 1), (2, 1), (4, 1)]


def test_a_persons_row_is_not_taken_for_a_repeated_header() -> None:
    row = ["Namn saknas", "Start", "Mål", "okänt", "okänt", "okänt"]
    assert indices(grid(HEADINGS, row, ["Person", "okänt", "x", "Status", "y", "z", "å"])) == [(0, 1)]


def test_a_heading_over_two_rows() -> None:
    table = grid(
        ["Patient/", "Start-", "Mål/", "Nuläge", "Pågående", "Nästa"],
        ["brukare", "datum", "syfte", "", "insatser", "steg"],
        ANNA,
    )
    assert indices(table) == [(0, 2)]
    assert [field for _, field in fields(table)] == [
        "name",
        "start",
        "goal",
        "situation",
        "interventions",
        "planning",
    ]
    assert fields(table)[4][0] == "Pågående insatser"


def test_merged_headings_with_columns_below() -> None:
    table = grid(
        [tall("Patient", 2), tall("Start", 2), wide("Pågående insatser", 2), "", tall("Planering", 2)],
        ["", "", "Kommun", "Region"],
        ["Anna", "250303", "Boendestöd", "Samtal", "Möte"],
    )
    header = next(find_headers(table.rows))
    assert header.count == 2
    assert [(h.field, h.label, h.start) for h in header.heads] == [
        ("name", "", 0),
        ("start", "", 1),
        ("interventions", "Kommun", 2),
        ("interventions", "Region", 3),
        ("planning", "", 4),
    ]


def test_columns_below_a_merged_heading_are_seen_without_merged_names() -> None:
    table = grid(
        ["Patient", "Start", wide("Insatser", 2), "", "Planering"],
        ["", "", "Kommun", "Region"],
        ["Anna", "250303", "Boendestöd", "Samtal", "Möte"],
    )
    assert indices(table) == [(0, 2)]


def test_group_headings_above_the_header_are_a_title() -> None:
    table = grid(["", "", wide("Bakgrund", 2), "", wide("Insatser", 2)], HEADINGS, ANNA)
    assert indices(table) == [(1, 1)]


def test_a_row_too_wide_to_be_a_board_is_no_header() -> None:
    assert indices(grid([*HEADINGS, *["x"] * 300])) == []
