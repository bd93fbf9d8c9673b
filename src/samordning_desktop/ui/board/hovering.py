"""The tip over a cell: its text, and who wrote it and when, which is read first when it is asked for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtWidgets import QToolTip

from samordning_desktop.ui.board.model import FIELDS, BoardModel, hover_text

if TYPE_CHECKING:
    from samordning_desktop.ui.board.view import BoardView

Cell = tuple[str, str]


class Hovering(QObject):
    """``wanted(participant id, field)`` asks where a cell's text comes from; ``tell`` is the answer."""

    wanted = Signal(str, str)

    def __init__(self, view: BoardView, model: BoardModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._shown: Cell | None = None
        self._origins: dict[Cell, str] = {}

    def forget(self) -> None:
        """The rows are new: what was known of their cells may no longer hold."""
        self._origins.clear()

    def show_tip(self, event: QHelpEvent) -> bool:
        """Show the tip of the cell under the mouse, and ask for what is not known of it."""
        cell = self._cell_at(event.pos())
        self._shown = cell
        if cell is None:
            QToolTip.hideText()
            return True
        self._show(event.globalPos(), cell)
        if cell not in self._origins:
            self.wanted.emit(*cell)
        return True

    def tell(self, participant: str, field: str, origin: str) -> None:
        """Say where a cell's text comes from; the tip says so too, if it is still shown and the mouse still there."""
        cell = (participant, field)
        self._origins[cell] = origin
        if cell == self._shown and QToolTip.isVisible():
            at = QCursor.pos()
            if self._cell_at(self._view.viewport().mapFromGlobal(at)) == cell:
                self._show(at, cell)

    def _cell_at(self, place: QPoint) -> Cell | None:
        index = self._view.indexAt(place)
        return (self._model.row_at(index.row()).id, FIELDS[index.column()]) if index.isValid() else None

    def _show(self, at: QPoint, cell: Cell) -> None:
        index = self._model.index_of(*cell)
        text = hover_text(self._model.row_at(index.row()), cell[1], self._model.shown)
        origin = self._origins.get(cell, "")
        QToolTip.showText(
            at, text + (f"<p><i>{escape(origin)}</i></p>" if origin else ""), self._view.viewport()
        )
