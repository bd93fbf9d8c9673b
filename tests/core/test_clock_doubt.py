"""What is said of a clock that can hardly be right."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.clock_doubt import ClockDoubt, doubt_words


def test_the_words_of_a_clock_far_ahead_say_both_days_and_what_hangs_on_it() -> None:
    said = doubt_words(ClockDoubt(date(2028, 1, 3), date(2026, 11, 29)), "Säg det.")
    assert said.startswith(
        "Klockan står på 2028-01-03, och programmet användes senast 2026-11-29 på den här datorn."
    )


def test_the_words_say_both_days_and_that_nothing_is_lost() -> None:
    said = doubt_words(ClockDoubt(date(2025, 11, 23), date(2026, 11, 23)), "Säg det.")
    assert said.startswith(
        "Klockan står på 2025-11-23, men programmet användes på den här datorn 2026-11-23. Inget är förlorat."
    )
