"""The person's own page: who it is, everything at a glance, and the whole history behind a button."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from samordning_desktop.core.dates import began_words, ended_words
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.history import HistoryView
from samordning_desktop.ui.person.overview import Overview


class PersonPage(QWidget):
    """Shows a PersonView.

    ``asked(Verb, what)`` and ``acted(Action)`` tell what was chosen, ``history_asked`` that the history is to be
    read, ``turned`` that another of its leaves is shown, and ``left`` that the page is.
    """

    asked = Signal(object, str)
    acted = Signal(object)
    history_asked = Signal()
    turned = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._person = ""
        self.back = QPushButton("Till tavlan")
        self.back.clicked.connect(lambda _checked: self.left.emit())
        self._name = wrapped("", "title")
        self._about = wrapped("", "quiet")
        self._protected = signed(theme, Sign.PROTECTED, "Skyddad identitet", "strong")
        self.overview = Overview(theme)
        self.history = HistoryView(theme)
        self.at_glance, self.in_time = (self._segment(text) for text in ("Översikt", "Historik"))
        self._assemble()
        self.overview.asked.connect(self.asked)
        self.overview.acted.connect(self.acted)
        self.history.asked.connect(self.asked)
        self.at_glance.clicked.connect(lambda _checked: self.show_overview())
        self.in_time.clicked.connect(lambda _checked: self._show_history())
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._step_back)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def person(self) -> str:
        """The id of the participant shown, or an empty text."""
        return self._person

    @property
    def history_shown(self) -> bool:
        """Whether the history stands in place of the overview."""
        return self._leaves.currentWidget() is self.history

    def show_person(self, view: PersonView, today: date, age: int | None) -> None:
        """Show one person as they stand today; ``age`` in years when they began, None for unknown."""
        other = view.row.id != self._person
        self._person = view.row.id
        self._name.setText(breakable(view.row.said_name))
        began, ended = (
            began_words(view.row.fields.start, today),
            ended_words(view.details.ended, today),
        )
        write(self._about, dotted(view.row.site, began, ended))
        self._protected.setVisible(view.details.protected)
        self.overview.show_view(view, today, age)
        if other:
            self.show_overview()
            self.overview.to_top()

    def show_history(self, lines: Sequence[HistoryLine], now: datetime) -> None:
        """Fill the history; ``now`` is timezone-aware."""
        self.history.show_history(lines, now)

    def name_way_back(self, page: str) -> None:
        """Say where ``back`` leads, by the name of the page in the rail."""
        self.back.setText("Till tavlan" if page == "Tavla" else f"Till {page}")

    def show_overview(self) -> None:
        """Show the person at a glance."""
        self.at_glance.setChecked(True)
        self._leaves.setCurrentWidget(self.overview)

    def clear(self) -> None:
        """Show nobody."""
        self._person = ""

    def _show_history(self) -> None:
        self.in_time.setChecked(True)
        self._leaves.setCurrentWidget(self.history)
        self.history_asked.emit()
        self.history.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_back(self) -> None:
        if self.history_shown:
            self.show_overview()
            self.in_time.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _segment(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setProperty("segment", True)
        return button

    def _assemble(self) -> None:
        group = QButtonGroup(self)
        self._switch = QHBoxLayout()
        self._switch.addWidget(self.back)
        self._switch.addStretch(1)
        for button in (self.at_glance, self.in_time):
            group.addButton(button)
            self._switch.addWidget(button)
        self.at_glance.setChecked(True)
        self._head = QVBoxLayout()
        self._head.addLayout(self._switch)
        for widget in (self._name, self._about, self._protected):
            self._head.addWidget(widget)
        self._leaves = QStackedWidget()
        self._leaves.currentChanged.connect(self.turned)
        self._leaves.addWidget(self.overview)
        self._leaves.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._leaves, 1)

    def _measure(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(px(2), px(0.9), px(2), px(0.6))
        self._head.setSpacing(px(0.2))
        self._switch.setSpacing(px(0.5))
        self._switch.setContentsMargins(0, 0, 0, px(0.4))
        for button in (self.at_glance, self.in_time):
            button.setMinimumWidth(px(7))
