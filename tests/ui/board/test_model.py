"""The board's model."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.store.board import in_order
from samordning_desktop.ui.board.filtering import Filter
from samordning_desktop.ui.board.model import BoardModel, hover_text, spoken_text
from ui.rows import STANDINGS, row

DISPLAY = Qt.ItemDataRole.DisplayRole
ROWS = [row("Bo Berg", start=date(2025, 3, 10)), row("Anna Alm", situation="Lugnt."), row("Åsa Öberg")]


@pytest.fixture
def model(qapp):
    model = BoardModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(in_order(ROWS))
    yield model
    tester.deleteLater()


def names(model):
    return [model.row_at(place).fields.name for place in range(model.rowCount())]


def test_has_the_papers_six_columns_in_order(model):
    heads = [model.headerData(at, Qt.Orientation.Horizontal, DISPLAY) for at in range(model.columnCount())]
    assert heads == ["Patient", "Start", "Mål/syfte", "Nuläge", "Pågående insatser", "Planering"]


def test_shows_everyone_by_name(model):
    assert names(model) == ["Anna Alm", "Bo Berg", "Åsa Öberg"]
    assert model.index(1, 1).data() == "2025-03-10"
    assert model.index(0, 1).data() == ""


def test_search_narrows_and_new_rows_stay_narrowed(model):
    model.search("berg")
    assert (names(model), model.total) == (["Bo Berg", "Åsa Öberg"], 3)
    model.show(in_order([*ROWS, row("Eva Bergman")]))
    assert (names(model), model.total) == (["Bo Berg", "Eva Bergman", "Åsa Öberg"], 4)
    model.search("")
    assert len(names(model)) == 4


def test_a_letter_more_that_tells_nobody_apart_shows_the_rows_as_they_are_now(model):
    model.search("b")
    model.search("be")
    assert names(model) == ["Bo Berg", "Åsa Öberg"]
    model.show(in_order([row("Bo Berg", situation="Ny"), *ROWS[1:], row("Åke Berg", mine=False)]))
    model.search("ber")
    assert names(model) == ["Bo Berg", "Åke Berg", "Åsa Öberg"]
    assert model.index(0, 3).data() == "Ny"
    model.narrow(Filter(site=ROWS[0].site_id), ())
    model.search("berg")
    assert names(model) == ["Bo Berg", "Åsa Öberg"]
    model.narrow(Filter(), ())
    model.order_by(0, Qt.SortOrder.DescendingOrder)
    model.search("berg ")
    assert names(model) == ["Åsa Öberg", "Åke Berg", "Bo Berg"]


def test_a_letter_more_that_tells_nobody_apart_is_no_reset(model, said):
    model.search("b")
    model.search("be")
    stood = model.rows
    model.modelReset.connect(said.hear)
    model.search("ber")
    assert model.rows is stood
    assert said.heard == []
    model.search("ber x")
    assert said.heard == [()]


def test_the_order_holds_when_rows_are_new(model):
    model.order_by(0, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Åsa Öberg", "Bo Berg", "Anna Alm"]
    model.show(in_order(ROWS))
    assert names(model) == ["Åsa Öberg", "Bo Berg", "Anna Alm"]


def test_same_people_in_the_same_order_is_no_reset(model, said):
    model.modelReset.connect(said.hear)
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.show(in_order([row("Bo Berg", situation="Ny"), ROWS[1], ROWS[2]]))
    assert said.heard == []
    assert changed == [(1, 1)]
    assert model.index(1, 3).data() == "Ny"


def test_writing_tells_and_changes_nothing_by_itself(model, said):
    model.edited.connect(said.hear)
    index = model.index(0, 3)
    assert model.setData(index, "Sämre")
    assert said.heard == [("Anna Alm", "situation", "Sämre")]
    assert index.data() == "Lugnt."


def test_writing_the_same_again_tells_nothing(model, said):
    model.edited.connect(said.hear)
    model.setData(model.index(0, 3), "Lugnt.")
    assert said.heard == []


def test_nothing_is_written_nowhere(model, said):
    model.edited.connect(said.hear)
    assert not model.setData(QModelIndex(), "x")
    assert not model.setData(model.index(0, 3), "x", DISPLAY)
    assert said.heard == []


def test_painting_asks_for_several_roles_at_once(model, show, monkeypatch):
    spans = []
    several = BoardModel.multiData
    monkeypatch.setattr(BoardModel, "multiData", lambda *args: (spans.append(args[1]), several(*args)))
    view = QTableView()
    view.setModel(model)
    show(view)
    view.grab()
    assert spans


def test_a_cell_says_what_its_marks_mean():
    torn = row(
        "Bo <b>", mine=False, consent=STANDINGS[ConsentState.EXPIRING], news=("name",), conflicts=("goal",)
    )
    assert spoken_text(torn, "name") == (
        "Bo <b>. samtycke går ut om 21 dagar. hör till Lidköping. ändrat på andra orten"
    )
    assert spoken_text(torn, "goal") == "inget skrivet. två värden väntar på att någon väljer"
    assert "&lt;b&gt;" in hover_text(torn, "name")
    assert "<b>" not in hover_text(torn, "name")


def test_who_has_left_is_told_from_who_is_here():
    gone = row("Bo", left=True, consent=STANDINGS[ConsentState.MISSING])
    assert spoken_text(gone, "name") == "Bo. samtycke saknas. avslutat 2026-11-23"
    assert "avslutat 2026-11-23" in hover_text(gone, "name")
    assert "avslutat" not in spoken_text(row("Bo"), "name")
    withdrawn = row("Bo", left=True, consent=STANDINGS[ConsentState.WITHDRAWN])
    assert "avslutat" not in spoken_text(withdrawn, "name")


def test_what_the_consent_keeps_from_this_site_is_said_and_not_taken_for_empty():
    theirs = row("Bo Berg", mine=False, situation="", veiled=frozenset({"situation"}))
    assert spoken_text(theirs, "situation") == "omfattas inte av samtycket"
    assert "omfattas inte av samtycket" in hover_text(theirs, "goal")
    assert spoken_text(theirs, "planning") == "inget skrivet"
    assert hover_text(theirs, "planning") == ""


def test_who_is_new_from_the_other_site_is_so_at_the_name_and_in_no_other_cell():
    new = row("Bo", news=("new",), conflicts=("goal",))
    assert spoken_text(new, "name") == "Bo. samtycke gäller. ny från andra orten"
    assert "ny från andra orten" in hover_text(new, "name")
    assert spoken_text(new, "planning") == "inget skrivet"
    assert spoken_text(new, "goal") == "inget skrivet. två värden väntar på att någon väljer"


def test_what_is_in_no_column_is_told_of_at_the_name():
    torn = row("Bo", conflicts=("phone", "planning", "network"), news=("rhythm", "goal"))
    assert spoken_text(torn, "name") == (
        "Bo. samtycke gäller. två värden väntar på att någon väljer: Telefon, Nätverk. "
        "ändrat på andra orten: Dagar mellan självskattningar"
    )
    assert spoken_text(torn, "name", ("name", "goal")).count("Telefon, Planering, Nätverk") == 1
    assert "Telefon, Nätverk" in hover_text(torn, "name")
    assert spoken_text(torn, "planning") == "inget skrivet. två värden väntar på att någon väljer"
    only = row("Bo", conflicts=("name", "phone"))
    assert "väljer: Patient, Telefon" in spoken_text(only, "name").replace("Namn", "Patient")
    assert "väljer" not in spoken_text(row("Bo", conflicts=("goal",)), "name")


def test_finds_where_someone_stands(model):
    index = model.index_of("Bo Berg", "planning")
    assert (index.row(), index.column()) == (1, 5)
    assert not model.index_of("okänd").isValid()
    model.search("alm")
    assert not model.index_of("Bo Berg").isValid()
