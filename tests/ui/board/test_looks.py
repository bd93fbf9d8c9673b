"""How the board is set, and that it comes back the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.participant import BOARD_COLUMNS
from samordning_desktop.ui.board.columns import COLUMNS
from samordning_desktop.ui.board.filtering import ORDERS, Filter, Since
from samordning_desktop.ui.board.looks import LEAST_EM, MOST_EM, Columns, Look, from_text, to_text

PAPER = tuple(field for field, _ in BOARD_COLUMNS)
columns = st.builds(
    lambda order, hidden, widths: Columns(tuple(order), frozenset(hidden) - {"name"}).with_widths(widths),
    st.permutations(COLUMNS),
    st.sets(st.sampled_from(COLUMNS)),
    st.dictionaries(st.sampled_from(COLUMNS), st.floats(-100, 1_000)),
)
filters = st.builds(
    Filter,
    st.text(),
    st.text(),
    st.text(),
    st.text(),
    st.sampled_from(Since),
    st.booleans(),
    st.sampled_from(("", *ORDERS)),
)
looks = st.builds(Look, columns, st.tuples(st.sampled_from(COLUMNS), st.booleans()), filters)
json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=True) | st.text() | st.sampled_from(COLUMNS),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_from_the_beginning_the_columns_are_the_papers():
    assert Columns().shown == PAPER
    assert from_text(None) == Look()


@given(looks)
def test_what_is_kept_comes_back_the_same(look):
    assert from_text(to_text(look)) == look


@given(st.text())
def test_a_damaged_text_is_as_from_the_beginning_or_holds(text):
    assert set(from_text(text).columns.order) == set(COLUMNS)


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("order", "hidden", "widths", "sort", "filter"), json_values)
    )
)
def test_a_foreign_text_never_hides_the_patient_nor_loses_a_column(kept):
    look = from_text(json.dumps(kept))
    assert sorted(look.columns.order) == sorted(COLUMNS)
    assert "name" in look.columns.shown
    assert look.sort[0] in COLUMNS
    assert all(LEAST_EM <= em <= MOST_EM for em in look.columns.widths.values())


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{", '{"order": ["name"]}', '{"sort": ["okänd", true]}', "[" * 100_000]
)
def test_what_cannot_be_is_silently_as_from_the_beginning(text):
    assert from_text(text) == Look()


def test_a_part_that_cannot_be_takes_nothing_else_with_it():
    kept = json.loads(to_text(Look(sort=("start", True), filter=Filter(site="x"))))
    look = from_text(json.dumps(kept | {"order": "tokig"}))
    assert (look.sort, look.filter) == (("start", True), Filter(site="x"))


def test_moving_past_a_neighbour_and_not_past_the_edge():
    there = Columns().moved("start", 1)
    assert there.shown == ("name", "goal", "start", "situation", "interventions", "planning")
    assert there.moved("start", -1) == Columns()
    assert Columns().moved("name", -1) == Columns() == Columns().moved("planning", 1)


def test_moving_passes_over_hidden_columns():
    hidden = Columns().with_shown("goal", False)
    assert hidden.moved("start", 1).shown == ("name", "situation", "start", "interventions", "planning")
    assert hidden.moved("goal", 1) == hidden


def test_patient_cannot_be_hidden():
    assert Columns().with_shown("name", False) == Columns()
    assert Columns().with_shown("goal", False).with_shown("goal", True) == Columns()


@given(columns, st.sampled_from(COLUMNS), st.sampled_from([-1, 1]))
def test_no_move_loses_a_column(some, column, step):
    moved = some.moved(column, step)
    assert sorted(moved.order) == sorted(COLUMNS)
    assert moved.hidden == some.hidden


def test_an_order_that_there_is_not_is_none():
    kept = json.loads(to_text(Look(filter=Filter(by="site"))))
    assert from_text(json.dumps(kept)).filter.by == "site"
    for other in ("name", "", None, ["site"], 3):
        kept["filter"]["by"] = other
        assert from_text(json.dumps(kept)).filter.by == ""
