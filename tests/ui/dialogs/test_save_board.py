"""Before the board leaves the store as a readable file."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.ui.dialogs import save_board
from samordning_desktop.ui.dialogs.save_board import BoardFile, FileKind
from samordning_desktop.ui.dialogs.words import WARNING
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to

VERB = "Spara som fil …"


def ask(kit, shown=12, everyone=12):
    return lambda: save_board.ask(None, kit, shown, everyone)


def pick(label, words):
    return lambda dialog: named(dialog, QComboBox, label).setCurrentText(words)


def test_the_warning_is_read_before_the_verb(kit, hand):
    seen = []
    given = hand(
        ask(kit),
        lambda dialog: seen.extend(
            label.text() for label in dialog.findChildren(QLabel) if label.isVisible()
        ),
        click(VERB),
    )
    assert given == BoardFile(FileKind.EXCEL, NameForm.FULL, shown_only=False)
    assert "Spara tavlan som en läsbar fil?" in seen
    assert WARNING in seen
    assert "12\u00a0deltagare är med." in seen
    assert any("åtkomstloggen" in text for text in seen)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Excel (.xlsx)", FileKind.EXCEL),
        ("CSV (.csv), för andra program", FileKind.CSV),
        ("PDF (.pdf), A4 liggande", FileKind.PDF),
    ],
)
def test_kind_and_names_can_be_chosen(kit, hand, words, kind):
    given = hand(ask(kit), pick("Slag av fil", words), pick("Namn", "Initialer, ”A A”"), click(VERB))
    assert given == BoardFile(kind, NameForm.INITIALS, shown_only=False)


def test_with_some_hidden_it_is_those_shown_or_all(kit, hand):
    assert hand(ask(kit, 3), click(VERB)).shown_only
    assert not hand(ask(kit, 3), pick("Deltagare", "Alla 12 på tavlan"), click(VERB)).shown_only


@pytest.mark.parametrize("refuse", [*REFUSALS.values(), enter], ids=[*REFUSALS, "enter"])
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), refuse) is None


@pytest.mark.parametrize("label", ["Slag av fil", "Namn"])
def test_enter_in_a_field_saves_nothing(kit, hand, label):
    assert hand(ask(kit), tab_to(label), enter) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), tab_to(VERB), space) is not None


def test_it_is_for_the_team_unless_somebody_else_is_chosen(kit, hand):
    assert not hand(ask(kit), click(VERB)).other
    assert hand(ask(kit), pick("Till vem", "Någon annan: ett utlämnande"), click(VERB)).other
