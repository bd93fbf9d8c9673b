"""Ending a meeting."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from samordning_desktop.ui.dialogs.end_meeting import Ending, EndMeetingDialog, ask, lead
from ui.dialogs.pressing import REFUSALS, click, enter, space, tab_to


@pytest.mark.parametrize(
    ("changes", "people", "words"),
    [
        (0, 0, "Inget har ändrats på mötet."),
        (1, 1, "1\u00a0ändring för 1\u00a0person."),
        (7, 4, "7\u00a0ändringar för 4\u00a0personer."),
    ],
)
def test_what_is_said(changes, people, words):
    assert lead(changes, people) == words


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_no_is_none(kit, hand, refusal):
    assert hand(lambda: ask(None, kit, 7, 4), REFUSALS[refusal]) is None


def test_enter_ends_it(kit, hand):
    assert hand(lambda: ask(None, kit, 7, 4), enter) is Ending.PLAIN


def test_with_the_protocol(kit, hand):
    assert hand(lambda: ask(None, kit, 7, 4), click("Avsluta med protokoll")) is Ending.WITH_PROTOCOL
    by_key = tab_to("Avsluta med protokoll")
    assert hand(lambda: ask(None, kit, 7, 4), by_key, space) is Ending.WITH_PROTOCOL


def test_without_changes_there_is_no_protocol(kit, qtbot):
    dialog = EndMeetingDialog(None, kit, 0, 0)
    qtbot.addWidget(dialog)
    assert [one.text() for one in dialog.findChildren(QPushButton)] == ["Avsluta", "Avbryt"]
