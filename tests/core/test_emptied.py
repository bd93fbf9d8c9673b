"""What is said in place of nothing."""

from __future__ import annotations

from samordning_desktop.core.emptied import shown


def test_an_emptied_field_is_seen() -> None:
    assert (shown(""), shown(" \n"), shown("Bor hos sin syster.")) == (
        "(tomt)",
        "(tomt)",
        "Bor hos sin syster.",
    )


def test_a_thing_that_is_taken_away_is_not_said_to_be_empty() -> None:
    assert (shown("", names_thing=True), shown("Ring", names_thing=True)) == ("(borttaget)", "Ring")
