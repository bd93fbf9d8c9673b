"""The board under the hand: keys, editing in place, and rows that change while someone writes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.ui.board.cell_paint import CellPainter
from samordning_desktop.ui.board.filtering import Filter
from samordning_desktop.ui.board.looks import Columns
from samordning_desktop.ui.board.model import FIELDS, BoardModel
from samordning_desktop.ui.board.searching import SearchIndex
from samordning_desktop.ui.board.view import ONE_AT_A_TIME, BoardView
from samordning_desktop.ui.kit.theme import Mode
from ui.dialogs.pressing import keys
from ui.rows import STANDINGS, row

ROWS = [row("Anna Alm", situation="Lugnt."), row("Bo Berg", conflicts=("planning",)), row("Åsa Öberg")]


@pytest.fixture
def view(theme, show):
    model = BoardModel()
    view = BoardView(theme, model)
    model.setParent(view)
    view.resize(1000, 500)
    view.show_rows(ROWS)
    show(view)
    view.setFocus()
    return view


@pytest.mark.parametrize("how", ["rows", "order"])
def test_the_texts_are_prepared_for_a_search_when_the_rows_are_painted(view, qtbot, monkeypatch, how):
    told = []
    draw, prepare = CellPainter.draw, SearchIndex.prepare
    monkeypatch.setattr(
        CellPainter, "draw", lambda *cell, **how: told.append("painted") or draw(*cell, **how)
    )
    monkeypatch.setattr(SearchIndex, "prepare", lambda index: told.append("prepared") or prepare(index))
    if how == "rows":
        view.show_rows([*ROWS, row("Örjan Öst")])
    else:
        view.model().sort(FIELDS.index("situation"))
    qtbot.waitUntil(lambda: "prepared" in told)
    assert told[0] == "painted"
    assert told[-1] == "prepared"


def test_rows_that_wait_for_a_cell_to_be_written_keep_nobody_waiting(view, qtbot):
    begin(view, qtbot)
    with qtbot.waitSignal(view.painted):
        view.show_rows([*ROWS, row("Örjan Öst")])
    assert view.model().rowCount() == len(ROWS)


@pytest.fixture
def edited(view, said):
    view.model().edited.connect(said.hear)
    return said.heard


class Watched(QPainter):
    """A painter whose words can be listened to."""


def editor(view):
    return view.editor


def begin(view, qtbot, name="Anna Alm", field="situation", key=Qt.Key.Key_Return):
    view.choose(name, field)
    qtbot.keyClick(view, key)
    return editor(view)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2])
def test_keys_open_the_cell_with_its_text(view, qtbot, key):
    opened = begin(view, qtbot, key=key)
    assert opened.text() == "Lugnt."
    assert opened.accessibleName() == "Nuläge"
    assert opened.hasFocus()
    assert view.is_editing


def test_a_double_click_opens_the_cell(view, qtbot):
    place = view.visualRect(view.model().index_of("Anna Alm", "goal")).center()
    for act in (qtbot.mouseClick, qtbot.mouseDClick):
        act(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor(view) is not None


def test_enter_saves(view, qtbot, edited):
    opened = begin(view, qtbot)
    keys(" Åt bättre håll.")(opened)
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert edited == [("Anna Alm", "situation", "Lugnt. Åt bättre håll.")]
    assert not view.is_editing
    assert view.hasFocus()


def test_shift_enter_is_a_new_line(view, qtbot, edited):
    opened = begin(view, qtbot)
    qtbot.keyClick(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    keys("Två")(opened)
    assert edited == []
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert edited == [("Anna Alm", "situation", "Lugnt.\nTvå")]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_so_is_enter_with_the_keys_that_other_spreadsheets_ask_for(view, qtbot, edited, modifier):
    opened = begin(view, qtbot)
    qtbot.keyClick(opened, Qt.Key.Key_Return, modifier)
    assert opened.toPlainText() == "Lugnt.\n"
    assert edited == []
    keys("Sover.")(opened)
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert edited == [("Anna Alm", "situation", "Lugnt.\nSover.")]


def test_esc_gives_up(view, qtbot, edited):
    opened = begin(view, qtbot)
    keys("Nej")(opened)
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert edited == []
    assert not view.is_editing


@pytest.mark.parametrize(
    ("key", "name", "field", "target"),
    [
        (Qt.Key.Key_Tab, "Anna Alm", "situation", ("Anna Alm", 4)),
        (Qt.Key.Key_Tab, "Anna Alm", "planning", ("Bo Berg", 0)),
        (Qt.Key.Key_Backtab, "Anna Alm", "situation", ("Anna Alm", 2)),
        (Qt.Key.Key_Backtab, "Bo Berg", "name", ("Anna Alm", 5)),
        (Qt.Key.Key_Tab, "Åsa Öberg", "planning", ("Åsa Öberg", 5)),
        (Qt.Key.Key_Backtab, "Anna Alm", "name", ("Anna Alm", 0)),
    ],
)
def test_tab_saves_and_moves_on(view, qtbot, edited, key, name, field, target):
    opened = begin(view, qtbot, name, field)
    keys("+")(opened)
    qtbot.keyClick(opened, key)
    assert [(who, what) for who, what, _ in edited] == [(name, field)]
    assert (view.chosen_id, view.currentIndex().column()) == target
    assert not view.is_editing


def test_a_name_has_no_line_breaks(view, qtbot, edited):
    opened = begin(view, qtbot, field="name")
    opened.setPlainText("Anna\nMaria  Alm\n")
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert edited == [("Anna Alm", "name", "Anna Maria Alm")]


def test_leaving_the_cell_saves(view, qtbot, edited):
    opened = begin(view, qtbot)
    keys("!")(opened)
    place = view.visualRect(view.model().index_of("Åsa Öberg")).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: edited == [("Anna Alm", "situation", "Lugnt.!")])
    assert view.chosen_id == "Åsa Öberg"


def test_finishing_from_outside_saves(view, qtbot, edited):
    keys("!")(begin(view, qtbot))
    view.finish_editing()
    assert edited == [("Anna Alm", "situation", "Lugnt.!")]
    view.finish_editing()
    assert len(edited) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_two_values_open_instead_of_an_editor(view, qtbot, said, key):
    view.conflict_opened.connect(said.hear)
    assert begin(view, qtbot, "Bo Berg", "planning", key) is None
    assert said.heard == [("Bo Berg", "planning")]


def test_two_values_open_at_a_double_click_too(view, qtbot, said):
    view.conflict_opened.connect(said.hear)
    place = view.visualRect(view.model().index_of("Bo Berg", "planning")).center()
    for act in (qtbot.mouseClick, qtbot.mouseDClick):
        act(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert said.heard == [("Bo Berg", "planning")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_two_values_that_are_in_no_column_open_from_the_name(view, qtbot, said, key):
    view.conflict_opened.connect(said.hear)
    view.show_rows([row("Bo Berg", conflicts=("planning", "phone"))])
    assert begin(view, qtbot, "Bo Berg", "name", key) is None
    assert said.heard == [("Bo Berg", "phone")]
    view.header.show_columns(Columns().with_shown("planning", False))
    view.show_rows([row("Bo Berg", conflicts=("planning",))])
    begin(view, qtbot, "Bo Berg", "name", key)
    assert said.heard[1:] == [("Bo Berg", "planning")]
    assert "väljer: Planering" in view.model().index_of("Bo Berg").data(Qt.ItemDataRole.AccessibleTextRole)


def test_rows_that_come_while_someone_writes_wait(view, qtbot, edited):
    opened = begin(view, qtbot)
    keys(" Mer")(opened)
    view.show_rows([row("Aaron Ny"), *ROWS])
    assert view.model().rowCount() == 3
    assert opened.text() == "Lugnt. Mer"
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert edited == [("Anna Alm", "situation", "Lugnt. Mer")]
    qtbot.waitUntil(lambda: view.model().rowCount() == 4)
    assert view.chosen_id == "Anna Alm"


def test_the_same_person_is_chosen_when_rows_are_new(view):
    view.choose("Bo Berg", "planning")
    view.show_rows([row("Aaron Ny"), *ROWS])
    assert view.chosen_id == "Bo Berg"
    assert view.currentIndex().column() == 5


def test_whoever_is_gone_is_no_longer_chosen(view, said):
    view.choose("Bo Berg")
    view.chosen.connect(said.hear)
    view.show_rows([ROWS[0]])
    assert view.chosen_id == ""
    assert said.heard == [""]


def test_what_could_not_be_saved_opens_again(view, qtbot):
    view.reopen("Anna Alm", "situation", "det jag skrev")
    qtbot.waitUntil(lambda: view.is_editing)
    assert editor(view).text() == "det jag skrev"
    assert view.is_editing


def test_someone_just_added_is_chosen_when_they_are_there(view):
    view.choose_soon("Ny")
    assert view.chosen_id == "Anna Alm"
    view.show_rows([*ROWS, row("Ny")])
    assert view.chosen_id == "Ny"
    view.choose("Anna Alm")
    view.show_rows([*ROWS, row("Ny")])
    assert view.chosen_id == "Anna Alm"


def test_the_keyboard_always_has_a_place(view, qtbot):
    assert view.chosen_id == "Anna Alm"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen_id == "Bo Berg"


def test_tab_leaves_the_board(view, qtbot, show):
    from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

    box = QWidget()
    column = QVBoxLayout(box)
    after = QLineEdit()
    column.addWidget(view)
    column.addWidget(after)
    show(box)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_rows_are_as_high_as_three_lines_at_any_zoom(view, theme):
    before = view.rowHeight(0)
    assert before > 3 * view.fontMetrics().lineSpacing()
    theme.set_zoom(200)
    assert view.rowHeight(0) == pytest.approx(2 * before, rel=0.08)


def test_the_editor_never_leaves_the_board(view, qtbot, theme):
    theme.set_zoom(200)
    opened = begin(view, qtbot, "Åsa Öberg", "planning")
    opened.setPlainText("rad\n" * 40)
    QApplication.processEvents()
    assert view.viewport().rect().contains(opened.geometry())


def click_first_header(view, qtbot):
    qtbot.mouseClick(view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 15))


def test_sorting_keeps_the_chosen_person_the_painted_row_and_the_panel_together(view, qtbot):
    last = view.model().shown_ids[-1]
    view.choose(last, "start")
    click_first_header(view, qtbot)
    assert view.model().shown_ids[0] == last
    assert view.chosen_id == last
    assert view.chosen_row.id == last
    assert view.currentIndex().row() == view.itemDelegate().current_row == 0
    assert FIELDS[view.currentIndex().column()] == "start"


def test_a_cell_being_written_in_is_not_torn_away_by_sorting(view, qtbot):
    last = view.model().shown_ids[-1]
    view.choose(last, "situation")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    view.editor.write("halvt")
    view.horizontalHeader().setSortIndicator(FIELDS.index("name"), Qt.SortOrder.DescendingOrder)
    assert view.editor.text() == "halvt"
    assert view.model().shown_ids[-1] == last
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.model().shown_ids[0] == last)
    assert view.chosen_row.id == last


def test_a_header_click_sorts(view, qtbot):
    click_first_header(view, qtbot)
    assert view.model().row_at(0).fields.name == "Åsa Öberg"


def copied(view, said, act):
    view.copied.connect(said.hear)
    act()
    return said.heard


def select(view, *cells):
    """Selects cells, the first with a plain click, the others with Ctrl."""
    modifier = Qt.KeyboardModifier.NoModifier
    for name, field in cells:
        place = view.visualRect(view.model().index_of(name, field)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)
        modifier = Qt.KeyboardModifier.ControlModifier


def ctrl_c(view):
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_a_cell_is_copied_as_it_stands(view, said):
    view.choose("Anna Alm", "situation")
    assert copied(view, said, lambda: ctrl_c(view)) == ["Lugnt."]


def test_an_empty_cell_is_copied_as_it_stands(view, said):
    """What lay on the clipboard before would be pasted as its text: somebody else's, perhaps."""
    view.choose("Anna Alm", "goal")
    assert copied(view, said, lambda: ctrl_c(view)) == [""]


