"""A column from the top."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.labels import breakable, wrapped

LONG = breakable("Utskrivningsplaneringsgruppens sammanträdesdagar. " * 8)


@pytest.fixture
def column(theme, show):
    widget = QWidget()
    TopColumn(widget)
    return show(widget)


def fill(column, *widgets):
    for widget in widgets:
        column.layout().addWidget(widget)
    QApplication.processEvents()


def laid_out(column, width, height):
    column.resize(width, height)
    QApplication.processEvents()
    return [column.layout().itemAt(place).widget() for place in range(column.layout().count())]


@pytest.mark.parametrize("width", [120, 200, 400, 1200])
@pytest.mark.parametrize("more", [0, 500])
def test_every_line_has_room_at_any_width_and_nothing_spreads(column, width, more):
    fill(column, *(wrapped(LONG) for _ in range(3)))
    asked = column.layout().heightForWidth(width)
    for label in laid_out(column, width, asked + more):
        assert label.height() == label.heightForWidth(label.width())


def test_what_grows_takes_what_is_left(column):
    fill(column, wrapped("Kort."), QPlainTextEdit())
    label, field = laid_out(column, 300, 900)
    assert label.height() < 60
    assert field.height() > 700


def test_widgets_of_one_height_stand_at_the_top(column):
    fill(column, *(wrapped("Kort.") for _ in range(2)))
    for label in column.findChildren(QWidget):
        label.setWordWrap(False)
    first, second = laid_out(column, 300, 900)
    assert second.geometry().bottom() < 150
    assert first.y() < second.y()
