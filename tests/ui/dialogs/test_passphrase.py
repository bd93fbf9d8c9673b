"""Choosing another passphrase."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs import passphrase
from samordning_desktop.ui.dialogs.passphrase import NOT_GIVEN, PassphraseChoice
from samordning_desktop.ui.kit.new_passphrase import UNEQUAL
from ui.dialogs.pressing import REFUSALS, click

NEW = "sju andra ord om åar"
CHANGE = click("Byt lösenfras")


def ask(kit, keyring=False, **more):
    return lambda: passphrase.ask(None, kit, keyring, **more)


def typed(current, first=NEW, second=NEW):
    def act(dialog):
        dialog.current.line.setText(current)
        dialog.new.first.line.setText(first)
        dialog.new.second.line.setText(second)

    return act


def test_gives_both(kit, hand):
    assert hand(ask(kit), typed("den förra"), CHANGE) == PassphraseChoice("den förra", NEW)


def test_opened_by_the_sheet_only_the_new_one_is_asked_for(kit, hand):
    seen = []
    given = hand(
        ask(kit, by_code=True),
        lambda dialog: seen.append(dialog.current.isVisible()),
        typed(""),
        CHANGE,
    )
    assert (given, seen) == (PassphraseChoice("", NEW), [False])


@pytest.mark.parametrize(
    ("act", "keyring", "sentence", "field"),
    [
        (typed(""), False, NOT_GIVEN, "current"),
        (
            typed("den förra", "å" * 14, "å" * 14),
            False,
            "Mycket svag. Minst 15 tecken behövs. Du har 14.",
            "first",
        ),
        (
            typed("den förra", "å" * 7, "å" * 7),
            True,
            "Mycket svag. Minst 8 tecken behövs. Du har 7.",
            "first",
        ),
        (typed("den förra", "", ""), False, "Minst 15 tecken.", "first"),
        (typed("den förra", NEW, NEW.upper()), False, UNEQUAL[0], "second"),
    ],
)
def test_what_is_lacking_is_said_where_it_is_lacking(kit, hand, act, keyring, sentence, field):
    said = []

    def look(dialog):
        lines = {"current": dialog.current, "first": dialog.new.first, "second": dialog.new.second}
        said.append((dialog.message.split("\n")[0], lines[field].line.hasFocus()))

    assert hand(ask(kit, keyring), act, CHANGE, look, click("Avbryt")) is None
    assert said == [(sentence, True)]


def test_refused_it_is_asked_again_with_the_new_one_filled_in(kit, hand):
    again, seen = PassphraseChoice("fel", NEW), []

    def look(dialog):
        seen.append((dialog.current.text(), dialog.new.second.text(), dialog.message.split("\n")[0]))

    given = hand(
        ask(kit, again=again, error=KnownError("key.wrong")),
        look,
        lambda dialog: dialog.current.line.setText("rätt"),
        CHANGE,
    )
    assert given == PassphraseChoice("rätt", NEW)
    assert seen == [("", NEW, "Lösenfrasen stämmer inte.")]


def test_what_is_typed_is_hidden_and_in_no_trace(kit, hand):
    modes = []
    hand(
        ask(kit),
        lambda dialog: modes.extend(one.echoMode() for one in dialog.findChildren(QLineEdit)),
        click("Avbryt"),
    )
    assert modes == [QLineEdit.EchoMode.Password] * 3
    assert "hemlig" not in repr(PassphraseChoice("hemlig", "hemlig"))


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_keeps_the_former(kit, hand, refusal):
    assert hand(ask(kit), typed("den förra"), REFUSALS[refusal]) is None
