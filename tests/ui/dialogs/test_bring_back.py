"""The question before an earlier value is brought back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from samordning_desktop.core.history import Return
from samordning_desktop.ui.dialogs import bring_back
from ui.dialogs.pressing import REFUSALS, click, named

CHOICE = Return("Nuläge", "Bor hos sin syster", "")


def ask(kit):
    return lambda: bring_back.ask(None, kit, CHOICE)


def test_says_what_stands_now_and_what_will(kit, hand):
    seen = []

    def look(dialog):
        fields = [named(dialog, QPlainTextEdit, name) for name in ("Står nu", "Kommer att stå")]
        seen.extend((field.toPlainText(), field.isReadOnly()) for field in fields)

    assert hand(ask(kit), look, click("Hämta tillbaka värdet")) is True
    assert seen == [("Bor hos sin syster", True), ("(tomt)", True)]


def test_says_whose_it_is(kit, hand):
    seen = []

    def look(dialog):
        seen.extend(label.text().split(".")[0] for label in dialog.findChildren(QLabel))

    member = Return("Nätverk: Namn", "Eva", "Eva Ek", "Eva Ek")
    hand(lambda: bring_back.ask(None, kit, member), look, REFUSALS["esc"])
    assert "Nätverk: Namn, Eva Ek" in seen


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_brings_nothing_back(kit, hand, refusal):
    assert hand(ask(kit), REFUSALS[refusal]) is False
