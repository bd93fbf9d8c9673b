"""How a coordinator wants the board to look, kept in the store."""

from __future__ import annotations

from samordning_desktop.core.changes import Changes
from samordning_desktop.ops import Desk, undoing, views


def test_what_was_kept_comes_back_and_is_replaced(desk: Desk) -> None:
    assert views.kept(desk, "board") is None
    assert views.keep(desk, "board", "först").changes == Changes()
    views.keep(desk, "board", "sedan åäö")
    assert views.kept(desk, "board") == "sedan åäö"
    assert views.kept(desk, "idag") is None


def test_each_coordinator_has_their_own(desk: Desk, colleague: Desk) -> None:
    views.keep(desk, "board", "Karins")
    assert views.kept(colleague, "board") is None


def test_it_is_no_step_to_undo(desk: Desk) -> None:
    views.keep(desk, "board", "text")
    assert undoing.undo_label(desk) is None
