"""The date field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.theme import Mode

TODAY = date(2026, 11, 23)


@pytest.fixture
def field(theme, show):
    return show(DateField(theme, TODAY))


def calendar(field):
    return field.findChild(QCalendarWidget)


def open_calendar(field, qtbot):
    qtbot.mouseClick(field.findChild(QPushButton), Qt.MouseButton.LeftButton)
    return calendar(field)


def test_what_was_understood_is_written_back(field, qtbot):
    field.line.setText("2/3 2026")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "2026-03-02"
    assert field.day() == date(2026, 3, 2)


def test_what_was_not_understood_is_left_as_it_is(field, qtbot):
    field.line.setText("31/2")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "31/2"
    with pytest.raises(KnownError, match=r"date\.invalid"):
        field.optional_day()


def test_empty_is_no_day_and_refused_only_where_one_is_needed(field):
    assert field.optional_day() is None
    with pytest.raises(KnownError, match=r"date\.missing"):
        field.day()


def test_the_calendar_opens_at_the_day_written_and_gives_the_one_chosen(field, qtbot):
    field.set_day(date(2024, 2, 29))
    shown = open_calendar(field, qtbot)
    assert shown.selectedDate() == QDate(2024, 2, 29)
    shown.clicked.emit(QDate(2024, 3, 1))
    assert field.day() == date(2024, 3, 1)


def test_the_calendar_opens_at_today_when_nothing_can_be_read(field, qtbot):
    field.line.setText("snart")
    assert open_calendar(field, qtbot).selectedDate() == QDate(2026, 11, 23)
    QApplication.activePopupWidget().close()


def test_esc_leaves_the_calendar_without_a_choice(field, qtbot):
    field.set_day(date(2026, 3, 2))
    shown = open_calendar(field, qtbot)
    shown.setSelectedDate(QDate(2026, 5, 5))
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert field.day() == date(2026, 3, 2)
    assert QApplication.activePopupWidget() is None


def test_every_change_is_told(field, said):
    field.changed.connect(said.hear)
    field.set_day(date(2026, 3, 2))
    field.set_day(None)
    assert len(said.heard) == 2


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_no_day_of_the_week_is_coloured(field, theme, qtbot, mode):
    theme.set_mode(mode)
    shown = open_calendar(field, qtbot)
    colours = {shown.weekdayTextFormat(day).foreground().color().name() for day in Qt.DayOfWeek}
    assert colours == {theme.colors.text}
    QApplication.activePopupWidget().close()
