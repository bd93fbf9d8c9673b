"""The board and the panel beside it; where there is no room for both, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from samordning_desktop.ui.board.page import BoardPage
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.panel.panel import PersonPanel

PANEL_EM = 20.0
#: Below this width in em the board needs all the room (large type on a small screen).
BOTH_EM = 72.0


class Workspace(QWidget):
    """``board`` and ``panel``, and whether the panel is wanted. ``arranged`` tells that one of them came or went."""

    arranged = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._beside = True
        self._instead = False
        self.board = BoardPage(theme)
        self.panel = PersonPanel(theme)
        self._rule = QFrame()
        set_role(self._rule, "side-rule")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.board, 1)
        row.addWidget(self._rule)
        row.addWidget(self.panel)
        self.board.panel_button.clicked.connect(lambda _checked: self.toggle_panel())
        self.panel.left.connect(self.toggle_panel)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def has_room(self) -> bool:
        """Whether board and panel stand side by side."""
        return self.width() >= self._theme.px(BOTH_EM)

    @property
    def shows_board(self) -> bool:
        """Whether the panel does not stand in the board's place."""
        return self.has_room or not self._instead

    def open_board(self) -> None:
        """Show the board, where the panel stands in its place."""
        if self._instead:
            self._instead = False
            self._arrange()

    def toggle_panel(self) -> None:
        """Show or hide the panel, and give the keyboard to what is then shown."""
        if self.has_room:
            self._beside = not self._beside
        else:
            self._instead = not self._instead
            if not self.board.view.chosen_id:
                self.board.view.take_place()
        self._arrange()
        if self.panel.isVisible() and not self.has_room:
            self.panel.back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.board.isVisible():
            self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """What the board alone needs: with less room than for both, the panel gives way."""
        return self.board.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that the width allows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        both = self.has_room
        shown = self._beside if both else self._instead
        self.panel.setVisible(shown)
        self._rule.setVisible(shown and both)
        self.board.setVisible(self.shows_board)
        self.panel.back.setVisible(shown and not both)
        if both:
            self.panel.setFixedWidth(self._theme.px(PANEL_EM))
        else:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(self._theme.px(1000))
        self.board.panel_button.setText("Dölj personen" if shown else "Visa personen")
        self.arranged.emit()
