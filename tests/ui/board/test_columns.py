"""The columns' widths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.participant import BOARD_COLUMNS
from samordning_desktop.ui.board.columns import COLUMNS, WIDTHS, column_widths


def px(em):
    return round(15 * em)


LEAST = {column: px(em) for column, (em, _) in WIDTHS.items()}
shown_columns = st.permutations(COLUMNS).flatmap(
    lambda order: st.integers(1, len(order)).map(lambda count: order[:count])
)


def test_there_is_a_width_for_each_column_in_order():
    assert list(WIDTHS) == [field for field, _ in BOARD_COLUMNS]


@given(shown_columns, st.integers(0, 5_000))
def test_the_room_is_filled_and_no_column_is_narrower_than_it_must_be(shown, room):
    widths = column_widths(shown, {}, room, px)
    assert all(width >= LEAST[column] for column, width in zip(shown, widths, strict=True))
    if set(shown) != {"start"}:
        assert sum(widths) == max(room, sum(LEAST[column] for column in shown))


@given(shown_columns, st.dictionaries(st.sampled_from(COLUMNS), st.floats(4, 60)), st.integers(0, 5_000))
def test_a_width_set_by_hand_holds_whatever_the_room(shown, own, room):
    widths = dict(zip(shown, column_widths(shown, own, room, px), strict=True))
    assert all(widths[column] == px(own[column]) for column in shown if column in own)
    flexible = [column for column in shown if column not in own and WIDTHS[column][1]]
    if flexible:
        assert sum(widths.values()) == max(room, sum(px(own.get(one, WIDTHS[one][0])) for one in shown))


def test_the_day_takes_no_more_than_it_needs():
    assert column_widths(COLUMNS, {}, 4_000, px)[1] == LEAST["start"]


def test_board_and_panel_stand_side_by_side_without_a_sideways_scroll():
    """1366 pixels wide, less the window's edges, the rail, the panel, the margins and the scroll bar."""
    assert sum(LEAST.values()) <= 1311 - 120 - 300 - 30 - 10
