"""The site's own kinds of information, added and taken away."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLineEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs import kinds
from samordning_desktop.ui.dialogs.kinds import KindChoice
from ui.dialogs.pressing import REFUSALS, click, close, enter, esc, keys, lock, named

OWN = [("a", "Ekonomi"), ("b", "Skola")]


def test_a_kind_is_added(kit, hand):
    assert hand(lambda: kinds.ask(None, kit, OWN), keys(" Körkort  och bil "), enter) == KindChoice(
        add="Körkort och bil"
    )


def test_a_kind_is_taken_away(kit, hand):
    """What stands written meanwhile is no kind yet, and is not lost."""
    assert hand(
        lambda: kinds.ask(None, kit, OWN), keys("halvt"), click("Ta bort slaget Skola")
    ) == KindChoice(remove="b", left="halvt")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("", "Ett slags uppgifter måste ha ett namn."), ("å" * 201, "Namnet är för långt")],
)
def test_a_kind_without_words_or_with_too_many(kit, hand, words, sentence):
    messages = []
    given = hand(
        lambda: kinds.ask(None, kit, []),
        lambda dialog: named(dialog, QLineEdit, "Nytt slag").setText(words),
        click("Lägg till slaget"),
        lambda dialog: messages.append(dialog.message),
        lambda dialog: named(dialog, QLineEdit, "Nytt slag").clear(),
        click("Stäng"),
    )
    assert given is None
    assert messages[0].startswith(sentence)


@pytest.mark.parametrize(
    "refuse", [one if name != "avbryt" else click("Stäng") for name, one in REFUSALS.items()], ids=REFUSALS
)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(lambda: kinds.ask(None, kit, OWN), refuse) is None


@pytest.mark.parametrize("refuse", [esc, close, click("Stäng")], ids=["esc", "x", "stäng"])
def test_what_is_typed_is_lost_only_when_that_is_said(kit, hand, refuse):
    stay, leave = click("Tillbaka"), click("Stäng utan att spara")
    ask = partial(kinds.ask, None, kit, OWN)
    assert hand(ask, keys("Ekonomi"), refuse, leave) is None
    assert hand(ask, keys("Ekonomi"), refuse, stay, click("Lägg till slaget")) == KindChoice(add="Ekonomi")


def test_a_lock_asks_nothing(kit, hand):
    assert hand(partial(kinds.ask, None, kit, OWN), keys("Ekonomi"), lock) is None


def test_opens_again_with_what_was_written_and_why_it_was_refused(kit, hand):
    messages = []
    given = hand(
        lambda: kinds.ask(None, kit, OWN, again="Skola", error=KnownError("kind.known", kind="Skola")),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        enter,
    )
    assert (given, messages) == (KindChoice(add="Skola"), ["”Skola” finns redan i listan."])
