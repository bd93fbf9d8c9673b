"""Withdrawing a consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QTextBrowser

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs import withdrawal
from samordning_desktop.ui.dialogs.account import Item, Section
from samordning_desktop.ui.dialogs.withdrawal import sections
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to

TODAY = date(2026, 11, 23)
VERB = "Återkalla samtycket"


@dataclass
class Effects:
    name: str = "Astrid Alm"
    stops: tuple[str, ...] = ("Inget mer lämnas ut.", "Personen deltar inte längre.")
    kept: tuple[str, ...] = ("Det som är skrivet finns kvar.",)
    told: tuple[str, ...] = ("Lidköping får besked.",)


def test_says_what_stops_what_is_kept_and_who_is_told():
    assert sections(Effects()) == (
        Section("Det här upphör", (Item("Inget mer lämnas ut."), Item("Personen deltar inte längre."))),
        Section("Det här behålls", (Item("Det som är skrivet finns kvar."),)),
        Section("De här får besked", (Item("Lidköping får besked."),)),
    )


def test_says_so_when_nobody_is_told():
    told = sections(Effects(told=()))[2]
    assert told == Section("De här får besked", note="Ingen annan ort får besked: inget har lämnats ut.")


def write(text):
    return lambda dialog: named(dialog, QLineEdit, "Återkallat den").setText(text)


def test_shows_every_line_before_the_verb_is_pressed(kit, hand):
    shown = []
    given = hand(
        lambda: withdrawal.ask(None, kit, Effects()),
        lambda dialog: shown.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText()),
        click(VERB),
    )
    assert given == TODAY
    effects = Effects()
    for line in (*effects.stops, *effects.kept, *effects.told):
        assert line in shown[0]


def test_the_day_can_be_another(kit, hand):
    assert hand(lambda: withdrawal.ask(None, kit, Effects()), write("2026-11-01"), click(VERB)) == date(
        2026, 11, 1
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-11-24", "Datumet 2026-11-24 har inte varit än."),
        ("2025-02-29", "”2025-02-29” är inte ett datum som finns."),
    ],
)
def test_refuses_a_day_that_cannot_be(kit, hand, text, sentence):
    messages = []
    given = hand(
        lambda: withdrawal.ask(None, kit, Effects()),
        write(text),
        click(VERB),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Avbryt"),
    )
    assert (given, messages) == (None, [sentence])


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(lambda: withdrawal.ask(None, kit, Effects()), refuse) is None


def test_enter_does_not_withdraw(kit, hand):
    assert hand(lambda: withdrawal.ask(None, kit, Effects()), enter) is None
    assert hand(lambda: withdrawal.ask(None, kit, Effects()), tab_to("Återkallat den"), enter) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(lambda: withdrawal.ask(None, kit, Effects()), tab_to(VERB), space) == TODAY


def test_opens_again_with_the_day_and_why_it_was_refused(kit, hand):
    messages = []
    refusal = KnownError("consent.withdrawn_before_signed", date="2026-01-01", signed="2026-03-02")
    given = hand(
        lambda: withdrawal.ask(None, kit, Effects(), again=date(2026, 1, 1), error=refusal),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        lambda dialog: messages.append(named(dialog, QLineEdit, "Återkallat den").text()),
        click("Avbryt"),
    )
    assert given is None
    assert messages == ["Återkallelsen (2026-01-01) är daterad före samtycket (2026-03-02).", "2026-01-01"]
