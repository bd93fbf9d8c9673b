"""Ending a participation."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs import ending
from samordning_desktop.ui.dialogs.ending import Ending, effects
from ui.dialogs.pressing import REFUSALS, click, named

TODAY = date(2026, 11, 23)
END = click("Avsluta deltagandet")


def ask(kit, **more):
    return lambda: ending.ask(None, kit, "Åsa Ö.", True, **more)


def day(text):
    return lambda dialog: named(dialog, QLineEdit, "Avslutas den").setText(text)


def reason(text):
    return lambda dialog: named(dialog, QPlainTextEdit, "Varför det avslutades").setPlainText(text)


def test_says_what_happens():
    covered, uncovered = effects("Åsa Ö.", True), effects("Åsa Ö.", False)
    assert covered[0] == "Åsa Ö. lämnar tavlan och finns kvar i registret med sin historik."
    assert "nästa paket" in covered[1]
    assert "får inte veta det" in uncovered[1]
    consent = "Samtycket gäller som förut. Att återkalla det är en annan sak."
    assert (consent in covered, consent in uncovered) == (True, False)


def test_gives_the_day_and_the_reason(kit, hand):
    assert hand(ask(kit), END) == Ending(TODAY)
    given = hand(ask(kit), day("1/12 2026"), reason(" Flyttar "), END)
    assert given == Ending(date(2026, 12, 1), "Flyttar")


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (day(""), "Datumet är inte ifyllt."),
        (reason("å" * 10_001), "Texten är för lång: 10\u00a0001 tecken, högst 10\u00a0000 får plats."),
    ],
)
def test_what_does_not_fit_is_refused(kit, hand, act, sentence):
    said = []
    given = hand(
        ask(kit), act, END, lambda dialog: said.append(dialog.message.split("\n")[0]), click("Avbryt")
    )
    assert (given, said) == (None, [sentence])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_ends_nothing(kit, hand, refusal):
    assert hand(ask(kit), reason("Flyttar"), REFUSALS[refusal]) is None


def test_opens_again_with_what_was_given(kit, hand):
    again = Ending(date(2026, 11, 1), "Flyttar")
    assert hand(ask(kit, again=again, error=KnownError("disk.full")), END) == again
