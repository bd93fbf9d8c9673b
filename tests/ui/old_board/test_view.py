"""The table of an old board: what it looks like, and where the keyboard goes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from samordning_desktop.core.board_draft import BoardDraft
from samordning_desktop.core.draft_row import RowState
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import TableReading, TableRow
from samordning_desktop.ops.identity import identity_warning
from samordning_desktop.ops.participants import field_value
from samordning_desktop.ui.kit.colors import DARK, LIGHT
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.old_board.model import FIELDS, DraftModel
from samordning_desktop.ui.old_board.view import DraftView

NAMES = ("Åsa", "Bo", "Doris")


@pytest.fixture
def model(qtbot):
    rows = tuple(TableRow(f"rad {at}", BoardFields(name)) for at, name in enumerate(NAMES))
    return DraftModel(
        BoardDraft(TableReading(rows, (), ()), [BoardFields("Doris")], field_value, identity_warning),
        date(2026, 11, 23),
    )


@pytest.fixture
def view(model, theme, show):
    view = DraftView(theme, model)
    view.resize(1200, 500)
    show(view)
    view.go_to(0)
    return view


def colors(view, row, field):
    """Every colour that a cell shows."""
    rect = view.visualRect(view.model().index(row, FIELDS.index(field)))
    image = view.viewport().grab(rect).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_keyboard_has_a_place_at_once_and_tells_where(view, said):
    view.chosen.connect(said.hear)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert (view.place, said.heard) == (1, [1])


def test_enter_in_the_first_column_ticks(view, model):
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not model.row_at(0).on
    assert view.editor is None


def test_a_double_click_writes_in_a_cell_but_not_in_the_first_column(view, model):
    def twice(field):
        place = view.visualRect(model.index(0, FIELDS.index(field))).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    twice("")
    assert view.editor is None
    twice("goal")
    assert view.editor is not None
    assert view.editor.accessibleName() == "Mål/syfte"


def test_a_sign_begins_to_write_but_not_in_the_first_column(view, model):
    view.go_to(0, "goal")
    QTest.keyClick(view, Qt.Key.Key_X)
    assert view.editor.text() == "x"
    QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    view.go_to(0, "")
    QTest.keyClick(view, Qt.Key.Key_X)
    assert view.editor is None
    assert view.place == 0


def test_tab_in_an_editor_goes_over_the_end_of_the_row_and_stops_at_the_last(view, model):
    view.go_to(0, "planning")
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(view.editor, Qt.Key.Key_Tab)
    assert (view.place, view.currentIndex().column()) == (1, 1)
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(view.editor, Qt.Key.Key_Backtab)
    assert (view.place, view.currentIndex().column()) == (0, len(FIELDS) - 1)
    view.go_to(2, "planning")
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(view.editor, Qt.Key.Key_Tab)
    assert (view.place, view.currentIndex().column()) == (2, len(FIELDS) - 1)


def test_accent_is_only_for_what_needs_a_hand(view, model):
    assert LIGHT.accent not in colors(view, 0, "") | colors(view, 2, "") | colors(view, 2, "name")
    model.setData(model.index(1, FIELDS.index("start")), "i våras")
    assert LIGHT.accent in colors(view, 1, "")
    assert LIGHT.accent in colors(view, 1, "start")
    assert LIGHT.accent not in colors(view, 1, "goal")
    model.toggle(1)
    assert LIGHT.accent not in colors(view, 1, "") | colors(view, 1, "start")


def test_each_state_has_a_mark_of_its_own(view, theme, qtbot):
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from samordning_desktop.ui.old_board.cell_paint import draw_state

    seen = []
    for state in RowState:
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw_state(painter, QRectF(4, 4, 32, 32), state, QColor("black"))
        painter.end()
        seen.append(bytes(image.constBits()))
    assert len(set(seen)) == len(RowState)


@pytest.mark.parametrize(("mode", "ground"), [(Mode.LIGHT, LIGHT.surface), (Mode.DARK, DARK.surface)])
def test_follows_the_theme(view, theme, mode, ground):
    theme.set_mode(mode)
    assert ground in colors(view, 1, "goal")


def test_rows_grow_with_the_type_and_are_all_alike(view, theme):
    before = view.rowHeight(0)
    theme.set_zoom(200)
    assert view.rowHeight(0) == view.rowHeight(2) >= 1.8 * before


def test_gives_up_height_but_never_its_headings_and_a_row(view):
    whole = view.sizeHint().height()
    view.give_up(40)
    assert view.sizeHint().height() == whole - 40
    view.give_up(10_000)
    assert view.sizeHint().height() == view.minimumSizeHint().height()
    view.give_up(-5)
    assert view.sizeHint().height() == whole
