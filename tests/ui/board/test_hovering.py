"""The tip over a cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from samordning_desktop.ui.board.model import BoardModel
from samordning_desktop.ui.board.view import BoardView
from ui.rows import row

LONG = "Bor hos sin <syster> på Åsgatan. " * 10


@pytest.fixture
def view(theme, show):
    model = BoardModel()
    view = BoardView(theme, model)
    model.setParent(view)
    view.resize(1100, 500)
    view.show_rows([row("Anna Alm", situation=LONG), row("Åsa Öberg")])
    yield show(view)
    QToolTip.hideText()


def hover(view, name, field):
    place = view.visualRect(view.model().index_of(name, field)).center()
    rest_at(view, place)


def rest_at(view, place):
    glob = view.viewport().mapToGlobal(place)
    QCursor.setPos(glob)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, glob))


def test_the_tip_shows_the_whole_text_at_once_and_asks_who_wrote_it(view, said):
    view.hovering.wanted.connect(said.hear)
    hover(view, "Anna Alm", "situation")
    assert LONG.count("Åsgatan") == QToolTip.text().count("Åsgatan")
    assert "&lt;syster&gt;" in QToolTip.text()
    assert said.heard == [("Anna Alm", "situation")]


def test_the_answer_comes_into_the_tip_and_is_remembered(view, said):
    view.hovering.wanted.connect(said.hear)
    hover(view, "Anna Alm", "situation")
    view.hovering.tell("Anna Alm", "situation", "Nuläge: Karin <Ek>, Falköping, i går")
    assert "Karin &lt;Ek&gt;, Falköping, i går" in QToolTip.text()
    hover(view, "Anna Alm", "situation")
    assert len(said.heard) == 1
    view.show_rows([row("Anna Alm", situation="Nytt."), row("Åsa Öberg")])
    hover(view, "Anna Alm", "situation")
    assert len(said.heard) == 2
    assert "Karin" not in QToolTip.text()


def test_an_answer_for_another_cell_is_not_shown(view):
    hover(view, "Anna Alm", "situation")
    hover(view, "Åsa Öberg", "name")
    view.hovering.tell("Anna Alm", "situation", "Karin Ek")
    assert "Karin" not in QToolTip.text()


def test_an_answer_that_comes_when_the_mouse_has_gone_on_is_not_shown(view):
    hover(view, "Anna Alm", "situation")
    QCursor.setPos(view.viewport().mapToGlobal(QPoint(5, view.viewport().height() - 5)))
    view.hovering.tell("Anna Alm", "situation", "Karin Ek")
    assert "Karin" not in QToolTip.text()


def test_below_the_rows_there_is_no_tip(view, said):
    view.hovering.wanted.connect(said.hear)
    rest_at(view, QPoint(20, view.viewport().height() - 5))
    assert said.heard == []
