"""The history as a table: from a field's lines to thousands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from samordning_desktop.core.history import HistoryLine
from samordning_desktop.ui.person.history import ALL, HistoryView
from samordning_desktop.ui.person.history_model import HEADINGS, LONGEST
from samordning_desktop.ui.person.verb import Verb

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def line(what, value, *, days=0, before="", about="", can_return=True):
    when = NOW - timedelta(days=days)
    return HistoryLine(
        when, what, what, value, "Åsa Ek", "Falköping", f"{what}{value}", can_return, before, about
    )


@pytest.fixture
def history(theme, show):
    view = HistoryView(theme)
    view.resize(900, 500)
    return show(view)


def cells(history, row):
    return [history.model.index(row, column).data() for column in range(len(HEADINGS))]


def test_tells_when_who_what_from_and_to(history):
    history.show_history([line("Planerade steg: Vem", "Bo", days=1, before="Eva", about="Ring")], NOW)
    assert cells(history, 0) == ["i går", "Åsa Ek, Falköping", "Planerade steg: Vem\nRing", "Eva", "Bo"]


def test_an_emptied_field_is_seen(history):
    history.show_history([line("Nuläge", "", before="Lugnt")], NOW)
    assert cells(history, 0)[3:] == ["Lugnt", "–"]


def test_one_field_is_chosen_and_kept_when_new_lines_come(history):
    lines = [line("Nuläge", "a"), line("Mål/syfte", "b"), line("Nuläge", "c")]
    history.show_history(lines, NOW)
    assert [history.field.itemText(place) for place in range(history.field.count())] == [
        ALL, "Nuläge", "Mål/syfte",
    ]  # fmt: skip
    history.field.setCurrentText("Nuläge")
    assert history.model.rowCount() == 2
    history.show_history([line("Nuläge", "d"), *lines], NOW)
    assert (history.field.currentText(), history.model.rowCount()) == ("Nuläge", 3)
    history.show_history([line("Mål/syfte", "b")], NOW)
    assert (history.field.currentText(), history.model.rowCount()) == (ALL, 1)


def test_of_nobody_there_is_nothing_to_bring_back(history):
    history.show_history([], NOW)
    assert history.chosen is None
    assert not history.back.isEnabled()


def test_the_line_chosen_is_the_one_asked_for(history, said):
    history.asked.connect(said.hear)
    history.show_history(
        [line("Nuläge", "a"), line("Nuläge", "b"), line("Samtycke", "c", can_return=False)], NOW
    )
    history.table.selectRow(1)
    history.back.click()
    history.table.selectRow(2)
    history.table.activated.emit(history.model.index(2, 0))
    assert said.heard == [(Verb.BRING_BACK, "Nulägeb")]


def test_a_long_text_is_cut_and_whole_on_hover(history):
    history.show_history([line("Nuläge", "å" * 10_000)], NOW)
    index = history.model.index(0, 4)
    assert len(index.data()) == LONGEST + 2
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "å" * 10_000


def test_ten_thousand_lines_are_texts_only_where_they_are_seen(history, monkeypatch):
    asked = []
    real = type(history.model).data
    monkeypatch.setattr(
        type(history.model),
        "data",
        lambda self, index, role=0: asked.append(index.row()) or real(self, index, role),
    )
    history.show_history([line("Nuläge", str(place)) for place in range(10_000)], NOW)
    history.grab()
    assert asked
    assert max(asked) < 200
