"""The rows of an old board as Qt sees them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from samordning_desktop.core.board_draft import BoardDraft
from samordning_desktop.core.old_columns import UNDER_HEADING, Column
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import Doubt, TableReading, TableRow
from samordning_desktop.ops.identity import identity_warning
from samordning_desktop.ops.participants import field_value
from samordning_desktop.ui.old_board.model import FIELDS, LABELS, DraftModel

TODAY = date(2026, 11, 23)
ROWS = (
    TableRow(
        "rad 2", BoardFields("Åsa", "19610118-2804", date(2024, 2, 29), situation="läge"), (("Tel", "0500"),)
    ),
    TableRow("rad 3", BoardFields("Bo <b>")),
)


@pytest.fixture
def model(qtbot):
    reading = TableReading(ROWS, (), (Doubt("rad 3", "x", "Varför inte."),))
    return DraftModel(BoardDraft(reading, (), field_value, identity_warning), TODAY)


def at(model, row, field):
    return model.index(row, FIELDS.index(field))


def said(model, row, field, role=Qt.ItemDataRole.DisplayRole):
    return model.data(at(model, row, field), role)


def test_is_a_model_as_qt_wants_it(model, qtbot):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.toggle(0)
    model.setData(at(model, 1, "goal"), "mål")
    assert (model.rowCount(), model.columnCount()) == (2, len(FIELDS))
    assert (model.rowCount(model.index(0, 0)), model.data(QModelIndex())) == (0, None)


def test_the_columns_say_the_boards_words(model):
    words = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(FIELDS))]
    assert words == list(LABELS) == [
        "Tas in", "Patient", "Personnummer", "Start", "Mål/syfte", "Nuläge", "Pågående insatser", "Planering",
    ]  # fmt: skip
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_only_the_fields_are_written_in_and_only_the_choice_is_ticked(model):
    editable, tickable = Qt.ItemFlag.ItemIsEditable, Qt.ItemFlag.ItemIsUserCheckable
    flags = [model.flags(model.index(0, column)) for column in range(len(FIELDS))]
    assert [bool(one & editable) for one in flags] == [False] + [True] * 7
    assert [bool(one & tickable) for one in flags] == [True] + [False] * 7
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_screen_reader_can_tick_a_row(model):
    heard = []
    model.changed.connect(lambda: heard.append("changed"))
    choice = model.index(0, 0)
    role = Qt.ItemDataRole.CheckStateRole
    assert model.data(choice, role) == Qt.CheckState.Checked
    assert model.setData(choice, Qt.CheckState.Unchecked.value, role)
    assert (model.data(choice, role), model.data(choice)) == (Qt.CheckState.Unchecked, "tas inte in")
    assert model.setData(choice, Qt.CheckState.Unchecked.value, role)
    assert heard == ["changed"]
    assert not model.setData(choice, "x")
    assert not model.setData(QModelIndex(), "x")


@pytest.mark.parametrize(
    ("typed", "kept"), [("idag", "2026-11-23"), ("3/3", "2026-03-03"), ("", ""), ("vår", "vår")]
)
def test_a_day_is_kept_as_iso_when_it_is_understood(model, typed, kept):
    model.setData(at(model, 1, "start"), typed)
    assert said(model, 1, "start") == kept


def test_the_hover_tells_all_as_safe_text(model):
    hover = said(model, 1, "name", Qt.ItemDataRole.ToolTipRole)
    assert "Bo &lt;b&gt;" in hover
    assert "inte ett giltigt personnummer" in said(model, 0, "personal_id", Qt.ItemDataRole.ToolTipRole)
    assert "Varför inte. ”x”" in said(model, 1, "", Qt.ItemDataRole.ToolTipRole)


def test_a_screen_reader_says_state_text_and_remarks(model):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert said(model, 1, "", role) == "läggs till. kontrollera. Varför inte. ”x”"
    assert said(model, 0, "start", role) == "2024-02-29"
    assert said(model, 1, "goal", role) == "inget skrivet"
    assert said(model, 0, "personal_id", role).startswith("19610118-2804. ”19610118-2804” är inte")


def test_columns_are_directed_together(model):
    model.direct({Column("Tel"): UNDER_HEADING})
    assert said(model, 0, "situation") == "läge\nTel: 0500"
