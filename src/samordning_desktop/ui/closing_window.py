"""Stands in the place of a window whose store does not close: nothing of it is seen, and the program can be ended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from samordning_desktop.ui.kit.enter import press_with_enter
from samordning_desktop.ui.kit.help_page import HelpPage, set_help
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import Theme, set_role

WAITS = "Tavlan är dold. Programmet blir klart av sig självt när det som pågår är över."
WHY = "Troligen svarar inte disken. Du kan vänta, eller avsluta ändå."


class ClosingWindow(QWidget):
    """``left`` tells that it is not to be waited for."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("Samordning Desktop")
        set_role(self, "page")
        set_help(self, HelpPage.LOCK)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.end = QPushButton("Avsluta utan att vänta …")
        self.end.clicked.connect(lambda _checked: self.left.emit())
        px, inside = theme.px, QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(2), px(2), px(2), px(2))
        column.setSpacing(px(0.9))
        for text, role in (("Samordning Desktop", "title"), (WAITS, ""), (WHY, "")):
            column.addWidget(wrapped(text, role))
        column.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(plain_scroll(inside))
        room = self.screen().availableGeometry()
        self.resize(min(px(34), int(room.width() * 0.95)), min(px(18), int(room.height() * 0.92)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard."""
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As the button."""
        event.ignore()
        self.left.emit()
