"""Places in a file, as people say them."""

from __future__ import annotations

import pytest

from samordning_desktop.core.grid import Grid, column_letters


@pytest.mark.parametrize(
    ("column", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")],
)
def test_columns_have_a_spreadsheets_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_places_are_said_as_the_files_program_shows_them() -> None:
    assert Grid("Blad1", (), lettered=True).cell_place(4, 2, "Nuläge") == "Blad1, rad 4, kolumn C"
    assert Grid("Tabell 1", ()).cell_place(4, 3, "Nuläge") == "Tabell 1, rad 4, kolumn Nuläge"
    assert Grid("", ()).cell_place(4, 3, "Nuläge") == "rad 4, kolumn Nuläge"
    assert Grid("", ()).cell_place(4, 6) == "rad 4, kolumn 7"
    assert Grid("Tabell 2", ()).row_place(9) == "Tabell 2, rad 9"
