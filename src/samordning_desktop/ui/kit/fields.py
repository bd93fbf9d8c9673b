"""Fields to fill in: a label above, a hint below, and a name that a screen reader can say."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from samordning_desktop.ui.kit.theme import Theme, set_role

SWEDISH = QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden)


def labelled(theme: Theme, label: str, widget: QWidget, hint: str = "") -> QWidget:
    """``widget`` with its label above (also its accessible name) and its hint below, as one widget."""
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(0.25))
    above = QLabel(label, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    set_role(above, "label")
    target = widget.focusProxy() or widget
    above.setBuddy(target)
    for named in {widget, target}:
        named.setAccessibleName(label)
    column.addWidget(above)
    column.addWidget(widget)
    if hint:
        below = QLabel(hint, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        set_role(below, "quiet")
        target.setAccessibleDescription(hint)
        column.addWidget(below)
    return row


class TextField(QPlainTextEdit):
    """Several lines of text. Tab leaves it; ``lines`` is its height."""

    def __init__(self, text: str = "", lines: int = 3) -> None:
        super().__init__(text)
        self._lines = lines
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """What is written, without blanks at the ends."""
        return self.toPlainText().strip()

    def sizeHint(self) -> QSize:
        """Room for the lines and the frame, and a pixel: Qt scrolls to a line that ends where the room ends."""
        lines = QFontMetrics(self.font()).lineSpacing() * self._lines
        frame = self.contentsMargins()
        around = frame.top() + frame.bottom() + 2 * self.document().documentMargin()
        return QSize(super().sizeHint().width(), ceil(lines + around) + 1)

    def minimumSizeHint(self) -> QSize:
        """The same height: a form scrolls rather than squeezing its fields."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class PassphraseField(QWidget):
    """A passphrase, hidden until the button beside it is pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._show = QPushButton("Visa", autoDefault=False)
        self._show.setCheckable(True)
        self._show.setAccessibleName("Visa lösenfrasen")
        self._show.toggled.connect(self._reveal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(0.4))
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        """The field's label, by which its button is told from those of other fields."""
        super().setAccessibleName(name)
        self._show.setAccessibleName(f"Visa {name[:1].lower()}{name[1:]}")

    def text(self) -> str:
        """The passphrase exactly as typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide again."""
        self.line.clear()
        self._show.setChecked(False)

    def _reveal(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText("Dölj" if shown else "Visa")
