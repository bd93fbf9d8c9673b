"""An old board's file dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

#: The kinds of file that hold a board.
ENDINGS = (".docx", ".xlsx", ".csv")


class BoardDrop(QObject):
    """Lets ``target`` take one file of a kind that holds a board; ``dropped(Path)`` comes when the drop is over."""

    dropped = Signal(object)
    _fell = Signal(object)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        # The program the file comes from waits for the drop to end: what it leads to must not hold it up.
        self._fell.connect(self.dropped, Qt.ConnectionType.QueuedConnection)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Welcome the file while it hovers, and take it when it falls."""
        if not isinstance(event, QDropEvent):
            return False
        path = board_file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self._fell.emit(path)
        return True


def board_file(data: QMimeData) -> Path | None:
    """The one file that is dragged, if its name ends like a board's; else None."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != 1 or len(data.urls()) != 1 or paths[0].suffix.lower() not in ENDINGS:
        return None
    return paths[0]
