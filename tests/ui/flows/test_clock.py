"""A clock that was put back is told of when the program is unlocked, one that is set meanwhile when it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from samordning_desktop.core.clock import Jump
from samordning_desktop.ui.flows import clock as clock_flow
from samordning_desktop.ui.kit.help_page import HelpPage
from ui.people import add


def test_a_clock_that_was_put_back_is_told_of_calmly(desk, clock, window, messages, qtbot):
    add(desk, "Anna Alm")
    clock.go_to(date(2025, 11, 23))
    messages.answer("Datorns klocka verkar gå fel.", False)
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest and not messages.never_came)
    messages.answer("Datorns klocka verkar gå fel.", True)  # asked again: nobody has said that it is right
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest and not messages.never_came)
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest)
    assert messages.surprises == []
    assert messages.helped == [HelpPage.CONSENT] * 2


@pytest.mark.parametrize("days", [-30, 400], ids=["behind", "ahead"])
def test_whoever_presses_enter_unread_has_not_said_that_the_clock_is_right(
    desk, clock, window, messages, qtbot, days
):
    """Then it is asked again; the other answer would let a wrong clock count the consents in silence."""
    add(desk, "Anna Alm")
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest)
    clock.go_to(clock.today() + timedelta(days=days))
    messages.answer("Går datorns klocka rätt?" if days > 0 else "Datorns klocka verkar gå fel.", False)
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest and not messages.never_came)
    _, _, verb, safe, safe_is_default = messages.asked[0]
    assert (verb, safe, safe_is_default) == ("Klockan går rätt", "Stäng", True)


def test_a_clock_that_is_right_says_nothing(desk, window, messages, qtbot):
    add(desk, "Anna Alm")
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest)
    assert messages.surprises == []


def test_a_clock_that_has_gone_far_ahead_is_asked_about_until_it_is_said_to_be_right(
    desk, clock, window, messages, qtbot
):
    add(desk, "Anna Alm")
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest)
    clock.go_to(clock.today() + timedelta(days=400))
    for answer in (False, True):
        messages.answer("Går datorns klocka rätt?", answer)
        clock_flow.check(window.stage)
        qtbot.waitUntil(lambda: window.at_rest and not messages.never_came)
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest)
    assert messages.surprises == []
    assert messages.helped == [HelpPage.CONSENT] * 2


def test_a_clock_put_back_three_days_is_told_of_though_nothing_was_written_since(
    desk, clock, window, messages, qtbot
):
    clock.go_to(clock.today() + timedelta(days=3))
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest)
    clock.go_to(clock.today() - timedelta(days=3))
    messages.answer("Datorns klocka verkar gå fel.", True)
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest and not messages.never_came)


def test_a_clock_set_while_the_window_is_open_is_told_of_once(desk, clock, window, messages, qtbot):
    add(desk, "Anna Alm")
    window.clock.look()
    assert messages.surprises == []
    clock.time += timedelta(days=40)
    messages.expect_note("Datorns klocka ställdes om.")
    window.clock.look()
    assert messages.never_came == []
    window.clock.look()
    qtbot.waitUntil(lambda: window.at_rest)
    assert messages.surprises == []


def test_nobody_is_told_in_the_middle_of_a_cell(desk, clock, window, messages, qtbot):
    anna = add(desk, "Anna Alm")
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.board.model.total == 1)
    view = window.workspace.board.view
    view.choose(anna, "situation")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: view.is_editing)
    clock.time -= timedelta(hours=3)
    window.clock.look()
    assert messages.surprises == []
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    messages.expect_note("Datorns klocka ställdes om.")
    window.clock.look()
    assert messages.never_came == []


def test_midnight_reads_the_board_anew_though_nobody_touches_the_window(desk, clock, window, qtbot):
    """A consent that ran out at midnight says so on a wall that nobody has touched."""
    add(desk, "Anna Alm", signed=clock.today() - timedelta(days=364))
    board = window.workspace.board
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest and board.model.total == 1)
    before = board.model.everyone[0].consent.state
    clock.wait(2 * 24 * 3600)
    window.clock.look()
    qtbot.waitUntil(lambda: window.at_rest)
    assert board.model.everyone[0].consent.state is not before


def test_the_words_of_a_jump_say_both_times_and_that_nothing_is_lost():
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    said = clock_flow.jump_words(Jump(now, now + timedelta(days=366)))
    assert f"{now.astimezone():%Y-%m-%d %H:%M} men står på 2027-03-03" in said
    assert "Inget är förlorat." in said


def test_a_window_that_goes_away_looks_no_more(desk, clock, window, messages, qtbot):
    """At midnight it would read a store that is being closed, and a jump would be told of over the lock."""
    window.leave()
    clock.time += timedelta(days=40)
    window.clock.look()
    assert window.at_rest
    assert messages.surprises == []
