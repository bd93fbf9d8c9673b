"""The empty board: three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import Theme, set_role

FROM_OTHERS = "En fil från den andra orten."
FROM_OWN = "Börja med en fil från ortens andra dator: allt som finns på den kommer med."


class EmptyBoard(QWidget):
    """Says what the board is for, and offers ``add``, ``import_board`` and ``take_package``."""

    add = Signal()
    import_board = Signal()
    take_package = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        self._column = TopColumn(inside)
        self._column.addWidget(wrapped("Tavlan är tom", "title"))
        self._column.addWidget(wrapped("Här står de personer som ni samordnar, en rad för var och en."))
        self._way(
            "Lägg till deltagare", "Börja med en person. Det går bra att fylla i resten senare.", self.add
        )
        self._way(
            "Ta in en befintlig tavla",
            "Word, Excel eller CSV. Du ser vad som tas in innan det sparas.",
            self.import_board,
        )
        self._package = self._way("Ta in ett paket", FROM_OTHERS, self.take_package)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(plain_scroll(inside))
        theme.changed.connect(self._measure)
        self._measure()

    def show_colleagues(self, own: bool) -> None:
        """Say whose package comes first: where the site has another computer, that one's."""
        button, words = self._package
        hint = FROM_OWN if own else FROM_OTHERS
        button.setAccessibleDescription(hint)
        words.setText(hint)

    def _way(self, verb: str, hint: str, signal: SignalInstance) -> tuple[QPushButton, QLabel]:
        button = QPushButton(verb)
        button.setAccessibleDescription(hint)
        button.clicked.connect(signal)
        self._column.addSpacing(self._theme.px(0.7))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        words = wrapped(hint, "quiet")
        self._column.addWidget(words)
        return button, words

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(3), px(2.5), px(3), px(2))
        self._column.setSpacing(px(0.55))
