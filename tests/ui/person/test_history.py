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
    assert cells(history, 0) == ["i går", "Åsa Ek, Falköping", "Ring\nVem", "Eva", "Bo"]


def test_what_both_texts_begin_with_is_left_out_and_comes_on_hover(history):
    same = "Samordnaren ringer tillsammans med Bertil på tisdag."
    history.show_history(
        [line("Planering", f"{same} Boendestödet följer med.", before=f"{same} Ensam.")], NOW
    )
    assert cells(history, 0)[3:] == ["… på tisdag. Ensam.", "… på tisdag. Boendestödet följer med."]
    assert history.model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole) == f"{same} Ensam."


def test_what_was_emptied_and_what_was_taken_away_are_said_apart(history):
    emptied = line("Planering", "", before="Möte 2/12")
    step, due = (
        HistoryLine(
            NOW, f"Planerade steg: {word}", field, "", "Åsa Ek", "Falköping", field, can, text, "Ring"
        )
        for word, field, can, text in (("Vad", "what", False, "Ring"), ("Senast", "due", True, "2026-12-03"))
    )
    recall = line("Utlämnande återkallat", "", can_return=False)
    history.show_history([emptied, step, due, recall], NOW)
    assert [cells(history, row)[3:] for row in range(4)] == [
        ["Möte 2/12", "(tomt)"],
        ["Ring", "(borttaget)"],
        ["2026-12-03", "(tomt)"],
        ["–", "–"],
    ]
    assert history.model.texts(1)[3:] == ["Ring", "(borttaget)"]


@pytest.mark.parametrize(("zoom", "width"), [(100, 1100), (100, 560), (200, 1100), (200, 1000)])
def test_no_ordinary_word_of_a_heading_or_a_short_column_is_parted(history, theme, zoom, width):
    theme.set_zoom(zoom)
    history.resize(width, 500)
    history.show_history([line("Planering", "Bo", days=1)], NOW)
    words, table = history.fontMetrics(), history.table
    padding = 2 * theme.px(0.5)
    for column, word in enumerate(("dagar sedan", "Falköping", "Planering")):
        longest = max(words.horizontalAdvance(part) for part in word.split())
        assert table.columnWidth(column) >= longest + padding
    assert sum(table.columnWidth(column) for column in range(len(HEADINGS))) <= table.viewport().width()


def test_there_is_room_for_rows_also_at_200_percent(history, theme):
    """As large as it is in a window of 1280 × 760 pixels."""
    theme.set_zoom(200)
    history.resize(1050, 500)
    history.show_history([line("Planering", "Bo", days=day) for day in range(51)], NOW)
    assert "51 ändringar" in history._count.text()
    assert history._count.y() == history.field.y()
    rows = (history.table.viewport().height()) // history.table.rowHeight(0)
    assert rows >= 1


def test_whose_it_is_is_seen_above_a_long_field(history):
    history.show_history(
        [line("Nätverk: Omfattas av samtycket", "ja", about="Ordna med hyresvärden " * 5)], NOW
    )
    assert cells(history, 0)[2] == "Ordna med hyresvärden Ordna med…\nOmfattas av samtycket"


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
    assert len(index.data()) == LONGEST
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
