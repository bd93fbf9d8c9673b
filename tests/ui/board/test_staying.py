"""A row that is written in stays where it is, as in a spreadsheet."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from samordning_desktop.store.board import in_order
from samordning_desktop.ui.board.filtering import Filter, Since
from samordning_desktop.ui.board.model import FIELDS, BoardModel
from samordning_desktop.ui.board.staying import Staying
from samordning_desktop.ui.board.view import BoardView
from ui.rows import row

ANNA, BO, ASA = (
    row("Anna Alm", situation="På härbärget.", start=date(2026, 1, 1)),
    row("Bo Berg", situation="På härbärget.", start=date(2026, 2, 1)),
    row("Åsa Öberg", start=date(2026, 3, 1)),
)


@pytest.fixture
def view(theme, show):
    model = BoardModel()
    view = BoardView(theme, model)
    model.setParent(view)
    view.resize(1000, 500)
    view.show_rows([ANNA, BO, ASA])
    show(view)
    return view


def shown(view):
    return view.model().shown_ids


def test_a_row_that_no_longer_fits_the_search_stays_until_it_is_made_anew(view):
    view.search("härbärget")
    view.choose("Anna Alm", "situation")
    view.show_rows([moved := row("Anna Alm", situation="Egen lägenhet."), BO, ASA])
    assert shown(view) == ["Anna Alm", "Bo Berg"]
    assert (view.chosen_id, view.currentIndex().column()) == ("Anna Alm", FIELDS.index("situation"))
    view.choose("Bo Berg", "situation")
    view.show_rows([moved, row("Bo Berg", situation="Hos sin bror."), ASA])
    assert shown(view) == ["Anna Alm", "Bo Berg"]  # nobody goes because the next is written in
    view.search("härbärge")
    assert shown(view) == []
    view.search("")
    assert shown(view) == ["Anna Alm", "Bo Berg", "Åsa Öberg"]


def test_nobody_else_stays(view):
    view.search("härbärget")
    view.choose("Anna Alm")
    view.show_rows([ANNA, row("Bo Berg"), ASA])
    assert shown(view) == ["Anna Alm"]


def test_a_row_that_no_longer_fits_the_filter_stays_until_another_is_chosen(view):
    wanted = Filter(principal="region")
    ours = row("Anna Alm", principal="region")
    view.show_rows([ours, BO, ASA])
    view.narrow(wanted, ())
    view.choose("Anna Alm")
    view.show_rows([ANNA, BO, ASA])
    assert shown(view) == ["Anna Alm"]
    view.narrow(wanted, {"Anna Alm"})  # the same is asked for: who has changed is only read again
    assert shown(view) == ["Anna Alm"]
    view.narrow(Filter(), ())
    view.narrow(wanted, ())
    assert shown(view) == []


def test_a_row_that_has_not_changed_goes_with_the_day_that_the_filter_asks_for(view):
    view.narrow(Filter(since=Since.TODAY), {"Anna Alm"})
    view.choose("Anna Alm")
    view.show_rows([ANNA, BO, ASA])
    view.narrow(Filter(since=Since.TODAY), ())
    assert shown(view) == []


def test_who_has_left_goes(view):
    view.choose("Anna Alm")
    view.show_rows([row("Anna Alm", left=True), BO, ASA])
    assert shown(view) == ["Bo Berg", "Åsa Öberg"]


def test_who_is_gone_is_gone(view):
    view.choose("Anna Alm")
    view.show_rows([BO, ASA])
    assert shown(view) == ["Bo Berg", "Åsa Öberg"]


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_a_row_keeps_its_place_in_the_order_until_it_is_sorted_again(view, order):
    view.sortByColumn(FIELDS.index("start"), order)
    before = shown(view)
    view.choose("Anna Alm", "start")
    view.show_rows([row("Anna Alm", start=date(2026, 2, 15)), BO, ASA])
    assert shown(view) == before
    view.sortByColumn(FIELDS.index("name"), Qt.SortOrder.AscendingOrder)
    view.sortByColumn(FIELDS.index("start"), Qt.SortOrder.AscendingOrder)
    assert shown(view) == ["Bo Berg", "Anna Alm", "Åsa Öberg"]


def test_a_new_person_comes_where_they_belong(view):
    view.choose("Anna Alm")
    view.show_rows(in_order([row("Åke Ek", row_id="Anna Alm"), BO, ASA, row("Bertil Ax")]))
    assert shown(view) == ["Anna Alm", "Bertil Ax", "Bo Berg", "Åsa Öberg"]


def test_whoever_comes_back_stands_before_a_row_that_was_written_in_but_not_moved(view):
    view.choose("Åsa Öberg", "situation")
    written = row("Åsa Öberg", situation="nytt", start=date(2026, 3, 1))
    view.show_rows(in_order([BO, written]))
    view.show_rows([written])
    view.show_rows(in_order([BO, written]))
    assert shown(view) == ["Bo Berg", "Åsa Öberg"]


numbers = st.permutations(range(8))


@given(numbers, numbers, st.sets(st.integers(0, 9)), st.integers(0, 8), st.integers(0, 8))
def test_all_others_stand_in_the_order_given_and_nobody_is_lost(new, old, stay, many, before):
    rows = [row(str(number)) for number in new[:many]]
    earlier = [row(str(number)) for number in old[:before]]
    staying = Staying()
    for number in stay:
        staying.standing_on = str(number)
        staying.note([], [row(str(number))])
    found = [one.id for one in staying.in_place(rows, earlier)]
    kept = {str(number) for number in stay} & {one.id for one in earlier}
    assert sorted(found) == sorted(one.id for one in rows)
    assert [one for one in found if one not in kept] == [one.id for one in rows if one.id not in kept]


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)), st.randoms())
def test_where_only_they_would_move_nothing_moves(old, stay, chance):
    earlier = [row(str(number)) for number in old]
    ordered = [one for one in earlier if int(one.id) not in stay]
    staying = Staying()
    for number in stay:
        staying.standing_on = str(number)
        staying.note([], [row(str(number))])
        ordered.insert(chance.randint(0, len(ordered)), row(str(number)))
    assert staying.in_place(ordered, earlier) == earlier
