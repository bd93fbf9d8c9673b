"""Before an existing board is taken in: its rows, chosen among and corrected."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPlainTextEdit

from samordning_desktop.core import doubts
from samordning_desktop.core.board_draft import BoardDraft
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.old_columns import UNDER_HEADING, Column
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import Doubt, TableReading, TableRow
from samordning_desktop.ops.identity import identity_warning
from samordning_desktop.ops.participants import field_value
from samordning_desktop.ui.dialogs import import_board
from samordning_desktop.ui.dialogs.import_board import about_row, loose_words, summary, unknown_words, verb
from samordning_desktop.ui.old_board.model import FIELDS
from samordning_desktop.ui.old_board.view import DraftView
from ui.dialogs.pressing import REFUSALS, button, click, enter, esc, focused, key, keys, named, space, tab_to

ASTRID = TableRow(
    "Blad1, rad 4",
    BoardFields(
        "Astrid Alm", "", date(2025, 3, 3), "Stabil vardag", "Sover dåligt.", "Boendestöd", "Möte 2/12"
    ),
    (("Telefon", "070-000 00 00"), ("Anteckning", "Ring efter lunch")),
)
BO = TableRow("Blad1, rad 5", BoardFields("Bo Berg"), (("Telefon", " "), ("Start", "31/2 2025")))
DORIS = TableRow("Blad1, rad 7", BoardFields("Doris Dahl"))
DOUBT = Doubt("Blad1, rad 5, kolumn B", "31/2 2025", doubts.START_IMPOSSIBLE)
NAMELESS = Doubt("Blad1, rad 9", "x", doubts.NO_NAME)
HEADINGS = (("Patient", "name"), ("Start", "start"), ("Nuläge", "situation"))
HERE = (BoardFields("Doris Dahl"),)
READING = TableReading((ASTRID, BO, DORIS), ("Telefon", "Anteckning"), (DOUBT, NAMELESS), HEADINGS)

#: Yes to leaving what was altered.
LEAVE = click(import_board.ANYWAY)


def make(reading=READING, board=HERE):
    return BoardDraft(reading, board, field_value, identity_warning)


def many(count):
    rows = tuple(TableRow(f"rad {at}", BoardFields(f"Person {at}", goal="mål")) for at in range(count))
    return make(TableReading(rows, (), ()), ())


def plain(text):
    return text.replace("\u00a0", " ").replace("\u200b", "")


def ask(kit, draft=None, **more):
    draft = draft or make()
    return lambda: import_board.ask(None, kit, "tavla.xlsx", draft, **more)


def names(rows):
    return [row.fields.name for row in rows]


def table(dialog):
    return named(dialog, DraftView, "Rader i filen")


def about(dialog):
    return named(dialog, QPlainTextEdit, "Om raden").toPlainText()


def go(place, field):
    """The keyboard's place in the table, moved by arrows alone."""

    def act(dialog):
        view = table(dialog)
        view.setFocus()
        for _ in range(60):
            index = view.currentIndex()
            steps = (index.row() - place, index.column() - FIELDS.index(field))
            if steps == (0, 0):
                return
            vertical = Qt.Key.Key_Up if steps[0] > 0 else Qt.Key.Key_Down
            sideways = Qt.Key.Key_Left if steps[1] > 0 else Qt.Key.Key_Right
            QTest.keyClick(view, vertical if steps[0] else sideways)
        raise AssertionError("the arrows never got there")

    return act


def write(text):
    """Enter opens the cell; the text takes the place of what stands there; Enter keeps it."""

    def act(dialog):
        enter(dialog)
        table(dialog).editor.selectAll()
        QTest.keyClick(focused(dialog), Qt.Key.Key_Delete)
        keys(text)(dialog)
        enter(dialog)

    return act


f8 = key(Qt.Key.Key_F8)


def test_the_verb_says_how_many():
    assert plain(verb(12)) == "Lägg till 12 deltagare"
    assert plain(verb(10_000)) == "Lägg till 10 000 deltagare"


