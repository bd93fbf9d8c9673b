"""Cells as a text for a letter or a spreadsheet."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.ui.board.copying import as_text

#: What a cell of the board can hold: line breaks are \n there.
cells = st.text(st.characters(exclude_characters="\r\x00"))


def test_one_cell_is_its_text_as_it_stands():
    assert as_text([['Säger "ja"\ntill allt']]) == 'Säger "ja"\ntill allt'


def test_cells_are_parted_by_tabs_and_rows_by_line_breaks():
    assert as_text([["Anna", ""], ["Åsa", "2026-01-02"]]) == "Anna\t\nÅsa\t2026-01-02"


def test_a_line_break_or_a_tab_within_a_cell_is_quoted():
    assert as_text([["a\nb", 'c\t"d"']]) == '"a\nb"\t"c\t""d"""'


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=2)))
def test_a_spreadsheet_reads_back_what_was_copied(lines):
    read = list(csv.reader(io.StringIO(as_text(lines), newline=""), delimiter="\t"))
    assert [line or [""] for line in read] + [[""]] * (len(lines) - len(read)) == lines
