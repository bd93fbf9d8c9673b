"""The board's page: search, the table, a line that says how many, and a beginning where it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.empty import EmptyBoard
from samordning_desktop.ui.board.model import BoardModel
from samordning_desktop.ui.board.search_field import SearchField
from samordning_desktop.ui.board.tally import Tally
from samordning_desktop.ui.board.view import BoardView
from samordning_desktop.ui.kit.theme import Theme, set_role

EDIT_HINT = "Enter sparar · Skift+Enter ny rad · Tab sparar och går vidare · Esc ångrar det du skriver"


class BoardPage(QWidget):
    """Search and board together, the empty board in their place, and the line below.

    ``add_button``, ``meeting_button`` and ``panel_button`` stand beside the search; the window connects them.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.model = BoardModel(self)
        self.view = BoardView(theme, self.model)
        self.empty = EmptyBoard(theme)
        self.search = SearchField()
        self.add_button = QPushButton("Lägg till deltagare")
        self.panel_button = QPushButton("Visa personen")
        self.meeting_button = QPushButton("Möteslage")
        self._status = QLabel()
        self._tally = Tally()
        set_role(self._status, "quiet")
        self._assemble()
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self.view.setFocus)
        self.view.editing.connect(self._tell)
        theme.changed.connect(self._measure)
        self._measure()

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show the board as it stands."""
        self._tally = Tally.of(rows)
        self.view.show_rows(rows)
        self._stack.setCurrentWidget(self.view if rows else self.empty)
        self._top.setVisible(bool(rows))
        self._status.setVisible(bool(rows))
        self._tell(self.view.is_editing)

    def choose_soon(self, participant: str) -> None:
        """Move to a participant that has just been added, as soon as the board shows them."""
        self.search.clear()
        self.view.choose_soon(participant)

    def begin_search(self) -> None:
        """Put the keyboard in the search field, what stands there chosen."""
        self.search.setFocus()
        self.search.selectAll()

    @property
    def status(self) -> str:
        """The line under the board."""
        return self._status.text()

    def _search(self, query: str) -> None:
        self.view.search(query)
        self._tell(False)

    def _tell(self, editing: bool) -> None:
        self._status.setText(EDIT_HINT if editing else self._tally.words(self.model.rowCount()))

    def _assemble(self) -> None:
        self._top = QWidget()
        self._row = QHBoxLayout(self._top)
        self._row.addWidget(self.search, 1)
        self._row.addWidget(self.add_button)
        self._row.addWidget(self.meeting_button)
        self._row.addWidget(self.panel_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._top)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self._status)

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(0.6))
        self._column.setContentsMargins(px(1), px(0.8), px(1), px(0.6))
        self._column.setSpacing(px(0.6))
