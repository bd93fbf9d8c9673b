"""The thin line above the wall: what meeting it is, and its few verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from samordning_desktop.core.wall_names import WallForm
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.meeting.size import WallSize
from samordning_desktop.ui.meeting.words import FORM_WORDS

#: How much smaller than the wall's own type what is said may become, to stand on one line, or on two.
_SIZES = (1.0, 0.9, 0.8, 0.7)


class WallHeader(QWidget):
    """``begin_asked``, ``end_asked``, ``left`` and ``form_chosen(WallForm)`` tell what was pressed."""

    begin_asked = Signal()
    end_asked = Signal()
    left = Signal()
    form_chosen = Signal(object)

    def __init__(self, theme: Theme, size: WallSize) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self._title = wrapped("", "strong")
        self.begin = self._button("Börja mötet", self.begin_asked.emit)
        self.end = self._button("Avsluta mötet", self.end_asked.emit)
        self.end.hide()
        self.names = QPushButton()
        self.leave = self._button("Till vanligt läge", self.left.emit)
        self._forms = self._menu()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title, 1)
        for button in (self.begin, self.end, self.names, self.leave):
            self._row.addWidget(button)
        self.show_form(WallForm.INITIALS)

    @property
    def title(self) -> str:
        """What is said."""
        return self._title.text()

    def show_title(self, text: str) -> None:
        """Say what meeting it is."""
        self._title.setText(text)
        self._fit()

    def show_going_on(self, going_on: bool) -> None:
        """Offer to end the meeting, or to begin one; the keyboard is not left on a button that is gone."""
        lost = self.begin.hasFocus() or self.end.hasFocus()
        self.begin.setVisible(not going_on)
        self.end.setVisible(going_on)
        if lost:
            (self.end if going_on else self.begin).setFocus()
        self._fit()

    def show_form(self, form: WallForm) -> None:
        """Which names are shown."""
        self.names.setText(f"Namn: {FORM_WORDS[form]}")
        self._forms[form].setChecked(True)
        self._fit()

    def remeasure(self) -> None:
        """The size of the wall has changed."""
        px = self._size.px
        self._row.setContentsMargins(px(0.45), px(0.25), px(0.45), px(0.25))
        self._row.setSpacing(self._theme.px(0.6))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said stands on one line where it can."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The rows below do not move because a word more is said."""
        self._row.activate()
        one_line = (font for font in self._fonts(map(self._size.smaller, _SIZES)) if self._has_room(font))
        fonts = self._fonts(_SIZES)
        two_lines = (font for font in fonts if self._has_room(font, self.leave.height()))
        self._title.setFont(next(chain(one_line, two_lines), fonts[-1]))

    def _fonts(self, sizes: Iterable[float]) -> list[QFont]:
        return [self._size.font(size, strong=True) for size in sizes]

    def _has_room(self, font: QFont, height: int = 0) -> bool:
        """Whether what is said stands on one line, or wrapped in ``height``: no higher than the buttons beside it."""
        metrics, width = QFontMetrics(font), self._title.width()
        if not height:
            return metrics.horizontalAdvance(self.title) < width
        flags = Qt.TextFlag.TextWordWrap
        return metrics.boundingRect(0, 0, width, height, flags, self.title).height() <= height

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _checked: act())
        return button

    def _menu(self) -> dict[WallForm, QAction]:
        menu, group = QMenu(self.names), QActionGroup(self)
        found = {}
        for form, word in FORM_WORDS.items():
            action = QAction(word.capitalize(), menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, form=form: self.form_chosen.emit(form))
            group.addAction(action)
            menu.addAction(action)
            found[form] = action
        self.names.setMenu(menu)
        return found
