"""Keeps how the board is set inside the encrypted store, and sets it so again when it is opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from samordning_desktop.ops import views
from samordning_desktop.ui.board.looks import from_text, to_text
from samordning_desktop.ui.board.page import BoardPage
from samordning_desktop.ui.flows.stage import Stage

NAME = "board"
#: A column that is dragged tells of each pixel: it is kept when the hand has rested.
REST_MS = 400


class LookKeeper(QObject):
    """Reads and keeps the look of ``board``."""

    def __init__(self, stage: Stage, board: BoardPage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._board = board
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._keep)
        board.look_changed.connect(self._rest.start)

    def restore(self) -> None:
        """Set the board as it was kept, as soon as that has been read."""
        self._stage.run(partial(views.kept, self._stage.desk, NAME), self._show)

    def finish(self) -> None:
        """Keep now what has not been kept yet."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep()

    def _show(self, text: str | None) -> None:
        self._board.show_look(from_text(text))

    def _keep(self) -> None:
        self._stage.run(partial(views.keep, self._stage.desk, NAME, to_text(self._board.look)))
