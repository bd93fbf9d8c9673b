"""One scale of a self-rating as a row of large buttons, 0 to 10."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from samordning_desktop.core.rating import HIGHEST, LOWEST
from samordning_desktop.ui.kit.dialog import wrapped
from samordning_desktop.ui.kit.theme import Theme, set_role


class Scale(QWidget):
    """Eleven buttons of which one can be chosen, by mouse, by Space, or with the arrow keys.

    As a group they are one stop for Tab.
    """

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._answer = QLabel("inte besvarad")
        set_role(self._answer, "quiet")
        head = QHBoxLayout()
        head.addWidget(wrapped(words, "label"), 1)
        head.addWidget(self._answer)
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.25))
        for value in range(LOWEST, HIGHEST + 1):
            row.addWidget(self._button(theme, words, value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(0.25))
        column.addLayout(head)
        column.addLayout(row)
        self.setFocusProxy(self._group.button(LOWEST))
        self._group.idClicked.connect(self._tell)

    @property
    def value(self) -> int | None:
        """The value chosen, None as long as none is."""
        chosen = self._group.checkedId()
        return chosen if chosen >= LOWEST else None

    def choose(self, value: int) -> None:
        """Choose a value, as a click on its button does."""
        self._group.button(value).click()

    def _button(self, theme: Theme, words: str, value: int) -> QPushButton:
        button = QPushButton(str(value), autoDefault=False)
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.setAccessibleName(f"{words}: {value}")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(theme.px(2.6))
        self._group.addButton(button, value)
        return button

    def _tell(self, value: int) -> None:
        self._answer.setText(f"{value} av {HIGHEST}")
