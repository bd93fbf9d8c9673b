"""The list of disclosures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton

from samordning_desktop.core.disclosure import Disclosure, journal_sentence
from samordning_desktop.core.grounds import Ground
from samordning_desktop.ui.dialogs import disclosures as list_dialog
from samordning_desktop.ui.dialogs.disclosures import COPIED
from ui.dialogs.pressing import REFUSALS, click, named

NEW = Disclosure(
    "p", "Mål och nuläge", "Vårdcentralen", date(2026, 11, 22), "Karin Ek", "Psykiatrin", "spoken", Ground.CONSENT.value
)  # fmt: skip
OLD = replace(NEW, when=date(2026, 11, 1), way="package", receiver="Lidköping", what="paket nummer 1")
LIST = "Utlämnanden, nyast först"


def show(kit, rows=(NEW, OLD), copied=None):
    copied = [] if copied is None else copied
    return lambda: list_dialog.show(None, kit, "Åsa Ö.", rows, copied.append)


def down(dialog):
    QTest.keyClick(named(dialog, QListWidget, LIST), Qt.Key.Key_Down)


def test_every_row_and_the_sentence_of_the_one_that_is_chosen(kit, hand):
    seen = []

    def look(dialog):
        rows = named(dialog, QListWidget, LIST)
        seen.append([rows.item(at).text() for at in range(rows.count())])
        seen.append(named(dialog, QPlainTextEdit, "Till den egna journalen").toPlainText())

    hand(show(kit), look, down, look, click("Stäng"))
    assert seen[0] == [
        "2026-11-22\u00a0· Vårdcentralen\u00a0· muntligt\nMål och nuläge",
        "2026-11-01\u00a0· Lidköping\u00a0· i paket\npaket nummer 1",
    ]
    assert seen[1::2] == [journal_sentence(NEW), journal_sentence(OLD)]


def test_the_sentence_is_copied_and_it_is_said(kit, hand):
    copied, said = [], []
    hand(
        show(kit, copied=copied), down, click("Kopiera till journalen"),
        lambda dialog: said.append(dialog.message), click("Stäng"),
    )  # fmt: skip
    assert copied == [journal_sentence(OLD)]
    assert said == [COPIED]


def test_nothing_to_show_is_said_and_there_is_nothing_to_copy(kit, hand):
    verbs = []
    hand(
        show(kit, ()), lambda dialog: verbs.extend(one.text() for one in dialog.findChildren(QPushButton)),
        click("Stäng"),
    )  # fmt: skip
    assert verbs == ["Stäng"]


@pytest.mark.parametrize("refusal", [way for way in REFUSALS if way != "avbryt"])
def test_closing_copies_nothing(kit, hand, refusal):
    copied = []
    assert hand(show(kit, copied=copied), REFUSALS[refusal]) is None
    assert copied == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_few_rows_and_the_sentence_stand_without_being_scrolled(kit, hand, count):
    seen = []

    def look(dialog):
        for part in (
            named(dialog, QListWidget, LIST),
            named(dialog, QPlainTextEdit, "Till den egna journalen"),
        ):
            seen.append(part.verticalScrollBar().maximum())

    what = "paket nummer 1: Mål och nuläge; Insatser, planering och nästa steg; Självskattningar; Nätverket runt mig"
    row = replace(OLD, what=what, unit="Öppenpsykiatriska mottagningen i Falköping")
    hand(show(kit, [row] * count), look, click("Stäng"))
    assert seen == [0, 0]
