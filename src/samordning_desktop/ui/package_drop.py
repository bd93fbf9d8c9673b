"""A package dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.folder_files import ENDING

ONE_PACKAGE = "Dra hit ett paket (.age), en fil åt gången. En befintlig tavla släpps på tavlan."
AFTER_THE_MEETING = "Paketet kan visas när möteslaget är avslutat: det har hela namn."


class PackageDrop(QObject):
    """Lets ``target`` take files: ``dropped(Path)`` for one package, ``dropped(None)`` for anything else.

    What a part of the window takes for itself never gets here.
    """

    dropped = Signal(object)
    _fell = Signal(object)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        # The program the file comes from waits for the drop to end: what it leads to must not hold it up.
        self._fell.connect(self.dropped, Qt.ConnectionType.QueuedConnection)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Welcome files while they hover, and say when they fall."""
        if not isinstance(event, QDropEvent) or not event.mimeData().urls():
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self._fell.emit(package_file(event.mimeData()))
        return True


def package_file(data: QMimeData) -> Path | None:
    """The one local file that is dragged, if its name ends like a package's; else None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == ENDING else None
