"""A tick with words beside it that wrap: a check box's own words do not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from samordning_desktop.ui.kit.labels import Words, breakable
from samordning_desktop.ui.kit.theme import Theme, set_role


class _Words(Words):
    """Words that can be clicked."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words is one on the box."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Tick(QWidget):
    """``changed`` comes when it is ticked or not. ``name`` is what a screen reader says, when not the words."""

    changed = Signal(bool)

    def __init__(self, theme: Theme, words: str, *, name: str = "", role: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(name or words)
        self.box.toggled.connect(self.changed)
        self._words = _Words(breakable(words))
        self._words.clicked.connect(self.box.click)
        if role:
            set_role(self._words, role)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(0.3))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    @property
    def ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def tick(self, on: bool = True) -> None:
        """Tick it, or take the tick away."""
        self.box.setChecked(on)