def test_where_nothing_is_chosen_the_clipboard_is_left_alone(view, said):
    view.clearSelection()
    assert copied(view, said, lambda: ctrl_c(view)) == []


def test_qt_itself_puts_nothing_on_the_clipboard(view, said):
    QApplication.clipboard().setText("förra")
    view.choose("Anna Alm", "situation")
    ctrl_c(view)
    assert QApplication.clipboard().text() == "förra"
    QApplication.clipboard().clear()


def test_a_row_is_copied_in_the_order_shown(view, said):
    view.header.show_columns(Columns().moved("situation", -1).with_shown("start", False))
    view.choose("Anna Alm", "goal")
    assert copied(view, said, view.copy_row) == ["Anna Alm\tLugnt.\t\t\t"]


def test_a_row_is_selected_by_key(view, qtbot, said):
    view.choose("Anna Alm", "situation")
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert copied(view, said, lambda: ctrl_c(view)) == ["Anna Alm\t\t\tLugnt.\t\t"]
    assert FIELDS[view.currentIndex().column()] == "situation"


def test_a_selection_grows_with_shift_and_the_person_follows(view, qtbot, said):
    view.choose("Anna Alm", "name")
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.has_many
    assert view.chosen_id == "Bo Berg"
    assert copied(view, said, lambda: ctrl_c(view)) == ["Anna Alm\nBo Berg"]


