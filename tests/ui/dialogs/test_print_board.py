"""Before the board is printed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.ui.dialogs import print_board
from samordning_desktop.ui.dialogs.print_board import BoardPaper
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to

VERB = "Visa utskriften"


def ask(kit, shown=12, everyone=12):
    return lambda: print_board.ask(None, kit, shown, everyone)


def pick(label, words):
    return lambda dialog: named(dialog, QComboBox, label).setCurrentText(words)


def items(dialog, label):
    box = named(dialog, QComboBox, label)
    return [box.itemText(at) for at in range(box.count())]


def test_the_whole_board_on_a4_with_whole_names_is_what_is_offered(kit, hand):
    seen = []
    given = hand(
        ask(kit),
        lambda dialog: seen.extend(label.text() for label in dialog.findChildren(QLabel)),
        click(VERB),
    )
    assert given == BoardPaper("A4", NameForm.FULL, shown_only=False)
    assert any("åtkomstloggen" in text for text in seen)
    assert "Deltagare" not in seen
    assert "12\u00a0deltagare är med." in seen


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Hela namnet", NameForm.FULL),
        ("Förnamn och initial, ”Anna A.”", NameForm.SHORT),
        ("Initialer, ”A A”", NameForm.INITIALS),
    ],
)
def test_paper_and_names_can_be_chosen(kit, hand, words, form):
    given = hand(ask(kit), pick("Papper", "A3, liggande, med större text"), pick("Namn", words), click(VERB))
    assert given == BoardPaper("A3", form, shown_only=False)


def test_with_some_hidden_it_is_those_shown_or_all(kit, hand):
    seen = []
    given = hand(ask(kit, 3, 10_000), lambda dialog: seen.extend(items(dialog, "Deltagare")), click(VERB))
    assert given.shown_only
    assert seen == ["De 3 som visas nu", "Alla 10\u00a0000 på tavlan"]
    assert not hand(ask(kit, 3), pick("Deltagare", "Alla 12 på tavlan"), click(VERB)).shown_only
    assert hand(ask(kit, 0), click(VERB)).shown_only


def test_an_empty_board_can_be_printed(kit, hand):
    assert hand(ask(kit, 0, 0), click(VERB)) == BoardPaper("A4", NameForm.FULL, shown_only=False)


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), refuse) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), enter) is not None
    assert hand(ask(kit), tab_to(VERB), space) is not None


def test_it_is_for_the_team_unless_somebody_else_is_chosen(kit, hand):
    assert not hand(ask(kit), click(VERB)).other
    assert hand(ask(kit), pick("Till vem", "Någon annan: ett utlämnande"), click(VERB)).other
