"""Pieces of a sheet, one under the other, over as many pages as it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from samordning_desktop.printing.pages import Mark, Page


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is never split: its height, and its marks with y counted from its top.

    ``keep``: on the same page as the next piece, if at all possible. ``resume``: what is repeated at the top
    when this piece is the first of a page but not of its table.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    keep: bool = False
    resume: Callable[[], Sequence[Piece]] | None = None


class Room(NamedTuple):
    """Where on a page pieces may stand, in points from its top."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The room in points."""
        return self.bottom - self.top


def gap(height: float, keep: bool = False) -> Piece:
    """Air."""
    return Piece(height, keep=keep)


def together(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, to be kept on one page."""
    return [*(replace(piece, keep=True) for piece in pieces[:-1]), *pieces[-1:]]


def flow(pieces: Sequence[Piece], room: Room) -> list[Page]:
    """The pieces on pages, at least one. Pieces kept together move to a new page together unless they fill more
    than one; a single piece higher than a page hangs over its edge rather than being lost.
    """
    pages = [Page()]
    y = room.top
    end = 0
    loose = False
    for at, piece in enumerate(pieces):
        starts = at >= end
        if starts:
            end = _group_end(pieces, at)
            loose = _height(pieces[at:end]) > room.height
        needed = piece.height if loose else _height(pieces[at:end]) if starts else 0.0
        if y + needed > room.bottom and y > room.top:
            pages.append(Page())
            y = room.top
            for repeated in piece.resume() if piece.resume else ():
                y = _put(pages[-1], repeated, y)
        if piece.marks or y > room.top:
            y = _put(pages[-1], piece, y)
    return pages


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _group_end(pieces: Sequence[Piece], at: int) -> int:
    while at < len(pieces) - 1 and pieces[at].keep:
        at += 1
    return at + 1


def _put(page: Page, piece: Piece, y: float) -> float:
    for mark in piece.marks:
        page.put(mark, y)
    return y + piece.height
