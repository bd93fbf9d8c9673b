"""The line under the board."""

from __future__ import annotations

import pytest

from samordning_desktop.ui.board.tally import Tally
from ui.rows import row

PLAIN, NEW, TORN = row("a"), row("b", news=("goal", "planning")), row("c", conflicts=("goal",))


@pytest.mark.parametrize(
    ("rows", "shown", "words"),
    [
        ([], 0, "0 personer"),
        ([PLAIN], 1, "1 person"),
        ([PLAIN, PLAIN], 2, "2 personer"),
        ([PLAIN, PLAIN], 0, "0 av 2 personer visas"),
        ([PLAIN, NEW], 2, "2 personer · 1 ändrad på andra orten"),
        ([NEW, NEW, TORN], 3, "3 personer · 2 ändrade på andra orten · 1 med två värden att välja mellan"),
    ],
)
def test_says_how_many_and_what_is_new(rows, shown, words):
    assert Tally.of(rows).words(shown) == words