def test_what_lies_between_selected_cells_is_left_out(view, said):
    select(view, ("Anna Alm", "name"), ("Åsa Öberg", "situation"))
    assert copied(view, said, lambda: ctrl_c(view)) == ["Anna Alm\t\n\t"]


def test_everything_is_selected_and_let_go_again(view, qtbot):
    view.choose("Bo Berg", "goal")
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.selectionModel().selectedIndexes()) == 18
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.has_many
    assert (view.chosen_id, view.currentIndex().column()) == ("Bo Berg", 2)


def test_one_cell_shows_its_row_as_chosen_and_several_show_themselves(view, theme):
    def colour(name, field):
        place = view.visualRect(view.model().index_of(name, field))
        return view.viewport().grab().toImage().pixelColor(place.right() - 6, place.bottom() - 6).name()

    view.choose("Bo Berg", "goal")
    chosen, plain = theme.color("chosen").name(), theme.color("surface").name()
    assert [colour("Bo Berg", "name"), colour("Anna Alm", "name")] == [chosen, plain]
    select(view, ("Anna Alm", "situation"), ("Åsa Öberg", "situation"))
    assert [colour("Anna Alm", "name"), colour("Anna Alm", "situation")] == [plain, chosen]


def test_delete_asks_for_the_cell_to_be_emptied(view, qtbot, said):
    view.emptied.connect(said.hear)
    view.choose("Anna Alm", "situation")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert said.heard == [("Anna Alm", "situation")]
    assert not view.is_editing


