"""What the ops' tests share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from ready import ReadyStores
from samordning_desktop.core import entities
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.ops import Desk, participants

TODAY = date(2026, 3, 2)


@pytest.fixture
def clock() -> SetClock:
    """Noon on a Monday in March."""
    return SetClock(TODAY)


@pytest.fixture
def desk(cheap_keys: None, ready_stores: ReadyStores, tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    """An open store, closed after the test."""
    desk = ready_stores.open_copy(tmp_path / "data", clock)
    yield desk
    desk.store.close()


@pytest.fixture
def colleague(desk: Desk) -> Desk:
    """The same store in the hands of the site's other coordinator."""
    with desk.write() as writing:
        person = {
            "name": "Ulla Berg",
            "unit": desk.actor.unit,
            "principal": "region",
            "site": desk.actor.site_id,
        }
        writing.put(site_scope(desk.actor.site_id), entities.STAFF, "ulla", dict(person))
    return replace(desk, actor=replace(desk.actor, id="ulla", name="Ulla Berg"))


@pytest.fixture
def person(desk: Desk) -> str:
    """One participant on the board."""
    return participants.add_participant(
        desk,
        BoardFields("Åsa Öberg", "19610118-2803", date(2025, 3, 3), "bo själv", "stabil", "stöd", "möte"),
    ).value
