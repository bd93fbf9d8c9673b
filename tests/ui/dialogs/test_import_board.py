"""Before an existing board is taken in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTextBrowser

from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import Doubt, TableRow
from samordning_desktop.ui.dialogs import import_board
from samordning_desktop.ui.dialogs.account import DETAILED, Item
from samordning_desktop.ui.dialogs.import_board import (
    ImportChoice,
    added,
    cut_words,
    sections,
    summary,
    unknown_headings,
    unknown_words,
    verb,
)
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to

ASTRID = TableRow(
    "Blad1, rad 4",
    BoardFields(
        "Astrid Alm", "", date(2025, 3, 3), "Stabil vardag", "Sover dåligt.", "Boendestöd", "Möte 2/12"
    ),
    (("Telefon", "070-000 00 00"), ("Anteckning", "Ring efter lunch")),
)
BO = TableRow("Blad1, rad 5", BoardFields("Bo Berg"), (("Telefon", " "),))
DORIS = TableRow("Blad1, rad 7", BoardFields("Doris Dahl"), (("Övrigt", "x"),))
DOUBT = Doubt("Blad1, rad 5, Start", "31/2 2025", "Dagen finns inte i kalendern.")
NAMELESS = Doubt("Blad1, rad 9", "", "Raden saknar namn.")


@dataclass
class Plan:
    new: tuple[TableRow, ...] = (ASTRID, BO)
    known: tuple[TableRow, ...] = (DORIS,)
    warnings: tuple[Doubt, ...] = (DOUBT, NAMELESS)


PLAIN = Plan()
KEPT = Plan(
    new=(
        replace(ASTRID, fields=replace(ASTRID.fields, situation="Sover dåligt.\nTelefon: 070-000 00 00")),
        BO,
    )
)
NOTHING_NEW = Plan(new=(), warnings=())


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (
            PLAIN,
            "tavla.xlsx: 2 deltagare läggs till, 1 finns redan och rörs inte, 2 ställen att kontrollera.",
        ),
        (Plan((BO,), (), (DOUBT,)), "tavla.xlsx: 1 deltagare läggs till, 1 ställe att kontrollera."),
        (NOTHING_NEW, "tavla.xlsx: 0 deltagare läggs till, 1 finns redan och rörs inte."),
        (Plan((), (), ()), "tavla.xlsx innehåller inga deltagare att lägga till."),
        (Plan((), (), (NAMELESS,)), "tavla.xlsx innehåller inga deltagare att lägga till."),
        (Plan((BO,) * 10_000, (), ()), "tavla.xlsx: 10 000 deltagare läggs till."),
    ],
)
def test_says_the_plan_in_numbers(plan, text):
    assert plain(summary("tavla.xlsx", plan)) == text


def test_the_verb_says_how_many():
    assert verb(PLAIN) == "Lägg till 2 deltagare"
    assert plain(verb(Plan(new=(BO,) * 10_000))) == "Lägg till 10 000 deltagare"


def test_only_unknown_columns_with_text_in_new_rows_are_asked_about():
    assert unknown_headings(PLAIN) == ("Telefon", "Anteckning")
    assert unknown_headings(Plan(new=(BO,))) == ()


def test_says_what_happens_to_the_text_of_unknown_columns():
    assert plain(unknown_words(PLAIN, False)) == (
        "Tavlan har ingen kolumn för Telefon och Anteckning. 2 texter tas inte in."
    )
    assert plain(unknown_words(PLAIN, True)) == (
        "Tavlan har ingen kolumn för Telefon och Anteckning. 2 texter hamnar sist i Nuläge, under sin rubrik."
    )
    assert unknown_words(NOTHING_NEW, True) == ""


def test_the_rows_stand_as_on_the_board():
    assert added(PLAIN.new).table == (
        ("Patient", "Start", "Mål/syfte", "Nuläge", "Pågående insatser", "Planering", "Står i filen"),
        (
            "Astrid Alm",
            "2025-03-03",
            "Stabil vardag",
            "Sover dåligt.",
            "Boendestöd",
            "Möte 2/12",
            "Blad1, rad 4",
        ),
        ("Bo Berg", "", "", "", "", "", "Blad1, rad 5"),
    )


def test_an_identity_number_gets_a_column():
    table = added((replace(BO, fields=BoardFields("Bo Berg", "19900222-2397")),)).table
    assert (table[0][1], table[1][1]) == ("Personnummer", "19900222-2397")


def test_of_ten_thousand_the_first_are_shown_and_it_says_so():
    section = added((BO,) * 10_000)
    assert len(section.table) == DETAILED + 1
    assert plain(section.note) == "De första 500 av 10 000 visas här. Alla läggs till."
    assert cut_words(DETAILED) == ""


def test_what_was_not_understood_comes_first_cell_by_cell():
    doubts, new, known = sections(PLAIN)
    assert doubts.items == (
        Item("Blad1, rad 5, Start: Dagen finns inte i kalendern.", ("31/2 2025",)),
        Item("Blad1, rad 9: Raden saknar namn."),
    )
    assert new.heading == "Läggs till"
    assert known.items == (Item("Doris Dahl", ("Blad1, rad 7",)),)
    assert sections(Plan((), (), ())) == ()


def ask(kit, plain=PLAIN, kept=KEPT):
    return lambda: import_board.ask(None, kit, "tavla.xlsx", plain, kept)


def test_unknown_columns_are_left_out_unless_asked_for(kit, hand):
    assert hand(ask(kit), click("Lägg till 2 deltagare")) == ImportChoice(False)


def test_unknown_columns_can_be_kept_and_are_seen_first(kit, hand):
    shown = []

    def look(dialog):
        shown.append("Telefon: 070" in named(dialog, QTextBrowser, "Vad som händer").toPlainText())

    given = hand(
        ask(kit),
        look,
        lambda dialog: named(dialog, QCheckBox, "").click(),
        look,
        click("Lägg till 2 deltagare"),
    )
    assert (given, shown) == (ImportChoice(True), [False, True])


def test_the_numbers_follow_the_choice(kit, hand):
    kept = Plan(new=(BO,), warnings=(DOUBT, NAMELESS, Doubt("Blad1, rad 4", "", "Texten är för lång.")))
    seen = []

    def look(dialog):
        texts = [plain(label.text()) for label in dialog.findChildren(QLabel) if "tavla.xlsx" in label.text()]
        seen.append((texts[0].split(":")[1].split(",")[0], dialog.verbs[0].text()))

    hand(ask(kit, kept=kept), look, lambda dialog: dialog.findChild(QCheckBox).click(), look, click("Avbryt"))
    assert seen == [
        (" 2 deltagare läggs till", "Lägg till 2 deltagare"),
        (" 1 deltagare läggs till", "Lägg till 1 deltagare"),
    ]


def test_without_unknown_columns_nothing_is_asked_about_them(kit, hand):
    seen = []
    plan = Plan(new=(BO,))
    hand(
        ask(kit, plan, plan),
        lambda dialog: seen.append(dialog.findChild(QCheckBox).isVisible()),
        click("Avbryt"),
    )
    assert seen == [False]


def test_with_nothing_new_it_can_only_be_closed(kit, hand):
    verbs = []
    given = hand(
        ask(kit, NOTHING_NEW, NOTHING_NEW),
        lambda dialog: verbs.extend(one.text() for one in dialog.findChildren(QPushButton)),
        enter,
    )
    assert (given, verbs) == (None, ["Stäng"])


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), lambda dialog: dialog.findChild(QCheckBox).click(), refuse) is None


def test_by_keyboard_alone(kit, hand):
    def to_box(dialog):
        dialog.findChild(QCheckBox).setFocus()

    given = hand(ask(kit), to_box, space, tab_to("Lägg till 2 deltagare"), enter)
    assert given == ImportChoice(True)
