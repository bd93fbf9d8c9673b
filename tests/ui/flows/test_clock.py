"""A clock that was put back is told of when the program is unlocked."""

from __future__ import annotations

from datetime import date

from samordning_desktop.ops.clock import ClockBehind
from samordning_desktop.ui.flows import clock as clock_flow
from ui.people import add


def test_a_clock_that_was_put_back_is_told_of_calmly(desk, clock, window, messages, qtbot):
    add(desk, "Anna Alm")
    clock.go_to(date(2025, 11, 23))
    messages.expect_note("Datorns klocka verkar gå fel.")
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest)


def test_a_clock_that_is_right_says_nothing(desk, window, messages, qtbot):
    add(desk, "Anna Alm")
    clock_flow.check(window.stage)
    qtbot.waitUntil(lambda: window.at_rest)
    assert messages.surprises == []


def test_the_words_say_both_days_and_that_nothing_is_lost():
    said = clock_flow.words(ClockBehind(date(2025, 11, 23), date(2026, 11, 23)))
    assert said.startswith(
        "Klockan står på 2025-11-23, men det senaste skrevs 2026-11-23. Inget är förlorat."
    )
