"""Files dropped on a part of the window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Lets ``target`` take what ``welcome`` says yes to; ``dropped`` then gives what is dragged as ``read`` reads it.

    What is not welcome, the part of the window behind may take.
    """

    dropped = Signal(object)
    _fell = Signal(object)

    def __init__(
        self,
        target: QWidget,
        welcome: Callable[[QMimeData], object],
        read: Callable[[QMimeData], Path | None],
    ) -> None:
        super().__init__(target)
        self._welcome = welcome
        self._read = read
        # The program the file comes from waits for the drop to end: what it leads to must not hold it up.
        self._fell.connect(self.dropped, Qt.ConnectionType.QueuedConnection)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Welcome files while they hover, and take them when they fall."""
        if not isinstance(event, QDropEvent) or not self._welcome(event.mimeData()):
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self._fell.emit(self._read(event.mimeData()))
        return True


def one_file(data: QMimeData, endings: Collection[str]) -> Path | None:
    """The one local file that is dragged, if its name ends in one of ``endings``; else None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in endings else None
