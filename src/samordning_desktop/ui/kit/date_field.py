"""A date: typed as people write dates, or chosen in a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.day_text import read_day
from samordning_desktop.ui.kit.fields import SWEDISH
from samordning_desktop.ui.kit.theme import Theme


class DateField(QWidget):
    """A line for the date and a button that opens a calendar. What was understood is written back as ISO."""

    changed = Signal()

    def __init__(self, theme: Theme, today: date, day: date | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self.line = QLineEdit(day.isoformat() if day else "")
        self.line.setPlaceholderText("ÅÅÅÅ-MM-DD")
        self.line.editingFinished.connect(self._tidy)
        self.line.textChanged.connect(self.changed)
        self._button = QPushButton("Kalender", autoDefault=False)
        self._button.setAccessibleName("Välj datum i kalender")
        self._button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(0.4))
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        self.setFocusProxy(self.line)

    def optional_day(self) -> date | None:
        """The day, None when the line is empty. Raises KnownError ``date.form`` or ``date.invalid``."""
        return self.day() if self.line.text().strip() else None

    def day(self) -> date:
        """The day. Raises KnownError ``date.missing`` when the line is empty, ``date.form`` or ``date.invalid``."""
        return read_day(self.line.text(), self._today)

    def set_day(self, day: date | None) -> None:
        """Write a day in the line, or empty it."""
        self.line.setText(day.isoformat() if day else "")

    def _tidy(self) -> None:
        try:
            self.set_day(self.optional_day())
        except KnownError:
            return

    def _open(self) -> None:
        try:
            day = self.optional_day() or self._today
        except KnownError:
            day = self._today
        popup = _CalendarPopup(self, self._theme, day)
        popup.chosen.connect(self.set_day)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()


class _CalendarPopup(QWidget):
    """A month; a click or Enter takes the day, Esc or a click outside gives it up."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = _calendar(theme)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(self.calendar)
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        if self.isVisible():
            self.chosen.emit(date(day.year(), day.month(), day.day()))
            self.close()


def _calendar(theme: Theme) -> QCalendarWidget:
    """A Swedish month with week numbers, in the theme's colours: weekends are not red, for red means nothing here."""
    calendar = QCalendarWidget()
    calendar.setAccessibleName("Kalender")
    calendar.setLocale(SWEDISH)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    calendar.setMinimumSize(theme.px(23), theme.px(17))
    plain, quiet = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(theme.color("text"))
    quiet.setForeground(theme.color("quiet"))
    for weekday in Qt.DayOfWeek:
        calendar.setWeekdayTextFormat(weekday, plain)
    calendar.setHeaderTextFormat(quiet)
    for name, sign, words in (("prev", "‹", "Föregående månad"), ("next", "›", "Nästa månad")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if isinstance(button, QToolButton):
            button.setIcon(QIcon())
            button.setText(sign)
            button.setAccessibleName(words)
    return calendar
