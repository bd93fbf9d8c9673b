"""A row that goes on below."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from samordning_desktop.ui.kit.flow import FlowLayout


@pytest.fixture
def box(theme, show):
    box = QWidget()
    flow = FlowLayout()
    flow.setSpacing(4)
    for number in range(4):
        button = QPushButton(f"Knapp {number}")
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    box.setLayout(flow)
    return show(box)


def lines(box, width):
    box.resize(width, 200)
    QApplication.processEvents()
    places = [button.geometry() for button in box.findChildren(QPushButton) if not button.isHidden()]
    assert all(place.right() < max(width, 100) for place in places)
    return [sum(place.y() == y for place in places) for y in sorted({place.y() for place in places})]


@pytest.mark.parametrize(
    ("width", "expected"), [(412, [4]), (411, [3, 1]), (204, [2, 2]), (203, [1] * 4), (100, [1] * 4)]
)
def test_breaks_where_there_is_no_more_room(box, width, expected):
    assert lines(box, width) == expected
    assert box.layout().heightForWidth(width) == len(expected) * 34 - 4


def test_what_is_hidden_takes_no_room(box):
    box.findChildren(QPushButton)[1].hide()
    assert lines(box, 308) == [3]


def test_what_wants_another_size_gets_it(box):
    assert lines(box, 412) == [4]
    first = box.findChildren(QPushButton)[0]
    first.setFixedSize(150, 40)
    assert lines(box, 412) == [3, 1]
    assert first.height() == 40
    assert box.layout().heightForWidth(412) == 40 + 4 + 30


def test_what_comes_later_is_laid_out_and_what_is_taken_away_is_not(box):
    flow = box.layout()
    assert flow.heightForWidth(412) == 30
    late = QPushButton("Sen")
    late.setFixedSize(100, 30)
    flow.addWidget(late)
    assert flow.heightForWidth(412) == 30
    late.show()
    assert flow.heightForWidth(412) == 64
    assert lines(box, 412) == [4, 1]
    flow.removeWidget(late)
    assert flow.heightForWidth(412) == 30


def test_can_be_walked_and_taken_from(box):
    flow = box.layout()
    assert flow.count() == 4
    assert flow.itemAt(4) is None
    assert flow.takeAt(4) is None
    taken = flow.takeAt(0)
    assert flow.count() == 3
    assert taken.widget().text() == "Knapp 0"
    flow.addItem(taken)
    assert flow.itemAt(3) is taken
