"""What stands in the board's place when no row fits what is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme, set_role

NO_ROW = "Ingen rad passar"
ALL_LEFT = "Alla på tavlan har avslutat sitt deltagande."


class NothingFits(QWidget):
    """Says that nothing fits, and why; ``clear`` asks to show everyone again."""

    clear = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._why = wrapped("", "quiet")
        self.button = QPushButton("Visa alla")
        self.button.clicked.connect(lambda _checked: self.clear.emit())
        self._column = TopColumn(self)
        self._column.addWidget(wrapped(NO_ROW, "title"))
        self._column.addWidget(self._why)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._measure)
        self._measure()

    def explain(self, why: str, verb: str) -> None:
        """Say why, and what the button does."""
        self._why.setText(why)
        self.button.setText(verb)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(3), px(2.5), px(3), px(2))
        self._column.setSpacing(px(0.7))
