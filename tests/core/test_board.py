"""Who stands on a site's board, and under what name."""

from __future__ import annotations

import pytest

from samordning_desktop.core.board import named, on_board, recalled
from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.participant import BoardFields, ParticipantRow


@pytest.mark.parametrize(
    ("recall", "newest", "stands"),
    [
        (None, None, False),
        (None, Stamp(5, 0), False),
        (Stamp(5, 0), None, True),
        (Stamp(5, 0), Stamp(4, 9), True),
        (Stamp(5, 0), Stamp(5, 0), False),
        (Stamp(5, 0), Stamp(5, 1), False),
        (Stamp(5, 1), Stamp(5, 0), True),
    ],
)
def test_a_recall_stands_until_a_consent_is_registered_after_it(
    recall: Stamp | None, newest: Stamp | None, stands: bool
) -> None:
    assert recalled(recall, newest) is stands


@pytest.mark.parametrize("state", ConsentState)
@pytest.mark.parametrize("recall_stands", [True, False])
def test_ones_own_are_always_there(state: ConsentState, recall_stands: bool) -> None:
    assert on_board(True, Standing(state), recall_stands)


@pytest.mark.parametrize(
    ("state", "there"),
    [
        (ConsentState.MISSING, False),
        (ConsentState.VALID, True),
        (ConsentState.EXPIRING, True),
        (ConsentState.EXPIRED, False),
        (ConsentState.WITHDRAWN, False),
    ],
)
def test_the_other_sites_are_there_only_under_a_consent_and_no_recall(
    state: ConsentState, there: bool
) -> None:
    assert on_board(False, Standing(state), recall_stands=False) is there
    assert not on_board(False, Standing(state), recall_stands=True)


@pytest.mark.parametrize(
    ("form", "names"),
    [
        (NameForm.FULL, ["Anna Alm", "Asta Alm"]),
        (NameForm.SHORT, ["Anna A.", "Asta A."]),
        (NameForm.INITIALS, ["An A", "As A"]),
    ],
)
def test_a_board_under_shorter_names_says_the_rest_as_it_was(form: NameForm, names: list[str]) -> None:
    rows = [
        ParticipantRow(name, BoardFields(name, goal=name), "s", "Ort", True, Standing(ConsentState.MISSING))
        for name in ("Anna Alm", "Asta Alm")
    ]
    shown = named(rows, form)
    assert [row.fields.name for row in shown] == names
    assert [(row.id, row.fields.goal) for row in shown] == [(row.id, row.id) for row in rows]
