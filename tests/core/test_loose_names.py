"""What stands in a patient cell."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samordning_desktop.core.loose_names import same_name, split_name, tidy_personal_id

TEST_NUMBERS = ["19610118-2803", "20030202-2389", "19900222-2397", "20000125-2386", "19610973-2393"]


@pytest.mark.parametrize("number", TEST_NUMBERS)
@pytest.mark.parametrize(
    "cell",
    [
        "Anna Alm {}",
        "Anna Alm, {}",
        "Anna Alm\n{}",
        "{}\nAnna Alm",
        "Anna Alm ({})",
        "Anna Alm (pnr: {})",
        "Anna Alm pnr {}",
        "Anna Alm, personnummer: {}",
        "Anna\nAlm\n{}",
        "1. Anna Alm {}",
        " Anna  Alm\u00a0{} ",
    ],
)
def test_a_personal_number_beside_the_name_is_taken_out(cell: str, number: str) -> None:
    for writing in (number, number.replace("-", ""), number.replace("-", " - ")):
        assert split_name(cell.format(writing)) == ("Anna Alm", number, "")


def test_the_short_form_keeps_its_century_unsaid() -> None:
    assert split_name("Anna Alm 610118-2803") == ("Anna Alm", "610118-2803", "")
    assert split_name("Anna Alm 610118+2803") == ("Anna Alm", "610118+2803", "")
    assert split_name("Anna Alm 6101182803") == ("Anna Alm", "610118-2803", "")


def test_a_telephone_is_not_a_personal_number() -> None:
    assert split_name("Anna Alm 0701234567") == ("Anna Alm 0701234567", "", "")
    assert split_name("Anna Alm\nTel 070-123 45 67") == ("Anna Alm", "", "Tel 070-123 45 67")


def test_the_second_number_is_left_over() -> None:
    assert split_name("Anna Alm 19610118-2803\nombud Bo 20030202-2389") == (
        "Anna Alm",
        "19610118-2803",
        "ombud Bo 20030202-2389",
    )


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("1. Anna", "Anna"),
        ("12) Anna Alm", "Anna Alm"),
        ("1.Anna", "Anna"),
        ("• Anna", "Anna"),
        ("- Anna", "Anna"),
        ("– Åsa Öberg", "Åsa Öberg"),
        ("Anna  Maria\tAlm", "Anna Maria Alm"),
        ("AA-61", "AA-61"),
        ("A.A.", "A.A."),
        ("1.5 Anna", "1.5 Anna"),
        ("=Anna", "=Anna"),
        ("Anna-\u00adLena", "Anna-Lena"),
        ("", ""),
        ("7", "7"),
    ],
)
def test_list_marks_and_spaces_are_not_the_name(cell: str, name: str) -> None:
    assert split_name(cell) == (name, "", "")


def test_a_name_broken_by_a_narrow_column_is_one_name() -> None:
    assert split_name("Anna\nAlm").name == "Anna Alm"
    assert split_name("Anna\nvon Alm").name == "Anna von Alm"


def test_other_lines_are_no_part_of_the_name() -> None:
    assert split_name("Anna Alm\nFalköping\n(kommunen)") == ("Anna Alm", "", "Falköping\n(kommunen)")
    assert split_name("Anna\n(bor hos mor)") == ("Anna", "", "(bor hos mor)")


def test_a_number_alone_is_no_name() -> None:
    assert split_name("19610118-2803") == ("", "19610118-2803", "")


CALLED = (
    "personnummer", "personnr", "persnummer", "persnr", "pnr", "samordningsnummer", "samordningsnr", "reservnummer",
    "reservnr", "född",
)  # fmt: skip


@pytest.mark.parametrize("called", CALLED)
def test_what_a_number_is_called_is_no_name(called: str) -> None:
    assert split_name(f"{called.upper()} 19610118-2803") == ("", "19610118-2803", "")


@given(st.text(st.characters(categories=["L"]), min_size=1), st.sampled_from(TEST_NUMBERS))
def test_any_word_is_a_name_and_comes_out_whole(word: str, number: str) -> None:
    import unicodedata

    assume(word.casefold() not in CALLED)  # what a number is called is no name
    assert split_name(f"{word} {number}") == (unicodedata.normalize("NFC", word), number, "")


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("196101182803", "19610118-2803"),
        (" 19610118 – 2803 ", "19610118-2803"),
        ("6101182803", "610118-2803"),
        ("610118+2803", "610118+2803"),
        ("19610973-2393", "19610973-2393"),
        ("R-1234 AB", "R-1234 AB"),
        ("19611318-2803", "19611318-2803"),
        ("", ""),
    ],
)
def test_a_personal_number_gets_its_usual_form_and_nothing_is_refused(raw: str, tidy: str) -> None:
    assert tidy_personal_id(raw) == tidy


def test_same_name_is_blind_to_case_and_spaces() -> None:
    assert same_name(" ÅSA  Öberg") == same_name("Åsa Öberg")
    assert same_name("Åsa Öberg") != same_name("Asa Oberg")
