"""Putting someone in the team."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Principal
from samordning_desktop.ui.dialogs import colleague
from samordning_desktop.ui.dialogs.colleague import Colleague
from ui.dialogs.pressing import REFUSALS, click, named

START = Colleague("", "Psykiatrin", Principal.REGION)
ADD = click("Lägg till i teamet")


def ask(kit, start=START, **more):
    return lambda: colleague.ask(None, kit, start, **more)


def write(name, text):
    return lambda dialog: named(dialog, QLineEdit, name).setText(text)


def test_gives_name_unit_and_principal(kit, hand):
    assert hand(ask(kit), write("Namn", " Ulla Berg "), ADD) == Colleague(
        "Ulla Berg", "Psykiatrin", Principal.REGION
    )
    given = hand(ask(kit), write("Namn", "Ulla"), write("Enhet", ""), click("Huvudman: kommun"), ADD)
    assert given == Colleague("Ulla", "", Principal.MUNICIPALITY)


def test_the_principal_cannot_be_let_go(kit, hand):
    given = hand(ask(kit), write("Namn", "Ulla"), click("Huvudman: region"), ADD)
    assert given == Colleague("Ulla", "Psykiatrin", Principal.REGION)


def test_says_that_it_gives_no_access(kit, hand):
    shown = []
    hand(
        ask(kit),
        lambda dialog: shown.extend(one.text() for one in dialog.findChildren(QLabel)),
        click("Avbryt"),
    )
    assert any("ingen åtkomst" in text for text in shown)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("Namn", " ", "Den som läggs till i teamet måste ha ett namn."),
        ("Enhet", "å" * 201, "Namnet är för långt: 201 tecken, högst 200 får plats."),
    ],
)
def test_what_does_not_fit_is_refused(kit, hand, field, text, sentence):
    said = []
    given = hand(
        ask(kit, Colleague("Ulla", "", Principal.REGION)),
        write(field, text), ADD,
        lambda dialog: said.append(dialog.message.split("\n")[0]), click("Avbryt"),
    )  # fmt: skip
    assert (given, said) == (None, [sentence])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_adds_nobody(kit, hand, refusal):
    assert hand(ask(kit), write("Namn", "Ulla"), REFUSALS[refusal]) is None


def test_opens_again_with_what_was_written(kit, hand):
    start = Colleague("Ulla", "", Principal.MUNICIPALITY)
    assert hand(ask(kit, start, error=KnownError("disk.full")), ADD) == start
