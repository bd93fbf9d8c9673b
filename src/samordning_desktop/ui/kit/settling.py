"""What has just moved under the pointer takes no press: whoever pressed meant what stood there."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint
from PySide6.QtWidgets import QPushButton, QWidget

#: As long as somebody needs to see that a button has moved.
SETTLE_MS = 500
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Settling(QObject):
    """Watches the buttons of a page whose contents come and go by themselves.

    Call ``begin`` before they do, and ``watch`` when they have.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._since = QElapsedTimer()
        self._stood: dict[str, QPoint] = {}

    @property
    def settled(self) -> bool:
        """Whether what is shown has stood long enough."""
        return not self._since.isValid() or self._since.elapsed() >= SETTLE_MS

    def begin(self) -> None:
        """Remember where each button stands, as long as nobody has had the time to see that it has moved."""
        if not self._page.isVisible():
            return
        if self.settled:
            buttons = self._page.findChildren(QPushButton)
            self._stood = {one.accessibleName() or one.text(): _place(one) for one in buttons}
        self._since.start()

    def watch(self) -> None:
        """Watch the buttons that are there now."""
        for button in self._page.findChildren(QPushButton):
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a press from a button that has not settled where it stands."""
        if event.type() not in _PRESSES or self.settled or not isinstance(watched, QPushButton):
            return False
        return self._stood.get(watched.accessibleName() or watched.text()) != _place(watched)


def _place(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, 0))
