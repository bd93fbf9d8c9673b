"""Which column feeds which field."""

from __future__ import annotations

import pytest

from grids import HEADINGS, grid, reading, texts, wide
from samordning_desktop.core import doubts
from samordning_desktop.core.errors import KnownError


def test_two_columns_of_texts_for_one_field_are_laid_together() -> None:
    read = reading(
        grid(
            ["Namn", "Syfte", "Mål"],
            ["Anna", "trygghet", "bo själv"],
            ["Bo", "", "arbete"],
            ["Eva", "ro", ""],
        )
    )
    assert [row.fields.goal for row in read.rows] == ["trygghet\nMål: bo själv", "Mål: arbete", "ro"]
    assert texts(read.doubts, doubts.heading_joined("goal")) == ["Syfte"]
    assert read.unknown_headings == ()


def test_the_boards_own_heading_comes_first_and_bare() -> None:
    read = reading(grid(["Namn", "Status", "Nuläge"], ["Anna", "vilande", "bor hos mor"]))
    assert read.rows[0].fields.situation == "Status: vilande\nbor hos mor"
    assert texts(read.doubts, doubts.heading_joined("situation")) == ["Nuläge"]


def test_headings_that_resemble_ours_are_told_of() -> None:
    read = reading(grid(["Namn", "Start", "Nuläge vid start"], ["Anna", "250303", "bor hos mor"]))
    assert read.rows[0].fields.situation == "bor hos mor"
    assert texts(read.doubts, doubts.heading_loose("situation")) == ["Nuläge vid start"]
    assert doubts.heading_loose("situation") == "Rubriken är inte en av tavlans egna. Den lästes som Nuläge."


def test_several_that_resemble_ours_keep_their_headings() -> None:
    read = reading(
        grid(["Namn", "Insatser kommun", "Insatser region", "Start"], ["Anna", "Boendestöd", "Samtal", ""])
    )
    assert read.rows[0].fields.interventions == "Insatser kommun: Boendestöd\nInsatser region: Samtal"


def test_one_that_resembles_ours_gives_way_to_ours() -> None:
    read = reading(grid(["Namn", "Nuläge vid start", "Nuläge"], ["Anna", "hos mor", "eget boende"]))
    assert read.rows[0].fields.situation == "eget boende"
    assert read.rows[0].extra == (("Nuläge vid start", "hos mor"),)
    assert read.unknown_headings == ("Nuläge vid start",)
    assert texts(read.doubts, doubts.HEADING_AGAIN) == ["Nuläge vid start"]


def test_a_second_column_of_names_or_starts_is_unknown_and_kept() -> None:
    read = reading(
        grid(["Initialer", "Patient", "Start", "Startdatum"], ["AA", "Anna Alm", "250303", "250401"])
    )
    row = read.rows[0]
    assert (row.fields.name, row.fields.text("start")) == ("Anna Alm", "2025-03-03")
    assert row.extra == (("Initialer", "AA"), ("Startdatum", "250401"))
    assert read.unknown_headings == ("Initialer", "Startdatum")


def test_the_same_heading_twice_is_not_lost() -> None:
    read = reading(grid(["Patient", "Start", "Start"], ["Anna", "250303", "250401"]))
    assert read.rows[0].extra == (("Start", "250401"),)
    assert [d.place for d in read.doubts if d.reason == doubts.HEADING_AGAIN] == ["Blad1, rad 1, kolumn C"]


def test_two_halves_of_a_name_are_one_name_in_the_right_order() -> None:
    assert (
        reading(grid(["Efternamn", "Förnamn", "Start"], ["Alm", "Anna", ""])).rows[0].fields.name
        == "Anna Alm"
    )
    assert (
        reading(grid(["Namn", "Efternamn", "Start"], ["Anna", "Alm", ""])).rows[0].fields.name == "Anna Alm"
    )
    assert reading(grid(["Efternamn", "Start"], ["Alm", ""])).rows[0].fields.name == "Alm"


def test_a_whole_name_goes_before_its_halves() -> None:
    read = reading(grid(["Namn", "Förnamn", "Efternamn", "Start"], ["Anna Alm", "Anna", "Alm", ""]))
    assert read.rows[0].fields.name == "Anna Alm"
    assert read.unknown_headings == ("Förnamn", "Efternamn")


def test_names_without_a_heading_are_found_where_they_stand_first() -> None:
    read = reading(grid(["", *HEADINGS[1:]], ["Anna Alm", "250303", "bo själv"], ["Bo", "", ""]))
    assert [row.fields.name for row in read.rows] == ["Anna Alm", "Bo"]
    assert [(d.place, d.reason) for d in read.doubts] == [("Blad1, rad 1, kolumn A", doubts.HEADING_INFERRED)]


def test_a_column_without_heading_after_others_is_not_taken_for_names() -> None:
    with pytest.raises(KnownError, match=r"^board\.no_header$"):
        reading(grid(["Start", "Mål", "Nuläge", ""], ["250303", "bo själv", "hos mor", "Anna Alm"]))


def test_running_numbers_say_nothing() -> None:
    rows = [["1", "Anna", "250303"], ["2", "Bo", ""], ["3", "Eva", ""]]
    for heading in ("", "Nr", "#", "Löpnr"):
        read = reading(grid([heading, "Patient", "Start"], *rows))
        assert (read.unknown_headings, read.doubts) == ((), ())
        assert [row.extra for row in read.rows] == [(), (), ()]


def test_running_numbers_before_names_without_heading() -> None:
    read = reading(grid(["", "", *HEADINGS[1:]], ["1.", "Anna", "250303"], ["2.", "Bo", ""]))
    assert [row.fields.name for row in read.rows] == ["Anna", "Bo"]


def test_numbers_that_do_not_run_are_kept() -> None:
    read = reading(grid(["Nr", "Patient", "Start"], ["14", "Anna", ""], ["2", "Bo", ""]))
    assert read.unknown_headings == ("Nr",)
    assert [row.extra for row in read.rows] == [(("Nr", "14"),), (("Nr", "2"),)]


def test_text_in_a_column_without_heading_is_kept_and_named() -> None:
    read = reading(grid(["Patient", "Start", ""], ["Anna", "", "ring mamma"]))
    assert read.rows[0].extra == (("Kolumn C utan rubrik", "ring mamma"),)
    assert read.unknown_headings == ("Kolumn C utan rubrik",)


def test_a_merged_heading_covers_its_columns() -> None:
    read = reading(
        grid(["Patient", wide("Nuläge", 2), "", "Start"], ["Anna", "bor hos mor", "mår bättre", "250303"])
    )
    assert read.rows[0].fields.situation == "bor hos mor\nmår bättre"
    assert read.doubts == ()