def test_says_the_file_in_numbers():
    draft = make()
    assert plain(summary("tavla.xlsx", draft)) == (
        "tavla.xlsx, 3 rader: 2 läggs till, 1 finns redan, 1 att kontrollera."
    )
    draft.switch(0, on=False)
    draft.correct(1, "start", "2025-02-28")
    assert plain(summary("t.csv", draft)) == "t.csv, 3 rader: 1 läggs till, 1 finns redan, 1 tas inte in."
    assert plain(summary("t.csv", many(1))) == "t.csv, 1 rad: 1 läggs till."
    assert summary("t.csv", many(0)) == "t.csv innehåller inga deltagare att lägga till."


def test_says_what_is_not_taken_in_by_its_headings():
    draft = make()
    assert plain(unknown_words(draft)) == "2 texter under ”Telefon” och ”Anteckning” tas inte in."
    draft.direct(Column("Telefon"), UNDER_HEADING)
    assert plain(unknown_words(draft)) == "1 text under ”Anteckning” tas inte in."
    draft.direct(Column("Anteckning"), "planning")
    assert unknown_words(draft) == ""


def test_of_many_headings_some_are_named():
    extra = tuple((f"K{at}", "x") for at in range(6))
    draft = make(TableReading((TableRow("rad 2", BoardFields("Bo"), extra),), (), ()), ())
    assert (
        plain(unknown_words(draft))
        == "6 texter under ”K0”, ”K1”, ”K2”, ”K3” och 2 rubriker till tas inte in."
    )


def test_all_about_a_row_is_said_when_it_is_chosen():
    draft = make()
    assert about_row(draft.rows[0], draft.left_out(0)).split("\n") == [
        "Blad1, rad 4: Astrid Alm, läggs till.",
        "Telefon: ”070-000 00 00” tas inte in.",
        "Anteckning: ”Ring efter lunch” tas inte in.",
    ]
    assert about_row(draft.rows[1], draft.left_out(1)).split("\n") == [
        "Blad1, rad 5: Bo Berg, läggs till.",
        "Dagen finns inte i kalendern. Skriv startdatumet för hand. ”31/2 2025”",
    ]
    assert "Är det en annan person: slå på raden." in about_row(draft.rows[2], [])
    assert about_row(many(1).rows[0], []).endswith("Inget att kontrollera.")


def test_doubts_of_no_row_are_listed():
    assert loose_words(make()) == f"Blad1, rad 9: {doubts.NO_NAME} ”x”"


def test_as_it_stands_the_new_rows_are_given(kit, hand):
    given = hand(ask(kit), click("Lägg till 2 deltagare"))
    assert given == (ASTRID, BO)


def test_space_leaves_a_row_out_and_the_verb_counts(kit, hand):
    given = hand(ask(kit), go(0, "goal"), space, click("Lägg till 1 deltagare"))
    assert names(given) == ["Bo Berg"]


def test_with_nobody_left_there_is_nothing_to_press(kit, hand):
    seen = []

    def look(dialog):
        verb_ = button(dialog, "Lägg till 0 deltagare")
        seen.append(verb_.isEnabled())
        QTest.mouseClick(verb_, Qt.MouseButton.LeftButton)

    given = hand(ask(kit), go(0, "name"), space, go(1, "name"), space, look, click("Avbryt"), LEAVE)
    assert (given, seen) == (None, [False])


def test_a_click_in_the_box_switches_a_row_and_elsewhere_does_not(kit, hand):
    def tap(row, column):
        def act(dialog):
            view = table(dialog)
            place = view.visualRect(view.model().index(row, column)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

        return act

    given = hand(ask(kit), tap(0, 0), tap(1, 3), click("Lägg till 1 deltagare"))
    assert names(given) == ["Bo Berg"]


def test_a_known_person_is_switched_on_deliberately(kit, hand):
    seen = []
    given = hand(
        ask(kit),
        go(2, "name"),
        lambda dialog: seen.append(about(dialog).split("\n")[1]),
        space,
        lambda dialog: seen.append(about(dialog).split("\n")[1]),
        click("Lägg till 3 deltagare"),
    )
    assert names(given) == ["Astrid Alm", "Bo Berg", "Doris Dahl"]
    assert "Raden tas inte in" in seen[0]
    assert "Raden läggs till ändå, som en person till" in seen[1]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("3/3 2025", date(2025, 3, 3)), ("29 feb 2024", date(2024, 2, 29)), ("i går", date(2026, 11, 22))],
)
def test_a_start_is_corrected_as_people_write_days(kit, hand, typed, kept):
    given = hand(ask(kit), go(1, "start"), write(typed), click("Lägg till 2 deltagare"))
    assert given[1].fields.start == kept


