"""Two sites on one machine: what the exchange is for, told as it happens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.core.merge_plan import MergePlan
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, conflicts, consents, participants, reading
from samordning_desktop.sync import incoming, outgoing
from stores import FALKOPING, LIDKOPING, introduce, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(date(2026, 3, 2))


@pytest.fixture
def sites(tmp_path: Path, clock: SetClock) -> tuple[Desk, Desk]:
    here = make_desk(tmp_path / "falkoping", clock, FALKOPING)
    there = make_desk(tmp_path / "lidkoping", clock, LIDKOPING)
    introduce(here, there)
    return here, there


def send(tmp_path: Path, sender: Desk, receiver: Desk) -> MergePlan:
    path = tmp_path / outgoing.suggested_filename(sender, receiver.actor.site)
    outgoing.export(sender, receiver.actor.site, path)
    return incoming.take_in(receiver, path.read_bytes()).value


def test_only_those_with_consent_arrive_and_all_fields_are_equal(
    tmp_path: Path, sites: tuple[Desk, Desk]
) -> None:
    here, there = sites
    people = [
        participants.add_participant(
            here, BoardFields(f"Åsa {letter}", "", date(2025, 3, 3), "mål", "läge\nrad två", "insats", "plan")
        ).value
        for letter in "ABCDE"
    ]
    for one in people[:3]:
        consents.give_consent(here, one, date(2026, 3, 1))
    plan = send(tmp_path, here, there)
    assert plan.counts == {"new": 3, "changed": 0, "same": 0, "conflicts": 0, "recalled": 0}
    assert [row.fields for row in reading.board(there)] == [row.fields for row in reading.board(here)][:3]
    assert conflicts.conflicts(there) == []
