"""The first step of a withdrawal."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QTextBrowser

from samordning_desktop.ui.dialogs import withdrawal
from samordning_desktop.ui.dialogs.account import Item, Section
from samordning_desktop.ui.dialogs.withdrawal import sections
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to


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


def test_shows_every_line_before_the_verb_is_pressed(kit, hand):
    shown = []
    assert hand(
        lambda: withdrawal.ask(None, kit, Effects()),
        lambda dialog: shown.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText()),
        click("Gå vidare"),
    )
    effects = Effects()
    for line in (*effects.stops, *effects.kept, *effects.told):
        assert line in shown[0]


@pytest.mark.parametrize("refuse", [*REFUSALS.values(), enter], ids=[*REFUSALS, "enter"])
def test_no_and_enter_go_no_further(kit, hand, refuse):
    assert hand(lambda: withdrawal.ask(None, kit, Effects()), refuse) is False


def test_by_keyboard_alone(kit, hand):
    assert hand(lambda: withdrawal.ask(None, kit, Effects()), tab_to("Gå vidare"), space) is True
