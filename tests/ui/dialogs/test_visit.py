"""Which sheets for a visit, and for whom."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel

from samordning_desktop.ui.dialogs import visit
from samordning_desktop.ui.dialogs.visit import VisitChoice
from ui.dialogs.pressing import REFUSALS, click, enter, named

WORDS = {"a": "Informationsblad", "b": "Samtycke", "c": "Självskattning"}
VERB = "Visa bladen"


def ask(kit, name="Åsa Öberg", shown=12):
    return lambda: visit.ask(None, kit, name, shown, WORDS, ("a", "c"))


def tick(words):
    return lambda dialog: next(one for one in dialog.findChildren(QCheckBox) if one.text() == words).click()


def test_the_usual_sheets_for_the_person_chosen_are_offered(kit, hand):
    assert hand(ask(kit), enter) == VisitChoice(("a", "c"), shown=False)


def test_others_are_ticked_and_come_in_the_order_they_lie(kit, hand):
    given = hand(ask(kit), tick("Informationsblad"), tick("Samtycke"), click(VERB))
    assert given == VisitChoice(("b", "c"), shown=False)


def test_it_can_be_for_everybody_shown(kit, hand):
    seen = []

    def choose(dialog):
        box = named(dialog, QComboBox, "För vem")
        seen.extend(box.itemText(at) for at in range(box.count()))
        box.setCurrentIndex(1)

    assert hand(ask(kit, shown=10_000), choose, click(VERB)).shown
    assert seen == ["Åsa Öberg", "De 10\u00a0000 som visas på tavlan"]


def test_with_nobody_chosen_it_is_for_those_shown(kit, hand):
    seen = []
    given = hand(
        ask(kit, name="", shown=3),
        lambda dialog: seen.extend(label.text() for label in dialog.findChildren(QLabel)),
        click(VERB),
    )
    assert given.shown
    assert "För 3\u00a0deltagare på skärmen." in seen


def test_no_sheet_is_said_and_the_dialog_stays(kit, hand):
    seen = []
    given = hand(
        ask(kit),
        tick("Informationsblad"),
        tick("Självskattning"),
        click(VERB),
        lambda dialog: seen.append(dialog.message),
        tick("Samtycke"),
        click(VERB),
    )
    assert seen[0].startswith("Det finns inget att skriva ut.")
    assert given == VisitChoice(("b",), shown=False)


@pytest.mark.parametrize("no", REFUSALS)
def test_no_gives_nothing(kit, hand, no):
    assert hand(ask(kit), REFUSALS[no]) is None
