"""The plan's list and what it shows."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from samordning_desktop.core.merge_plan import Fate, MergePlan
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.merge_plan.grouping import groups
from samordning_desktop.ui.merge_plan.marks import fate_pixmap
from samordning_desktop.ui.merge_plan.model import WHOLE, PlanModel
from samordning_desktop.ui.merge_plan.view import PlanView
from ui.merge_plan.test_grouping import ADDED, CHANGED, FACTS, PLAN


def key(view, code):
    QTest.keyClick(view.list, code)


def told(view):
    return view.account.toPlainText().replace("\u00a0", " ")


def rows(model, parent=None):
    parent = parent or QModelIndex()
    return [
        model.index(row, 0, parent).data().replace("\u00a0", " ") for row in range(model.rowCount(parent))
    ]


@pytest.fixture
def view(theme, show):
    return show(PlanView(theme, PLAN, 72))


def test_the_model_keeps_to_the_rules_of_models(theme, qtbot):
    model = PlanModel(groups(PLAN), theme)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert rows(model) == [
        WHOLE, "2 ändrade på två håll", "1 återkallad", "1 ny", "1 ändrad", "1 oförändrad",
    ]  # fmt: skip
    assert rows(model, model.index(1, 0)) == [
        "Björn Öst · Nuläge, Planering (att avgöra)", "Astrid Alm · Planering (att avgöra)",
    ]  # fmt: skip
    assert rows(model, model.index(0, 0)) == []
    assert model.data(QModelIndex()) is None
    model.deleteLater()


def test_it_begins_with_the_whole_package(view):
    assert view.list.currentIndex().data() == WHOLE
    for text in ("Sover dåligt.", "Sover bättre.", "Möte 12/11", "Möte 2/12", "Stabil vardag", "Elis Ek"):
        assert text in told(view)


def test_with_the_keyboard_alone_groups_are_folded_and_people_read(view):
    key(view, Qt.Key.Key_Down)
    assert told(view).startswith("Ändrat på två håll: 2 deltagare")
    assert "Stabil vardag" not in told(view)
    key(view, Qt.Key.Key_Down)
    assert told(view).startswith("Björn Öst")
    assert "Möte 2/12" in told(view) and "Astrid" not in told(view)
    key(view, Qt.Key.Key_Left)
    group = view.list.currentIndex()
    assert view.list.isExpanded(group)
    for _ in range(2):
        key(view, Qt.Key.Key_Return)
    key(view, Qt.Key.Key_Left)
    assert not view.list.isExpanded(group)


@pytest.mark.parametrize("zoom", [100, 200])
def test_where_there_is_little_room_the_list_stands_above_and_no_group_is_cut(theme, show, zoom):
    theme.set_zoom(zoom)
    view = show(PlanView(theme, PLAN, 72))
    for em, stacked in ((40, True), (55, True), (56, False), (72, False)):
        view.arrange(theme.px(em))
        view.resize(theme.px(em), view.minimumSizeHint().height())
        QApplication.processEvents()
        assert view.stacked is stacked
        assert (view.list.mapTo(view, QPoint()).y() < view.account.mapTo(view, QPoint()).y()) is stacked
        words = QFontMetrics(theme.scaled_font(1, strong=True))
        for row in range(1, view.model.rowCount()):
            index = view.model.index(row, 0)
            left = view.list.visualRect(index).left() + theme.px(1.5)  # its mark, and air
            assert left + words.horizontalAdvance(index.data()) <= view.list.viewport().width()
    assert view.account.height() >= 4 * view.account.fontMetrics().lineSpacing()


def test_those_of_whom_nothing_changes_are_folded_in(view):
    model = view.model
    folded = [view.list.isExpanded(model.index(row, 0)) for row in range(1, model.rowCount())]
    assert folded == [True, True, True, True, False]


def test_an_empty_group_says_so(theme, show):
    view = show(PlanView(theme, MergePlan(FACTS, (CHANGED,)), 72))
    view.list.setCurrentIndex(view.model.index(1, 0))
    assert told(view).split("\n")[1] == "Ingen."


def test_marks_are_told_apart_by_their_shape(theme, view):
    pictures = [fate_pixmap(fate, theme.color("text"), 20, 1.0).toImage() for fate in Fate]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
    mark = view.model.index(1, 0).data(Qt.ItemDataRole.DecorationRole).toImage()
    theme.set_mode(Mode.DARK)
    assert view.model.index(1, 0).data(Qt.ItemDataRole.DecorationRole).toImage() != mark


def test_everything_in_it_has_a_name(view):
    assert nameless(view) == []


def test_ten_thousand_people_are_there_at_once(theme, show):
    many = tuple(replace(ADDED, participant=str(place), name=f"Person {place}") for place in range(10_000))
    began = time.perf_counter()
    view = show(PlanView(theme, MergePlan(FACTS, many), 72))
    last = view.model.index(9_999, 0, view.model.index(3, 0))
    view.list.setCurrentIndex(last)
    assert told(view).startswith("Person 9999")
    assert time.perf_counter() - began < 5
