"""Consent withdrawn from the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from dumps import dump
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.ops import consents, reading
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.flows.consents import RECEIPT
from samordning_desktop.ui.kit.help_page import HelpPage
from ui.dialogs.pressing import REFUSALS, click
from ui.people import add


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm", signed=date(2025, 10, 1))


@pytest.fixture
def chosen(anna, window, qtbot):
    window.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    return window


def day(text):
    def act(dialog):
        next(line for line in dialog.findChildren(QLineEdit) if line.placeholderText()).setText(text)

    return act


def state(desk, anna):
    return consents.consent_of(desk, anna)[0].state


def command(window, which):
    return window.menus.action(which).trigger


def test_a_withdrawal_is_registered_and_offers_no_way_back(chosen, desk, anna, in_dialog, messages, qtbot):
    messages.answer(RECEIPT, yes=False)
    in_dialog(
        command(chosen, Command.WITHDRAW_CONSENT),
        click("Gå vidare"),
        day("2026-11-23"),
        click("Återkalla samtycket"),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert state(desk, anna) is ConsentState.WITHDRAWN
    assert messages.helped == [HelpPage.CONSENT]
    assert chosen.said.text() == "Samtycket för Anna A. är återkallat. Personen har lämnat tavlan."
    for which in (Command.GIVE_CONSENT, Command.WITHDRAW_CONSENT):
        assert not chosen.menus.action(which).isEnabled()


def test_no_withdraws_nothing(chosen, desk, anna, in_dialog, qtbot):
    for refuse in REFUSALS.values():
        for before in ((), (click("Gå vidare"),)):
            in_dialog(command(chosen, Command.WITHDRAW_CONSENT), *before, refuse)
            qtbot.waitUntil(lambda: chosen.at_rest)
            assert state(desk, anna) is ConsentState.EXPIRED


def test_a_refused_withdrawal_asks_again_with_its_day(chosen, desk, anna, in_dialog, messages, qtbot):
    messages.answer(RECEIPT, yes=False)
    seen = []

    def look(dialog):
        seen.append(dialog.message.split("\n")[0])

    verb = click("Återkalla samtycket")
    in_dialog(
        command(chosen, Command.WITHDRAW_CONSENT),
        click("Gå vidare"),
        day("2025-09-30"),
        verb,
        look,
        day("2026-11-01"),
        verb,
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert seen == ["Återkallelsen (2025-09-30) är daterad före samtycket (2025-10-01)."]
    assert consents.consent_of(desk, anna)[0].withdrawn_on == date(2026, 11, 1)


def test_a_part_is_taken_back(chosen, desk, anna, in_dialog, qtbot):
    consents.give_consent(desk, anna, date(2026, 11, 20))
    chosen.refresher.read_all()
    qtbot.waitUntil(lambda: chosen.at_rest)
    in_dialog(command(chosen, Command.WITHDRAW_PART), click("Ta tillbaka"))
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert chosen.said.text() == "En del av samtycket för Anna A. är tillbakatagen."
    (taken,) = reading.person(desk, anna).narrowings
    assert (taken.key, taken.received_by) == ("contact", desk.actor.name)
    assert state(desk, anna) is ConsentState.VALID


def test_a_receipt_is_shown_to_whoever_wants_one(chosen, desk, anna, in_dialog, messages, qtbot):
    messages.answer(RECEIPT, yes=True)
    titles = []
    in_dialog(
        command(chosen, Command.WITHDRAW_CONSENT),
        click("Gå vidare"),
        click("Återkalla samtycket"),
        lambda dialog: titles.append(dialog.windowTitle()),
        click("Stäng"),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert titles == ["Kvitto på återkallelse"]
    assert state(desk, anna) is ConsentState.WITHDRAWN


PRINT = click("Visa utskriften")


def receipt_from(place, window):
    """What asks for the receipt, at each place where it is looked for."""
    return {
        "menu": lambda: window.menus.action(Command.PRINT_RECEIPT).trigger(),
        "panel": click_in(window.workspace.panel),
        "page": click_in(window.person),
    }[place]


def click_in(part):
    return lambda: click("Kvitto på återkallelse …")(part)


@pytest.mark.parametrize("place", ["menu", "panel", "page"])
def test_a_receipt_can_be_had_after_not_now(chosen, desk, anna, in_dialog, messages, qtbot, place):
    messages.answer(RECEIPT, yes=False)
    withdraw = (click("Gå vidare"), click("Återkalla samtycket"))
    in_dialog(command(chosen, Command.WITHDRAW_CONSENT), *withdraw)
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert not chosen.menus.action(Command.PRINT_RECEIPT).isEnabled()  # nobody is chosen: they have left
    chosen.workspace.board.filters.left.click()
    chosen.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: chosen.at_rest and chosen.workspace.panel.person == anna)
    if place == "page":
        chosen.open_person(anna)
        qtbot.waitUntil(lambda: chosen.at_rest and chosen.person.isVisible())
    titles = []
    in_dialog(
        receipt_from(place, chosen), PRINT, lambda one: titles.append(one.windowTitle()), click("Stäng")
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert titles == ["Kvitto på återkallelse"]
    assert dump(desk)["access"][-1][4] == "skrivit ut kvitto på återkallelse"


def test_without_a_withdrawal_there_is_no_receipt_to_ask_for(chosen):
    assert not chosen.menus.action(Command.PRINT_RECEIPT).isEnabled()
