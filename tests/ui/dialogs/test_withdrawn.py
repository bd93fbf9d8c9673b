"""The second step of a withdrawal: the day, how it was given, who received it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.ui.dialogs import withdrawn
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to

TODAY = date(2026, 11, 23)
VERB = "Återkalla samtycket"


def ask(kit, **more):
    return lambda: withdrawn.ask(None, kit, "Astrid Alm", "Karin Ek", **more)


def write(text, field="Återkallat den"):
    return lambda dialog: named(dialog, QLineEdit, field).setText(text)


def choose(words):
    return lambda dialog: named(dialog, QComboBox, "Hur det gavs").setCurrentText(words)


def test_today_in_speech_to_whoever_sits_there_unless_something_else_is_given(kit, hand):
    assert hand(ask(kit), click(VERB)) == Withdrawal(TODAY, "spoken", "Karin Ek")
    given = hand(
        ask(kit), write("2026-11-01"), choose("Skriftligt"), write("  Bo   Lund ", "Mottaget av"), click(VERB)
    )
    assert given == Withdrawal(date(2026, 11, 1), "written", "Bo Lund")


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (write("2026-11-24"), "Datumet 2026-11-24 har inte varit än."),
        (write("2025-02-29"), "”2025-02-29” är inte ett datum som finns."),
        (write("å" * 201, "Mottaget av"), "Namnet är för långt: 201 tecken, högst 200 får plats."),
    ],
)
def test_refuses_what_cannot_be(kit, hand, act, sentence):
    messages = []
    given = hand(
        ask(kit),
        act,
        click(VERB),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Avbryt"),
    )
    assert (given, messages) == (None, [sentence])


@pytest.mark.parametrize("refuse", [*REFUSALS.values(), enter], ids=[*REFUSALS, "enter"])
def test_no_and_enter_withdraw_nothing(kit, hand, refuse):
    assert hand(ask(kit), refuse) is None


def test_enter_in_a_field_does_not_withdraw(kit, hand):
    assert hand(ask(kit), tab_to("Återkallat den"), enter) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), tab_to(VERB), space) == Withdrawal(TODAY, "spoken", "Karin Ek")


def test_opens_again_with_what_was_given_and_why_it_was_refused(kit, hand):
    messages = []
    refusal = KnownError("consent.withdrawn_before_signed", date="2026-01-01", signed="2026-03-02")
    again = Withdrawal(date(2026, 1, 1), "deputy", "Bo Lund")
    given = hand(
        ask(kit, again=again, error=refusal),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        write("2026-04-01"),
        click(VERB),
    )
    assert given == Withdrawal(date(2026, 4, 1), "deputy", "Bo Lund")
    assert messages == ["Återkallelsen (2026-01-01) är daterad före samtycket (2026-03-02)."]
