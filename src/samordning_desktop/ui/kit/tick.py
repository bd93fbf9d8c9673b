"""A box to tick whose words wrap: the system's own do not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.theme import Theme


class Tick(QWidget):
    """The box and its words beside it; a click on the words ticks too. ``toggled`` comes when it changes."""

    toggled = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.toggled.connect(lambda _checked: self.toggled.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(0.3))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(wrapped(breakable(words)), 1, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.box)

    @property
    def ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def tick(self, ticked: bool) -> None:
        """Tick it or not."""
        self.box.setChecked(ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words belong to the box."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
