"""The line under the board."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLabel

from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.board.status import StatusLine

ORIGIN = "Planering: Karin Ekdal, Falköping, för 7 dagar sedan"
TALLY = dotted("8 personer", "3 ändrade på andra orten", "1 med två värden")


def rows(line: StatusLine) -> list[int]:
    """How many lines each text stands on."""
    return [
        round(label.heightForWidth(label.width()) / label.fontMetrics().lineSpacing())
        for label in line.findChildren(QLabel)
        if label.text()
    ]


@pytest.mark.parametrize("tally", ["", "1 person", TALLY])
@pytest.mark.parametrize("origin", ["", "Start: Ida Ek, nyss", ORIGIN])
def test_two_texts_that_have_room_stand_on_one_line(theme, show, tally, origin):
    line = StatusLine(theme)
    line.show_tally(tally)
    line.show_origin(origin)
    advance = line.fontMetrics().horizontalAdvance
    line.setFixedWidth(advance(TALLY) + advance(ORIGIN) + theme.px(3))
    show(line)
    assert rows(line) == [1] * len([text for text in (tally, origin) if text])


def test_another_cell_with_a_longer_origin_moves_nothing(theme, show):
    line = StatusLine(theme)
    line.show_tally("8 personer")
    line.setFixedWidth(line.fontMetrics().horizontalAdvance("8 personer" + ORIGIN) + theme.px(4))
    show(line)
    height = line.heightForWidth(line.width())
    line.show_origin(ORIGIN)
    line.layout().activate()
    assert rows(line) == [1, 1]
    assert line.heightForWidth(line.width()) <= height


def test_where_there_is_no_room_nothing_is_cut(theme, show):
    line = StatusLine(theme)
    line.show_tally(TALLY)
    line.show_origin(ORIGIN)
    line.setFixedWidth(theme.px(24))
    line.setFixedHeight(line.heightForWidth(theme.px(24)))
    show(line)
    assert all(count > 1 for count in rows(line))
    assert all(label.height() >= label.heightForWidth(label.width()) for label in line.findChildren(QLabel))


def test_no_line_of_it_begins_with_a_dot(theme, show):
    line = StatusLine(theme)
    line.show_tally(TALLY)
    show(line)
    text = line.text
    for width in range(60, line.fontMetrics().horizontalAdvance(text), 7):
        layout = QTextLayout(text, line.font())
        layout.beginLayout()
        starts = []
        while (part := layout.createLine()).isValid():
            part.setLineWidth(width)
            starts.append(text[part.textStart()])
        layout.endLayout()
        assert "·" not in starts
