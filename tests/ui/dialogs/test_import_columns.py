"""Where the text under an old board's headings goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from samordning_desktop.core.old_columns import LEAVE_OUT, TARGETS, UNDER_HEADING, Column
from samordning_desktop.ui.dialogs import import_columns
from samordning_desktop.ui.dialogs.import_columns import ColumnChoice, example, heading_word, target_word
from ui.dialogs.pressing import REFUSALS, click, enter, named, tab_to

PHONE, GOAL = Column("Telefon"), Column("Målbild", "goal")
CHOICES = [ColumnChoice(GOAL, ("Bo själv",), "goal"), ColumnChoice(PHONE, ("0500", "0501"), LEAVE_OUT)]


def ask(kit):
    return lambda: import_columns.ask(None, kit, CHOICES)


def choose(name, target):
    def act(dialog):
        box = named(dialog, QComboBox, name)
        box.setFocus()
        while box.currentData() != target:
            QTest.keyClick(box, Qt.Key.Key_Down)

    return act


def test_every_target_has_its_word():
    words = [target_word(target) for target in TARGETS]
    assert words == [
        "Tas inte in", "Sist i Nuläge, under sin rubrik", "Mål/syfte", "Nuläge", "Pågående insatser", "Planering",
        "Personnummer, där det saknas", "Start, där den saknas",
    ]  # fmt: skip


def test_a_column_is_told_by_its_first_text_not_all_of_it():
    assert example(("070\n11",)).replace("\u00a0", " ") == "1 text, den första: ”070 11”"
    assert example(("å" * 61, "x")).replace("\u00a0", " ") == f"2 texter, den första: ”{'å' * 60} …”"
    assert heading_word(Column("Start", rest=True)) == "Start (det som inte lästes)"
    assert heading_word(Column("å" * 41)) == f"{'å' * 40} …"


def test_as_it_stands_it_gives_what_it_was_given(kit, hand):
    assert hand(ask(kit), click("Använd")) == {GOAL: "goal", PHONE: LEAVE_OUT}


def test_each_column_is_directed_by_itself(kit, hand):
    given = hand(ask(kit), choose("Telefon", UNDER_HEADING), choose("Målbild", "planning"), click("Använd"))
    assert given == {GOAL: "planning", PHONE: UNDER_HEADING}


def test_by_keyboard_alone(kit, hand):
    given = hand(ask(kit), tab_to("Telefon"), choose("Telefon", "start"), tab_to("Använd"), enter)
    assert given == {GOAL: "goal", PHONE: "start"}


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_changes_nothing(kit, hand, refuse):
    assert hand(ask(kit), choose("Telefon", UNDER_HEADING), refuse) is None
