"""Where someone stands on the board, kept over a change of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samordning_desktop.ui.board.model import FIELDS

if TYPE_CHECKING:
    from samordning_desktop.ui.board.view import BoardView


class Place:
    """Keeps the chosen person, the column and the scroll over a change of rows."""

    def __init__(self, view: BoardView) -> None:
        self._view = view

    def __enter__(self) -> None:
        self._id = self._view.chosen_id
        self._column = max(self._view.currentIndex().column(), 0)
        self._scroll = self._view.verticalScrollBar().value()

    def __exit__(self, *_exc: object) -> None:
        row = self._view.chosen_row
        if self._id and (row is None or row.id != self._id):
            self._view.choose(self._id, FIELDS[self._column])
            self._view.verticalScrollBar().setValue(self._scroll)
        self._view.tell_chosen()
