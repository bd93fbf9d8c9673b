"""The order of the rows."""

from __future__ import annotations

from datetime import date

import pytest

from samordning_desktop.ui.board.sorting import sorted_rows
from ui.rows import row


def names(rows):
    return [one.fields.name for one in rows]


def test_names_stand_in_swedish_order():
    rows = [row(name) for name in ("Öberg", "Zorn", "Åberg", "alm", "Ärlig", "Berg")]
    assert names(sorted_rows(rows, "name")) == ["alm", "Berg", "Zorn", "Åberg", "Ärlig", "Öberg"]


@pytest.mark.parametrize("descending", [False, True])
def test_empty_comes_last_either_way(descending):
    rows = [row("utan"), row("sen", start=date(2026, 1, 2)), row("tidig", start=date(2025, 12, 31))]
    days = ["tidig", "sen"] if not descending else ["sen", "tidig"]
    assert names(sorted_rows(rows, "start", descending=descending)) == [*days, "utan"]


def test_numbers_stand_by_their_size():
    rows = [row("a", planning="vecka 10"), row("b", planning="vecka 9"), row("c", planning="Vecka 9 igen")]
    assert names(sorted_rows(rows, "planning")) == ["b", "c", "a"]


def test_what_is_equal_keeps_its_order():
    rows = [row("Bo", row_id="1"), row("Bo", row_id="2"), row("Bo", row_id="3")]
    assert [one.id for one in sorted_rows(rows, "name")] == ["1", "2", "3"]


def test_nobody_is_no_trouble():
    assert sorted_rows([], "planning") == []
