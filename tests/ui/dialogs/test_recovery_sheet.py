"""Changing the recovery sheet."""

from __future__ import annotations

import pytest

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs import recovery_sheet
from samordning_desktop.ui.dialogs.passphrase import NOT_GIVEN
from samordning_desktop.ui.first_run.steps import NOT_KEPT
from samordning_desktop.ui.kit.labels import whole
from ui.dialogs.pressing import REFUSALS, click, tick

CODE = "7K3M-0000-1111-2222-3333-4444-5555"
CHANGE, KEPT = click("Byt återställningsblad"), tick("Bladet är utskrivet eller sparat säkert")


def ask(kit, shown=None, error=None):
    return lambda: recovery_sheet.ask(None, kit, CODE, (shown if shown is not None else []).append, error)


def typed(text):
    return lambda dialog: dialog.passphrase.line.setText(text)


def test_gives_the_passphrase_once_the_sheet_is_kept(kit, hand):
    shown, codes = [], []
    given = hand(
        ask(kit, shown),
        lambda dialog: codes.append(whole(dialog.sheet.code.text())),
        click("Visa, skriv ut eller spara bladet …"),
        KEPT,
        typed("min fras"),
        CHANGE,
    )
    assert (given, codes, len(shown)) == ("min fras", [CODE], 1)


def test_begins_with_the_sheet(kit, hand):
    began = []
    hand(ask(kit), lambda dialog: began.append(dialog.focusWidget() is dialog.sheet.sheet), click("Avbryt"))
    assert began == [True]


@pytest.mark.parametrize(
    ("acts", "sentence"), [((typed("min fras"),), NOT_KEPT[0]), ((KEPT,), NOT_GIVEN), ((), NOT_KEPT[0])]
)
def test_what_is_left_to_do_is_said(kit, hand, acts, sentence):
    said = []
    given = hand(
        ask(kit),
        *acts,
        CHANGE,
        lambda dialog: said.append(dialog.message.split("\n")[0]),
        click("Avbryt"),
    )
    assert (given, said) == (None, [sentence])


def test_refused_only_the_passphrase_is_asked_for_again(kit, hand):
    seen = []
    given = hand(
        ask(kit, error=KnownError("key.wrong")),
        lambda dialog: seen.append((dialog.sheet.kept.isChecked(), dialog.passphrase.line.hasFocus())),
        typed("rätt"),
        CHANGE,
    )
    assert (given, seen) == ("rätt", [(True, True)])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_keeps_the_former(kit, hand, refusal):
    assert hand(ask(kit), KEPT, typed("min fras"), REFUSALS[refusal]) is None
