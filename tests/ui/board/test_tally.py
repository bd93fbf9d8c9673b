"""The line under the board."""

from __future__ import annotations

import pytest

from samordning_desktop.ui.board.tally import Tally
from ui.rows import row

LEFT = row("d", left=True, news=("goal",))
WHOLE = row("e", news=("new",))
PLAIN, NEW, TORN = row("a"), row("b", news=("goal", "planning")), row("c", conflicts=("goal",))


@pytest.mark.parametrize(
    ("rows", "shown", "words"),
    [
        ([], 0, "0 personer"),
        ([PLAIN], 1, "1 person"),
        ([PLAIN, PLAIN], 2, "2 personer"),
        ([PLAIN] * 1_500, 1_001, "1\u00a0001 av 1\u00a0500 personer visas"),
        ([PLAIN, PLAIN], 0, "0 av 2 personer visas"),
        ([PLAIN, NEW], 2, "2 personer\u00a0· 1 ändrad på andra orten"),
        ([PLAIN, WHOLE], 2, "2 personer\u00a0· 1 ny från andra orten"),
        ([WHOLE, NEW, WHOLE], 3, "3 personer\u00a0· 2 nya från andra orten\u00a0· 1 ändrad på andra orten"),
        ([NEW, NEW, TORN], 3, "3 personer\u00a0· 2 ändrade på andra orten\u00a0· 1 med två värden"),
    ],
)
def test_says_how_many_and_what_is_new(rows, shown, words):
    assert Tally.of(rows).words(shown) == words


@pytest.mark.parametrize(
    ("rows", "shown", "asked_for", "left", "words"),
    [
        ([PLAIN, PLAIN], 1, ["Lidköping"], False, "1 av 2 personer visas\u00a0· filter: Lidköping"),
        ([PLAIN], 1, ["Lidköping", "ändrat i dag"], False, "1 person\u00a0· filter: Lidköping, ändrat i dag"),
        ([PLAIN, LEFT], 1, [], False, "1 person"),
        ([PLAIN, LEFT], 2, [], True, "2 personer\u00a0· 1 avslutad\u00a0· 1 ändrad på andra orten"),
        ([LEFT, LEFT], 0, [], False, "0 personer"),
        (
            [LEFT, LEFT],
            1,
            [],
            True,
            "1 av 2 personer visas\u00a0· 2 avslutade\u00a0· 2 ändrade på andra orten",
        ),
    ],
)
def test_says_what_narrows_and_who_has_left(rows, shown, asked_for, left, words):
    assert Tally.of(rows, left=left).words(shown, asked_for) == words