def test_names_and_texts_are_corrected_in_place(kit, hand):
    def two_lines(dialog):
        enter(dialog)
        QTest.keyClick(focused(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        keys("På väg åt rätt håll")(dialog)
        enter(dialog)

    given = hand(
        ask(kit),
        go(0, "name"),
        write("Åsa Öberg"),
        go(0, "situation"),
        two_lines,
        click("Lägg till 2 deltagare"),
    )
    assert given[0].fields.name == "Åsa Öberg"
    assert given[0].fields.situation == "Sover dåligt.\nPå väg åt rätt håll"


def test_tab_keeps_what_is_written_and_goes_on_and_esc_gives_it_up(kit, hand):
    def act(dialog):
        enter(dialog)
        keys("!")(dialog)
        QTest.keyClick(focused(dialog), Qt.Key.Key_Tab)
        assert table(dialog).currentIndex().column() == FIELDS.index("personal_id")
        enter(dialog)
        keys("123")(dialog)
        esc(dialog)

    given = hand(ask(kit), go(0, "name"), act, click("Lägg till 2 deltagare"))
    assert (given[0].fields.name, given[0].fields.personal_id) == ("Astrid Alm!", "")


def test_what_is_being_written_counts_when_the_verb_is_clicked(kit, hand):
    def begin(dialog):
        enter(dialog)
        keys("!")(dialog)

    given = hand(ask(kit), go(0, "name"), begin, click("Lägg till 2 deltagare"))
    assert given[0].fields.name == "Astrid Alm!"


def test_nothing_is_given_while_a_row_is_wrong_and_it_is_shown_where(kit, hand):
    seen = []

    def look(dialog):
        index = table(dialog).currentIndex()
        seen.append((index.row(), FIELDS[index.column()], dialog.message.split("\n")[0]))
        assert focused(dialog) is table(dialog)
        assert "Start: ”i våras” är inte" in about(dialog)

    given = hand(
        ask(kit),
        go(1, "start"),
        write("i våras"),
        go(0, "name"),
        click("Lägg till 2 deltagare"),
        look,
        write("2025-02-28"),
        lambda dialog: seen.append(dialog.message),
        click("Lägg till 2 deltagare"),
    )
    assert seen == [(1, "start", "En rad måste rättas innan något läggs till."), ""]
    assert given[1].fields.start == date(2025, 2, 28)


def test_a_wrong_row_that_is_switched_off_stops_nobody(kit, hand):
    given = hand(ask(kit), go(0, "name"), write(""), space, click("Lägg till 1 deltagare"))
    assert names(given) == ["Bo Berg"]


def test_the_next_to_check_is_found_by_key_and_by_button_where_the_eye_should_go(kit, hand):
    seen = []

    def look(dialog):
        index = table(dialog).currentIndex()
        seen.append((index.row(), FIELDS[index.column()], focused(dialog) is table(dialog)))

    draft = make(TableReading((ASTRID, BO, DORIS), (), (DOUBT, Doubt("Blad1, rad 4", "", doubts.NAME_TWICE))))
    hand(ask(kit, draft), f8, look, click("Kontrollera nästa (F8)"), look, f8, look, click("Avbryt"))
    assert seen == [(1, "start", True), (0, "name", True), (1, "start", True)]


def test_with_nothing_to_check_there_is_no_next(kit, hand):
    seen = []
    hand(
        ask(kit, many(2)),
        f8,
        lambda dialog: seen.append(
            (button(dialog, "Kontrollera nästa (F8)").isEnabled(), table(dialog).place)
        ),
        click("Avbryt"),
    )
    assert seen == [(False, 0)]


def test_columns_are_directed_and_seen_at_once(kit, hand):
    def direct(dialog):
        box = named(dialog, QComboBox, "Telefon")
        box.setCurrentIndex(box.findData(UNDER_HEADING))
        click("Använd")(dialog)

    given = hand(ask(kit), click("Välj kolumner …"), direct, click("Lägg till 2 deltagare"))
    assert given[0].fields.situation == "Sover dåligt.\nTelefon: 070-000 00 00"


def test_a_refused_save_opens_it_again_with_the_corrections_and_the_reason(kit, hand):
    draft = make()
    hand(
        ask(kit, draft),
        go(0, "name"),
        write("Åsa Öberg"),
        go(1, "name"),
        space,
        click("Lägg till 1 deltagare"),
    )
    seen = []
    given = hand(
        ask(kit, draft, error=KnownError("disk.full")),
        lambda dialog: seen.append(dialog.message.split("\n")[0]),
        click("Lägg till 1 deltagare"),
    )
    assert (names(given), seen) == (["Åsa Öberg"], ["Disken är full."])


def test_with_no_rows_it_can_only_be_closed(kit, hand):
    verbs = []
    draft = make(TableReading((), (), (NAMELESS,)), ())
    given = hand(ask(kit, draft), lambda dialog: verbs.extend(one.text() for one in dialog.verbs), enter)
    assert (given, verbs) == (None, ["Stäng"])


ASKS = [(name, act) for name, act in REFUSALS.items() if name != "lock"]
asks = pytest.mark.parametrize("refuse", [act for _, act in ASKS], ids=[name for name, _ in ASKS])


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing_and_asks_nothing_while_nothing_is_altered(kit, hand, refuse):
    assert hand(ask(kit), go(0, "name"), space, space, refuse) is None


@asks
@pytest.mark.parametrize("act", [write("Åsa"), space], ids=["corrected", "ticked off"])
def test_no_asks_before_corrections_are_lost(kit, hand, refuse, act):
    assert hand(ask(kit), go(0, "name"), act, refuse, LEAVE) is None


@asks
def test_no_to_that_goes_back_to_the_rows(kit, hand, refuse):
    draft = make()
    given = hand(
        ask(kit, draft), go(0, "name"), write("Åsa"), refuse, click(import_board.BACK), go(1, "start"),
        write("2025-02-28"), click("Lägg till 2 deltagare"),
    )  # fmt: skip
    assert names(given) == ["Åsa", "Bo Berg"]


def test_a_lock_never_asks(kit, hand):
    assert hand(ask(kit), go(0, "name"), write("Åsa"), REFUSALS["lock"]) is None


def test_a_lock_gives_up_the_question_and_the_rows(kit, hand):
    """As the program does it: each dialog that is open."""

    def lock(_dialog):
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    assert hand(ask(kit), go(0, "name"), write("Åsa"), REFUSALS["x"], lock) is None


def test_a_cell_that_is_being_written_in_is_asked_for_too(kit, hand):
    given = hand(ask(kit), go(0, "name"), enter, keys("Åsa"), REFUSALS["x"], LEAVE)
    assert given is None
    assert hand(ask(kit), go(0, "name"), enter, keys("Åsa"), REFUSALS["lock"]) is None


def test_by_keyboard_alone(kit, hand):
    given = hand(ask(kit), f8, write("2025-02-28"), tab_to("Lägg till 2 deltagare"), enter)
    assert given[1].fields.start == date(2025, 2, 28)


def test_the_words_follow_what_is_done(kit, hand):
    seen = []

    def look(dialog):
        texts = [plain(label.text()) for label in dialog.findChildren(QLabel) if "tavla.xlsx" in label.text()]
        seen.append(texts[0].split(": ")[1])

    hand(ask(kit), look, go(0, "name"), space, look, click("Avbryt"), LEAVE)
    assert seen == [
        "2 läggs till, 1 finns redan, 1 att kontrollera.",
        "1 läggs till, 1 finns redan, 1 tas inte in, 1 att kontrollera.",
    ]


def test_a_thousand_rows_are_shown_and_given(kit, hand):
    given = hand(
        ask(kit, many(1000)),
        go(0, "goal"),
        write("annat"),
        click("Lägg till 1 000 deltagare".replace("1 0", "1\u00a00")),
    )
    assert len(given) == 1000
    assert given[0].fields.goal == "annat"
