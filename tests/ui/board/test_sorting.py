"""The order of the rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.ui.board.filtering import ORDERS
from samordning_desktop.ui.board.sorting import sorted_rows, together
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


def by(order, rows, names=None, when=None):
    return [one.id for one in together(rows, order, names or {}, when or {})]


def test_those_of_a_site_stand_together_and_keep_their_order():
    rows = [row("a"), row("b", mine=False), row("c"), row("d", mine=False)]
    assert by("site", rows) == ["a", "c", "b", "d"]


def test_coordinators_stand_by_name_and_nobodys_last():
    rows = [
        row("a"),
        row("b", coordinators=("1", "2")),
        row("c", coordinators=("2",)),
        row("d", coordinators=("?",)),
    ]
    assert by("coordinator", rows, {"1": "Öst", "2": "Åke"}) == ["c", "b", "a", "d"]


def test_principals_stand_by_name_and_none_last():
    rows = [row("a"), row("b", principal="region"), row("c", principal="kommun")]
    assert by("principal", rows) == ["c", "b", "a"]


def test_consents_begin_with_what_waits_for_somebody():
    def standing(state, day=None, left=None):
        return Standing(state, date(2026, 12, day) if day else None, left)

    states = {
        "a": standing(ConsentState.WITHDRAWN), "b": standing(ConsentState.VALID, 20, 30),
        "c": standing(ConsentState.EXPIRING, 9, 9), "d": standing(ConsentState.EXPIRED, 1),
        "e": standing(ConsentState.EXPIRING, 3, 3), "f": standing(ConsentState.MISSING),
    }  # fmt: skip
    rows = [replace(row(name), consent=one) for name, one in states.items()]
    assert by("consent", rows) == ["f", "d", "e", "c", "b", "a"]


def test_the_newest_change_comes_first_and_none_last():
    rows = [row("a"), row("b"), row("c"), row("d")]
    assert by("since", rows, when={"b": 5, "c": 7}) == ["c", "b", "a", "d"]


@pytest.mark.parametrize("order", ORDERS)
def test_nobody_stands_together_too(order):
    assert by(order, []) == []
