"""The marks of a consent's state."""

from __future__ import annotations

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.printing.consent_mark import consent_mark
from samordning_desktop.printing.ink import Disc


def test_each_state_has_a_shape_of_its_own():
    assert len({consent_mark(state, 50, 50, 9) for state in ConsentState}) == len(ConsentState)


def test_only_a_valid_consent_is_a_whole_disc():
    whole = [
        state
        for state in ConsentState
        for ink in consent_mark(state, 50, 50, 9)
        if isinstance(ink, Disc) and ink.fill is not None and not ink.half
    ]
    assert whole == [ConsentState.VALID]
