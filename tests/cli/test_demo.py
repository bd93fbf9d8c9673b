"""The demo holds every state that the issue asks for, and nobody real."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.cli.demo import Demo, build_demo
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.merge_plan import MergePlan
from samordning_desktop.ops import conflicts, meetings, ratings, reading, setup
from samordning_desktop.sync import incoming

RESERVED = {"19610118-2803", "20030202-2389", "19900222-2397", "20000125-2386", "19610973-2393", ""}

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture(params=[date(2026, 11, 23), date(2028, 2, 29), date(2027, 1, 1)])
def day(request: pytest.FixtureRequest) -> date:
    return request.param


@pytest.fixture
def demo(tmp_path: Path, day: date) -> Demo:
    return build_demo(tmp_path / "demo", SetClock(day))


def test_twelve_people_in_every_state(demo: Demo, day: date) -> None:
    clock, people, states = SetClock(day), set(), set()
    for site, folder in demo.stores.items():
        desk = setup.unlock(folder, demo.passphrase, clock, setup.NoSecrets())
        assert desk.demo
        assert desk.actor.site == site
        for row in reading.everyone(desk):
            people.add(row.fields.name)
            states.add(row.consent.state)
            assert row.fields.personal_id in RESERVED
        setup.close(desk, setup.NoSecrets())
    assert len(people) == 12
    assert states == set(ConsentState)


def test_a_conflict_news_ratings_over_months_and_a_waiting_package(demo: Demo, day: date) -> None:
    desk = setup.unlock(demo.stores["Falköping"], demo.passphrase, SetClock(day), setup.NoSecrets())
    assert [(one.name, one.field) for one in conflicts.conflicts(desk)] == [("Anna Alm", "planning")]
    rows = {row.fields.name: row for row in reading.board(desk)}
    assert rows["Hanna Lind"].news == ("situation",)
    filled = [one.day for one in ratings.ratings(desk, rows["Anna Alm"].id)]
    assert (filled[-1] - filled[0]).days >= 90
    plan: MergePlan = incoming.rehearse(desk, demo.waiting.read_bytes())
    assert plan.counts == {"new": 0, "changed": 2, "same": 0, "conflicts": 0, "recalled": 0}
    setup.close(desk, setup.NoSecrets())


def test_pages_steps_and_a_meeting(demo: Demo, day: date) -> None:
    desk = setup.unlock(demo.stores["Falköping"], demo.passphrase, SetClock(day), setup.NoSecrets())
    anna = next(row for row in reading.board(desk) if row.fields.name == "Anna Alm")
    page = reading.person(desk, anna.id)
    assert [step.overdue(day) for step in page.steps] == [True, False, False, False]
    assert [member.covered for member in page.network] == [True, True, False]
    assert page.eligibility.decision == "included"
    assert page.row.coordinators[0] == desk.actor.id
    assert page.details.rhythm == 28
    assert meetings.last(desk) is not None
    setup.close(desk, setup.NoSecrets())


def test_the_passphrase_file_opens_the_stores(demo: Demo) -> None:
    assert demo.passphrase_file.read_text("utf-8") == f"{demo.passphrase}\n"
