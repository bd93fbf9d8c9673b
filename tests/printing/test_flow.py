"""Pieces over pages."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.printing.flow import Piece, Room, flow, gap, together
from samordning_desktop.printing.ink import Text
from samordning_desktop.printing.pages import Page

ROOM = Room(10, 110)


def piece(name: str, height: float, keep: bool = False) -> Piece:
    return Piece(height, ((None, Text(0, 0, name, 10)),), keep)


def names(pages: list[Page]) -> list[list[tuple[str, float]]]:
    """For each page its pieces' names with where they begin."""
    return [[(ink.text, down) for _, ink, down in page.marks if isinstance(ink, Text)] for page in pages]


def test_one_under_the_other():
    assert names(flow([piece("a", 30), gap(5), piece("b", 65)], ROOM)) == [[("a", 10), ("b", 45)]]


def test_what_has_no_room_begins_a_page():
    assert names(flow([piece("a", 60), piece("b", 41)], ROOM)) == [[("a", 10)], [("b", 10)]]


def test_nothing_is_one_empty_page():
    assert names(flow([], ROOM)) == [[]]


def test_air_does_not_begin_a_page():
    assert names(flow([piece("a", 100), gap(20), piece("b", 10)], ROOM)) == [[("a", 10)], [("b", 10)]]


def test_pieces_kept_together_move_together():
    pieces = [piece("a", 50), *together([piece("b", 20), piece("c", 20), piece("d", 20)])]
    assert names(flow(pieces, ROOM)) == [[("a", 10)], [("b", 10), ("c", 30), ("d", 50)]]


def test_too_many_to_keep_together_flow_on():
    pieces = together([piece(str(at), 30) for at in range(5)])
    assert [len(page) for page in names(flow(pieces, ROOM))] == [3, 2]


def test_higher_than_a_page_is_not_lost():
    assert names(flow([piece("a", 10), piece("b", 500), piece("c", 10)], ROOM)) == [
        [("a", 10)], [("b", 10)], [("c", 10)],
    ]  # fmt: skip


def test_the_head_is_repeated_where_a_page_begins():
    head = piece("head", 10)
    rows = [replace(piece(name, 40), resume=lambda: (head,)) for name in "abc"]
    assert names(flow([head, *rows], ROOM)) == [
        [("head", 10), ("a", 20), ("b", 60)], [("head", 10), ("c", 20)],
    ]  # fmt: skip


@given(st.lists(st.tuples(st.floats(1, 150), st.booleans()), max_size=40))
def test_every_piece_is_there_once_in_order_and_inside(heights: list[tuple[float, bool]]):
    pieces = [piece(str(at), height, keep) for at, (height, keep) in enumerate(heights)]
    placed = names(flow(pieces, ROOM))
    assert [name for page in placed for name, _ in page] == [str(at) for at in range(len(heights))]
    for page in placed:
        for name, y in page:
            assert y == ROOM.top or y + heights[int(name)][0] <= ROOM.bottom + 1e-6
