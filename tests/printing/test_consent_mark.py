"""The marks of a consent's state."""

from __future__ import annotations

from datetime import date

from paper import IMPRINT
from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.core.sheet import BoardSheet
from samordning_desktop.printing.board import board
from samordning_desktop.printing.consent_mark import consent_mark
from samordning_desktop.printing.ink import Disc


def test_each_state_has_a_shape_of_its_own():
    assert len({consent_mark(state, 50, 50, 9) for state in ConsentState}) == len(ConsentState)


def test_only_a_valid_consent_is_a_whole_disc():
    whole = [
        state
        for state in ConsentState
        for ink in consent_mark(state, 50, 50, 9)
        if isinstance(ink, Disc) and ink.fill is not None and not ink.sweep
    ]
    assert whole == [ConsentState.VALID]


def fills(warning):
    return [
        ink.sweep for ink in consent_mark(ConsentState.EXPIRING, 50, 50, 9, warning) if isinstance(ink, Disc)
    ]


def test_the_nearer_the_last_day_the_less_is_filled_as_on_the_screen():
    assert [fills(60), fills(30), fills(7)] == [[180], [90], [35]]
    assert fills(None) == fills(60)


def test_the_board_prints_the_step_that_has_been_reached():
    soon = Standing(ConsentState.EXPIRING, date(2026, 3, 7), 5)
    row = ParticipantRow("p", BoardFields("Åsa"), "s", "Skara", True, soon)
    drawn = [ink for page in board(BoardSheet(IMPRINT, (row,)), "A4").pages for _, ink, _ in page.marks]
    assert [ink.sweep for ink in drawn if isinstance(ink, Disc)] == [35]
