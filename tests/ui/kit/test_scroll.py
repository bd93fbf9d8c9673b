"""A viewport made here is as Qt's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from samordning_desktop.ui.kit.scroll import made_viewport


def told_of(viewport: QWidget) -> dict[str, object]:
    return {
        "name": viewport.objectName(),
        "role": viewport.backgroundRole(),
        "fills": viewport.autoFillBackground(),
        "follows": viewport.hasMouseTracking(),
        "keyboard": viewport.focusProxy(),
        "attributes": [
            one.name
            for one in Qt.WidgetAttribute
            if one is not Qt.WidgetAttribute.WA_AttributeCount and viewport.testAttribute(one)
        ],
    }


def test_it_is_as_qt_sets_its_own(qtbot):
    own, other = QTableView(), QTableView()
    for table in (own, other):
        qtbot.addWidget(table)
    made = made_viewport(own)
    assert own.viewport() is made
    told = told_of(made)
    assert told.pop("keyboard") is own
    assert {**told, "keyboard": other} == told_of(other.viewport())