def test_an_empty_cell_is_not_emptied(view, qtbot, said):
    view.emptied.connect(said.hear)
    view.choose("Anna Alm", "goal")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert said.heard == []


def test_two_values_open_instead_of_being_emptied(view, qtbot, said):
    view.conflict_opened.connect(said.hear)
    view.emptied.connect(said.hear)
    view.choose("Bo Berg", "planning")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert said.heard == [("Bo Berg", "planning")]


def test_several_cells_are_not_emptied_at_once(view, qtbot, said):
    view.emptied.connect(said.hear)
    view.said.connect(said.hear)
    select(view, ("Anna Alm", "situation"), ("Anna Alm", "name"))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert said.heard == [ONE_AT_A_TIME]


@pytest.mark.parametrize(
    ("key", "modifier", "target"),
    [
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, ("Bo Berg", 0)),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, ("Bo Berg", 5)),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier, ("Anna Alm", 0)),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier, ("Åsa Öberg", 5)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, ("Åsa Öberg", 2)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, ("Anna Alm", 2)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, ("Bo Berg", 1)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, ("Bo Berg", 3)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, ("Anna Alm", 2)),
    ],
)
def test_keys_go_where_a_spreadsheet_goes(view, qtbot, key, modifier, target):
    view.choose("Bo Berg", "goal")
    qtbot.keyClick(view, key, modifier)
    assert (view.chosen_id, view.currentIndex().column()) == target


