"""The four-field figure: how severe the use is against how severe the mental ill-health is, as fields to click."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from samordning_desktop.core.eligibility import QUADRANTS, RED_FIELD
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme

USE_AXIS = "Skadligt bruk eller beroende: lindrigt → allvarligt"
HEALTH_AXIS = "Psykisk ohälsa: lindrig → allvarlig"
CHOSEN = "✓ Vald"

#: The fields as they stand: the severe mental ill-health above, the severe use at the right.
_PLACES = {"low_high": (0, 0), "high_high": (0, 1), "low_low": (1, 0), "high_low": (1, 1)}
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class FourFields(QWidget):
    """Two by two fields of which one can be chosen; chosen again it is let go. Arrow keys move, Space chooses."""

    changed = Signal()

    def __init__(self, theme: Theme, chosen: str = "") -> None:
        super().__init__()
        self._fields = {code: _Field(theme, code) for code in _PLACES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(0.3))
        grid.addWidget(_UprightLabel(theme, HEALTH_AXIS), 0, 0, 2, 1)
        for code, (row, column) in _PLACES.items():
            grid.addWidget(self._fields[code], row, column + 1)
        below = wrapped(USE_AXIS, "quiet")
        below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(below, 2, 1, 1, 2)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        for code, field in self._fields.items():
            field.clicked.connect(lambda _checked, one=code: self._clicked(one))
            field.stepped.connect(lambda step, one=code: self._step(one, step))
        self.setFocusProxy(self._fields["low_high"])
        self._choose(chosen)

    @property
    def value(self) -> str:
        """The code of the field chosen (of QUADRANTS), or an empty text."""
        return next((code for code, field in self._fields.items() if field.isChecked()), "")

    def field(self, code: str) -> QAbstractButton:
        """One of the fields."""
        return self._fields[code]

    def _clicked(self, code: str) -> None:
        self._choose(code if self._fields[code].isChecked() else "")
        self.changed.emit()

    def _choose(self, code: str) -> None:
        for one, field in self._fields.items():
            field.setChecked(one == code)

    def _step(self, code: str, key: Qt.Key) -> None:
        row, column = (place + step for place, step in zip(_PLACES[code], _STEPS[key], strict=True))
        target = next((one for one, place in _PLACES.items() if place == (row, column)), None)
        if target is not None:
            self._fields[target].setFocus(Qt.FocusReason.TabFocusReason)


class _Field(QAbstractButton):
    """One field. The red one is marked by its pattern and its words, never by colour."""

    stepped = Signal(object)

    def __init__(self, theme: Theme, code: str) -> None:
        super().__init__()
        self._theme = theme
        self._red = code == RED_FIELD
        words = QUADRANTS[code].removesuffix(" (röda fältet)")
        self._words = f"{words[0].upper()}{words[1:]}"
        self.setCheckable(True)
        self.setAccessibleName(f"Röda fältet: {words}" if self._red else self._words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Large enough for a finger and for three lines."""
        return QSize(self._theme.px(11), self._theme.px(8.6))

    def minimumSizeHint(self) -> QSize:
        """As high, and wide enough for the longest word."""
        return QSize(self._theme.px(8.6), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the field beside."""
        if Qt.Key(event.key()) in _STEPS:
            self.stepped.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame, the pattern of the red field, the words, and whether it is chosen."""
        theme, chosen = self._theme, self.isChecked()
        painter = QPainter(self)
        box = self.rect().adjusted(2, 2, -2, -2)
        painter.fillRect(box, theme.color("solid" if chosen else "surface"))
        ink = theme.color("on_solid" if chosen else "text")
        band = theme.px(0.9) if self._red else 0
        if self._red:
            painter.fillRect(
                QRect(box.left(), box.top(), box.width(), band), QBrush(ink, Qt.BrushStyle.BDiagPattern)
            )
        role = "focus" if self.hasFocus() else "solid" if chosen else "outline"
        painter.setPen(QPen(theme.color(role), theme.px(0.3) if self.hasFocus() else 2))
        painter.drawRect(box)
        painter.setPen(ink)
        margin = theme.px(0.5)
        room = box.adjusted(margin, band + margin // 2, -margin, -margin // 2)
        parts = [*(["Röda fältet"] if self._red else []), self._words, *([CHOSEN] if chosen else [])]
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, "\n".join(parts))
        painter.end()


class _UprightLabel(QWidget):
    """A text that is read from below and up, along an axis."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = text.replace(": ", ":\n")
        self.setFixedWidth(theme.px(2.6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text, on two lines where one is too short."""
        painter = QPainter(self)
        painter.setPen(self._theme.color("quiet"))
        painter.translate(0, self.height())
        painter.rotate(-90)
        room = QRect(0, 0, self.height(), self.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)
        painter.end()
