"""A meeting is ended, with its protocol or without; a no changes nothing."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel

from dumps import dump
from samordning_desktop.ops import meetings, participants
from samordning_desktop.ui.command import Command
from ui.dialogs.pressing import REFUSALS, click
from ui.people import add


@pytest.fixture
def going_on(desk, window, qtbot):
    """The wall of a meeting that has changed two things for Anna Alm."""
    anna = add(desk, "Anna Alm")
    add(desk, "Bo Berg")
    window.refresher.read_all()
    meetings.begin(desk)
    for field in ("goal", "planning"):
        participants.set_field(desk, anna, field, "sova")
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    yield window
    window.meeting.leave()


def end(window):
    assert window.meeting.page.header.end.isVisible()
    return window.meeting.page.header.end.click


def noted(desk):
    return [row[4] for row in dump(desk)["access"] if "möte" in row[4]]


def test_a_no_changes_nothing(going_on, desk, in_dialog, qtbot):
    before = dump(desk)
    for refuse in REFUSALS.values():
        in_dialog(end(going_on), refuse)
        qtbot.waitUntil(lambda: going_on.at_rest)
        assert dump(desk) == before
        assert meetings.current(desk) is not None


def test_it_is_ended_in_numbers(going_on, desk, in_dialog, qtbot):
    said = []
    in_dialog(
        end(going_on),
        lambda dialog: said.extend(label.text() for label in dialog.findChildren(QLabel)),
        click("Avsluta"),
    )
    qtbot.waitUntil(lambda: going_on.at_rest)
    assert "2\u00a0ändringar för 1\u00a0person." in said
    assert meetings.current(desk) is None
    header = going_on.meeting.page.header
    assert header.begin.isVisible() and not header.end.isVisible()
    assert noted(desk) == ["börjat möte vid tavlan", "avslutat möte vid tavlan"]


def test_the_protocol_is_shown_when_asked_for_and_noted(going_on, desk, in_dialog, qtbot):
    titles = []
    in_dialog(
        end(going_on),
        click("Avsluta med protokoll"),
        lambda dialog: titles.append(dialog.windowTitle()),
        click("Stäng"),
    )
    qtbot.waitUntil(lambda: going_on.at_rest)
    assert titles == ["Mötesprotokoll"]
    assert meetings.current(desk) is None
    assert noted(desk)[-1] == "skrivit ut mötesprotokoll"


def test_the_protocol_of_the_last_meeting_is_saved_after_the_warning(
    going_on, desk, in_dialog, qtbot, files, messages, tmp_path
):
    going_on.stage.run(partial(meetings.end, desk))
    going_on.meeting.leave()
    qtbot.waitUntil(lambda: going_on.at_rest)
    files.answer = tmp_path / "blad.pdf"
    messages.answer("Spara som en läsbar fil?", yes=True)
    in_dialog(going_on.menus.action(Command.PRINT_PROTOCOL).trigger, click("Spara som PDF …"), click("Stäng"))
    qtbot.waitUntil(lambda: going_on.at_rest)
    assert files.answer.read_bytes().startswith(b"%PDF")
    assert files.asked[0][2] == "motesprotokoll-2026-11-23.pdf"
    assert noted(desk)[-2:] == ["skrivit ut mötesprotokoll", "sparat mötesprotokoll som fil (pdf)"]
    going_on.meeting.enter()


def test_a_meeting_that_changed_nothing_has_no_protocol_to_show(window, desk, in_dialog, qtbot):
    meetings.begin(desk)
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    in_dialog(end(window), click("Avsluta"))
    qtbot.waitUntil(lambda: window.at_rest)
    assert meetings.last(desk) is not None
    window.meeting.leave()