def test_tab_in_an_editor_follows_the_columns_as_they_stand(view, qtbot, edited):
    view.header.show_columns(Columns().moved("planning", -1).with_shown("interventions", False))
    qtbot.keyClick(begin(view, qtbot, "Anna Alm", "situation"), Qt.Key.Key_Tab)
    assert (view.chosen_id, FIELDS[view.currentIndex().column()]) == ("Anna Alm", "planning")
    qtbot.keyClick(begin(view, qtbot, "Anna Alm", "planning"), Qt.Key.Key_Tab)
    assert (view.chosen_id, FIELDS[view.currentIndex().column()]) == ("Bo Berg", "name")


def test_a_filter_that_comes_while_someone_writes_waits(view, qtbot, edited):
    opened = begin(view, qtbot)
    view.narrow(Filter(site="there"), ())
    assert view.model().rowCount() == 3
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.model().rowCount() == 0)
    assert view.chosen_id == ""


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("field", ["name", "planning"])
def test_the_editor_stands_whole_at_the_last_row_and_either_edge(view, qtbot, theme, zoom, field):
    theme.set_zoom(zoom)
    opened = begin(view, qtbot, "Åsa Öberg", field)
    opened.setPlainText("rad\n" * 12)
    QApplication.processEvents()
    assert view.viewport().rect().contains(opened.geometry())
    assert opened.height() >= 4 * opened.fontMetrics().lineSpacing() or field == "name"


def test_who_has_left_needs_no_hand_today(theme, show):
    model = BoardModel()
    board = BoardView(theme, model)
    model.setParent(board)
    board.resize(1000, 500)
    missing = STANDINGS[ConsentState.MISSING]
    board.show_rows([row("Ada", consent=missing), row("Bo", consent=missing, left=True)])
    show(board)

    def accent(person):
        image = board.viewport().grab(board.visualRect(model.index_of(person, "name"))).toImage()
        colors = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        return theme.color("accent").rgb() in colors

    assert (accent("Ada"), accent("Bo")) == (True, False)


@pytest.mark.parametrize("mode", Mode)
def test_a_cell_kept_from_this_site_does_not_look_empty(theme, show, mode):
    theme.set_mode(mode)
    model = BoardModel()
    board = BoardView(theme, model)
    model.setParent(board)
    board.resize(1000, 500)
    board.show_rows([row("Bo Berg", mine=False, veiled=frozenset({"situation"}))])
    show(board)

    def colors(field):
        where = board.visualRect(model.index_of("Bo Berg", field))
        image = board.viewport().grab(where).toImage()
        return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}

    quiet = theme.color("quiet").rgb()
    assert quiet in colors("situation")
    assert quiet not in colors("planning")
    assert theme.color("accent").rgb() not in colors("situation")


@pytest.mark.parametrize("em", [4, 7.6, 30])
@pytest.mark.parametrize("zoom", [100, 200])
def test_a_cell_with_two_values_says_so_however_narrow(theme, monkeypatch, em, zoom):
    theme.set_zoom(zoom)
    said = []
    monkeypatch.setattr(Watched, "drawText", lambda _painter, _place, text: said.append(text))
    cells = CellPainter(theme)
    sheet = QPixmap(theme.px(em), cells.row_height)
    torn = row("Bo Berg", situation="Bor hos sin syster tills vidare.", conflicts=("situation",))
    painter = Watched(sheet)
    cells.draw(painter, sheet.rect(), torn, "situation", chosen=False, focused=False)
    painter.end()
    assert said == ["två värden" if em > 5 else said[0]]
    assert said[0].startswith("två")


def test_other_rows_are_painted_once_and_the_same_not_at_all(view, qapp, monkeypatch):
    qapp.processEvents()
    drawn = []
    monkeypatch.setattr(
        CellPainter,
        "draw",
        lambda _self, _painter, _rect, row, field, *_more, **_how: drawn.append((row.id, field)),
    )
    for query, found in (("b", ["Bo Berg", "Åsa Öberg"]), ("be", []), ("bo", ["Bo Berg"])):
        drawn.clear()
        view.search(query)
        for _ in range(5):
            qapp.processEvents()
        assert [own_id for own_id, field in drawn if field == "name"] == found


def test_who_was_not_there_when_rows_came_does_not_take_the_keyboard_later(view, qtbot):
    view.choose_soon("Ny")
    view.show_rows(ROWS)
    view.choose("Bo Berg")
    view.show_rows([*ROWS, row("Ny")])
    assert view.chosen_id == "Bo Berg"
