"""The columns' widths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.participant import BOARD_COLUMNS
from samordning_desktop.ui.board.columns import WIDTHS, column_widths


def px(em):
    return round(15 * em)


LEAST = [px(em) for em, _ in WIDTHS.values()]


def test_there_is_a_width_for_each_column_in_order():
    assert list(WIDTHS) == [field for field, _ in BOARD_COLUMNS]


@given(st.integers(0, 5_000))
def test_the_room_is_filled_and_no_column_is_narrower_than_it_must_be(room):
    widths = column_widths(room, px)
    assert all(width >= least for width, least in zip(widths, LEAST, strict=True))
    assert sum(widths) == max(room, sum(LEAST))


def test_the_day_takes_no_more_than_it_needs():
    assert column_widths(4_000, px)[1] == LEAST[1]
