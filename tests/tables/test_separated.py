"""Boards kept as separated text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from board_files import HEADINGS, PEOPLE, STARTS, csv_board, save
from samordning_desktop.core import doubts
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import Doubt, TableReading
from samordning_desktop.tables import read_board

Read = Callable[[bytes | str], TableReading]
HEADER = ";".join(HEADINGS)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(content: bytes | str) -> TableReading:
        return read_board(
            save(tmp_path / "tavla.csv", content.encode() if isinstance(content, str) else content)
        )

    return reading


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_separators_encodings_and_line_ends(read: Read, separator: str, encoding: str, line_end: str) -> None:
    quotes = encoding == "cp850"  # the only one of them without typographic quotation marks
    content = csv_board(separator, "utf-8", line_end).decode()
    expected = [
        BoardFields(name, "", start, *(text.replace("”", "'") if quotes else text for text in texts))
        for (name, _, *texts), start in zip(PEOPLE, STARTS, strict=True)
    ]
    content = content.replace("”", "'") if quotes else content
    assert [row.fields for row in read(content.encode(encoding)).rows] == expected


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_either_mark(read: Read, encoding: str) -> None:
    content = ("\ufeff" + HEADER + "\nÅsa Öberg").encode(encoding)
    assert read(content).rows[0].fields.name == "Åsa Öberg"


def test_a_separator_that_the_file_states(read: Read) -> None:
    result = read("sep=|\r\nPatient|Start|Nuläge\r\nAnna|250303|a;b,c\r\n")
    assert result.rows[0].fields.situation == "a;b,c"


def test_the_separator_of_the_header_counts_not_that_of_the_texts(read: Read) -> None:
    result = read("Patient,Start,Nuläge\nAnna,250303,a;b;c;d;e\nBo,250303,a;b;c;d;e")
    assert [row.fields.situation for row in result.rows] == ["a;b;c;d;e"] * 2


def test_a_header_far_down_is_found(read: Read) -> None:
    content = "anteckning; som finns\n" * 1500 + HEADER.replace(";", ",") + "\nAnna"
    assert read(content).rows[0].place == "rad 1502"


def test_rows_are_numbered_as_excel_shows_them(read: Read) -> None:
    result = read(f'\n{HEADER}\n"Anna";;"ett\ntvå\ntre"\n\nBo;mars 2025')
    assert [row.place for row in result.rows] == ["rad 3", "rad 5"]
    assert result.doubts[0].place == "rad 5, kolumn Start"


def test_quotation_marks_in_the_middle_of_a_text(read: Read) -> None:
    result = read(f'{HEADER}\nAnna;;säger "nej";""\nBo;;"säger ""ja""";x\nEva;;"kallas" Eva;y')
    assert [row.fields.goal for row in result.rows] == ['säger "nej"', 'säger "ja"', "kallas Eva"]
    assert result.doubts == ()


def test_quotation_marks_that_do_not_pair_up_are_said(read: Read) -> None:
    result = read(f'{HEADER}\nAnna;;"bo själv;x\nBo;;arbete;y\n')
    assert [(d.place, d.reason) for d in result.doubts] == [("rad 2", doubts.QUOTES)]
    assert "Bo;;arbete;y" in result.rows[0].fields.goal


def test_a_file_cut_off_within_a_letter_is_read_and_said(read: Read) -> None:
    for mark in ("", "\ufeff"):
        content = f"{mark}{HEADER}\nÅsa;250303;må".encode()[:-1]
        result = read(content)
        assert result.rows[0].fields == BoardFields("Åsa", "", result.rows[0].fields.start, "m")
        assert result.doubts == (Doubt("slutet av filen", "", doubts.CUT_OFF),)


def test_a_marked_file_that_is_not_what_it_says_is_damaged(read: Read) -> None:
    for content in (b"\xef\xbb\xbf" + HEADER.encode("cp1252") + b"\nAnna", b"\xff\xfe" + b"\x00\xdc" * 20):
        with pytest.raises(KnownError, match=r"^board\.damaged$"):
            read(content)


def test_a_cell_without_end_is_damage(read: Read) -> None:
    with pytest.raises(KnownError, match=r"^board\.damaged$"):
        read(f'{HEADER}\nAnna;;"' + "x" * 200_000)


def test_nothing_is_taken_for_a_formula_sign_but_before_a_formula(read: Read) -> None:
    result = read(f"{HEADER}\nAnna;;'=1+1;'t Hooft;''-x;'")
    fields = result.rows[0].fields
    assert (fields.goal, fields.situation, fields.interventions, fields.planning) == (
        "=1+1",
        "'t Hooft",
        "'-x",
        "'",
    )
