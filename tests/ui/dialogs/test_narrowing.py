"""Taking back a part of the consent."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QComboBox, QTextBrowser

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.ui.dialogs import narrowing
from samordning_desktop.ui.dialogs.narrowing import TakenBack
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to

TODAY = date(2026, 11, 23)
VERB = "Ta tillbaka"
HOW = Withdrawal(TODAY, "spoken", "Karin Ek")
PARTS = [
    SimpleNamespace(what="party", key="site/s2", words="Lidköping (pilotort)", stops=("A",), told=("B",)),
    SimpleNamespace(what="kind", key="ratings", words="Självskattningar", stops=("C",), told=("D",)),
]


def ask(kit, **more):
    return lambda: narrowing.ask(None, kit, "Astrid Alm", PARTS, "Karin Ek", **more)


def choose(words):
    return lambda dialog: named(dialog, QComboBox, "Det som tas tillbaka").setCurrentText(words)


def test_says_what_the_chosen_part_does_before_it_is_taken_back(kit, hand):
    shown = []

    def look(dialog):
        shown.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText().split("\n"))

    given = hand(ask(kit), look, choose("Självskattningar"), look, click(VERB))
    assert given == TakenBack("kind", "ratings", HOW)
    assert [[line for line in lines if len(line) == 1] for lines in shown] == [["A", "B"], ["C", "D"]]


@pytest.mark.parametrize("refuse", [*REFUSALS.values(), enter], ids=[*REFUSALS, "enter"])
def test_no_and_enter_take_nothing_back(kit, hand, refuse):
    assert hand(ask(kit), refuse) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), tab_to(VERB), space) == TakenBack("party", "site/s2", HOW)


def test_opens_again_with_what_was_given_and_why_it_was_refused(kit, hand):
    messages = []
    again = TakenBack("kind", "ratings", Withdrawal(date(2026, 1, 1), "phone", "Bo Lund"))
    given = hand(
        ask(kit, again=again, error=KnownError("consent.part_taken")),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click(VERB),
    )
    assert given == again
    assert messages == ["Den delen av samtycket är redan tillbakatagen."]
