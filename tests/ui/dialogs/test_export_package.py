"""Before a package is made."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser

from samordning_desktop.core.merge_plan import ExportPlan, LeftOut
from samordning_desktop.ui.dialogs import export_package
from samordning_desktop.ui.dialogs.account import Item
from samordning_desktop.ui.dialogs.export_package import sections, summary
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to

DAY = date(2026, 11, 23)
GOING = (("1", "Astrid Alm"), ("2", "Björn Öst"))
RECALLED = (("4", "Doris Dahl"),)
LEFT = (
    LeftOut("5", "Elis Ek", "samtycke saknas"),
    LeftOut("6", "Frida Frost", "samtycket gick ut 2026-01-02"),
)
FULL = ExportPlan("Lidköping", DAY, GOING, RECALLED, LEFT, 41)
EMPTY = ExportPlan("Lidköping", DAY, (), (), LEFT, 0)


def plain(text):
    return text.replace("\u00a0", " ")


def test_says_the_plan_in_numbers():
    assert plain(summary(FULL)) == (
        "Till Lidköping, 2026-11-23: 2 deltagare följer med, 1 återkallas, 2 lämnas utanför. "
        "Paketet rymmer 41 ändringar."
    )
    one = ExportPlan("Lidköping", DAY, GOING[:1], (), (), 1)
    assert (
        plain(summary(one)) == "Till Lidköping, 2026-11-23: 1 deltagare följer med. Paketet rymmer 1 ändring."
    )
    recall = ExportPlan("Lidköping", DAY, (), RECALLED, (), 1)
    assert plain(summary(recall)) == (
        "Till Lidköping, 2026-11-23: 0 deltagare följer med, 1 återkallas. Paketet rymmer 1 ändring."
    )
    assert summary(EMPTY) == "Det finns inget nytt att skicka till Lidköping i dag (2026-11-23)."


def test_names_everybody_and_why_they_are_left_out():
    going, recalled, left = sections(FULL)
    assert plain(going.heading) == "Följer med: 2 deltagare"
    assert going.items == (Item("Astrid Alm"), Item("Björn Öst"))
    assert plain(recalled.heading) == "Återkallas: 1 deltagare"
    assert recalled.items == (Item("Doris Dahl"),)
    assert plain(left.heading) == "Lämnas utanför: 2 deltagare"
    assert left.items == (
        Item("Elis Ek", ("samtycke saknas",)),
        Item("Frida Frost", ("samtycket gick ut 2026-01-02",)),
    )


def test_a_group_without_anybody_is_left_out():
    assert [plain(section.heading) for section in sections(EMPTY)] == ["Lämnas utanför: 2 deltagare"]
    assert sections(ExportPlan("Lidköping", DAY, (), (), (), 0)) == ()


def ask(kit, plan=FULL):
    return lambda: export_package.ask(None, kit, plan)


def test_gives_the_plan_that_was_shown(kit, hand):
    shown = []
    given = hand(
        ask(kit),
        lambda dialog: shown.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText()),
        click("Skapa paketet"),
    )
    assert given is FULL
    for name in ("Astrid Alm", "Björn Öst", "Doris Dahl", "Elis Ek", "samtycke saknas", "Frida Frost"):
        assert name in shown[0]


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), refuse) is None


def test_enter_makes_no_package(kit, hand):
    assert hand(ask(kit), enter) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), tab_to("Skapa paketet"), space) is FULL


def test_with_nobody_to_send_it_says_so(kit, hand):
    seen = []

    def look(dialog):
        seen.append([label.text() for label in dialog.findChildren(QLabel) if label.isVisible()])
        seen.append([verb.text() for verb in dialog.findChildren(QPushButton)])

    assert hand(ask(kit, EMPTY), look, click("Skapa ett tomt paket")) is EMPTY
    assert summary(EMPTY) in seen[0]
    assert seen[1] == ["Skapa ett tomt paket", "Avbryt"]
    assert hand(ask(kit, ExportPlan("Lidköping", DAY, (), (), (), 0)), enter) is None
