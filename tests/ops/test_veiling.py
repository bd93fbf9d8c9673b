"""What the person has taken back is no longer shown at the other site, nor written over there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from packages import exchange, send
from people import on_board
from refusals import refused
from samordning_desktop.core.consent_scope import KIND, PARTY, ConsentScope, Party, PartyKind
from samordning_desktop.core.details import Details
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.entities import NARROWING, owned_id
from samordning_desktop.core.kinds import KINDS, kind_of_news
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.core.step import Step
from samordning_desktop.ops import (
    Desk,
    conflicts,
    consents,
    details,
    disclosures,
    eligibility,
    meetings,
    narrowing,
    network,
    participants,
    ratings,
    reading,
    setup,
    sheets,
    signing,
    steps,
    today,
    undoing,
)
from scopes import CANARIES, enrol_with_canaries
from stores import FALKOPING, LIDKOPING, cheap, introduce, make_desk

DAY = date(2026, 3, 2)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[list[Desk]]:
    with cheap():
        desks = [make_desk(tmp_path / who.site, SetClock(DAY), who) for who in (FALKOPING, LIDKOPING)]
    introduce(*desks)
    yield desks
    for desk in desks:
        setup.close(desk, setup.NoSecrets())


@pytest.fixture
def one(both: list[Desk]) -> str:
    """Someone about whom both have everything, until every kind is taken back."""
    here, there = both
    meetings.begin(there)
    own_id = enrol_with_canaries(here, DAY)
    details.set_details(here, own_id, {"rhythm": "1"})
    consents.give_consent(here, own_id, DAY)
    exchange(here, there)
    assert all(word in everything_read(there, own_id) for words in CANARIES.values() for word in words)
    for kind in KINDS:
        with here.write() as writing:
            values: dict[str, list[str | int]] = {"part": [DAY.isoformat(), KIND, kind, "", ""]}
            writing.put(participant_scope(own_id), NARROWING, owned_id(own_id, kind), values)
    exchange(here, there)
    return own_id


def everything_read(desk: Desk, one: str) -> str:
    """All that the program's readings say about a participant."""
    return repr(
        [
            reading.everyone(desk), reading.person(desk, one), reading.history(desk, one),
            reading.page_history(desk, one), conflicts.conflicts(desk), meetings.standing(desk),
            today.tasks(desk), sheets.board_sheet(desk), sheets.rating_chart(desk, one),
            sheets.consent_sheet(desk, one), ratings.ratings(desk, one),
            [reading.cell_origin(desk, one, field) for field in ("goal", "situation", "planning")],
        ]
    )  # fmt: skip


def test_nothing_of_a_kind_that_was_taken_back_is_read_there(both: list[Desk], one: str) -> None:
    read, ours = (everything_read(desk, one) for desk in reversed(both))
    for words in CANARIES.values():
        assert [word for word in words if word in read] == []
        assert all(word in ours for word in words)
    view = reading.person(both[1], one)
    assert (view.network, view.steps, view.ratings, view.eligibility) == ((), (), (), Eligibility())
    assert view.details == Details(rhythm=1)
    assert not any(kind_of_news(thing) for thing in view.row.news)


WRITES: dict[str, Callable[[Desk, str], object]] = {
    "cell": lambda desk, one: participants.set_field(desk, one, "goal", "nytt"),
    "phone": lambda desk, one: details.set_details(desk, one, {"phone": "070"}),
    "end reason": lambda desk, one: details.end_participation(desk, one, DAY, "därför"),
    "step": lambda desk, one: steps.add_step(desk, one, Step("", "nytt")),
    "member": lambda desk, one: network.add_member(desk, one, NetworkMember("", "Ny")),
    "rating": lambda desk, one: ratings.add_rating(desk, one, DAY, (1, 1, 1)),
    "assessment": lambda desk, one: eligibility.assess(desk, one, Eligibility(note="ny")),
}


def test_nothing_can_be_written_there_in_what_is_not_seen(both: list[Desk], one: str) -> None:
    before = reading.history(both[0], one)
    for write in WRITES.values():
        with refused("field.veiled"):
            write(both[1], one)
    exchange(*both)
    assert reading.history(both[0], one) == before


def test_what_seems_empty_there_is_left_as_it_stands(both: list[Desk], one: str) -> None:
    here, there = both
    before = reading.person(here, one)
    details.set_details(there, one, {"address": "", "phone": "", "start_reason": "", "personal_id": ""})
    participants.set_field(there, one, "goal", "")
    eligibility.assess(there, one, Eligibility())
    exchange(here, there)
    after = reading.person(here, one)
    assert (after.row.fields, after.details, after.eligibility) == (
        before.row.fields, before.details, before.eligibility,
    )  # fmt: skip


def test_at_the_persons_own_site_everything_is_shown(both: list[Desk], one: str) -> None:
    row = on_board(both[0], one)
    assert row is not None
    assert row.veiled == frozenset()


@pytest.fixture
def named(both: list[Desk]) -> str:
    """Someone whose consent names a relative, with own words and a witness; then the network is taken back."""
    here, there = both
    meetings.begin(there)
    own_id = enrol_with_canaries(here, DAY)
    site = Party(PartyKind.SITE, there.actor.site, tuple(KINDS), there.store.site_id)
    scope = ConsentScope((site, Party(PartyKind.PERSON, "kanariesyster", ("planning",))), "kanarieord")
    consents.give_consent(here, own_id, DAY, form=SignedForm(scope, "paper", "kanarietolk"))
    narrowing.withdraw_part(here, own_id, DAY, PARTY, "person/kanariesyster")
    exchange(here, there)
    assert "kanariesyster" in str(reading.page(there, own_id))
    narrowing.withdraw_part(here, own_id, DAY, KIND, "network")
    exchange(here, there)
    return own_id


def test_whom_else_the_consent_names_is_veiled_with_the_network(both: list[Desk], named: str) -> None:
    _, there = both
    view = reading.page(there, named)
    assert view.row.veiled == {"network"}
    shown = [
        view.consents, view.narrowings, sheets.consent_sheet(there, named), consents.consent_of(there, named),
        sheets.signed_sheet(there, named, view.consents[0].id), disclosures.permission(there, named).receivers,
        signing.before_signing(there, named), narrowing.parts_of(there, named),
        reading.history(there, named), reading.page_history(there, named), meetings.standing(there),
    ]  # fmt: skip
    words = ("kanariesyster", "kanarieord", "kanarietolk", "kanarievän")
    assert [(at, word) for at, one in enumerate(shown) for word in words if word in str(one)] == []
    assert "Lidköping" in str(view.consents)


def test_undo_and_redo_write_nothing_in_what_is_veiled(both: list[Desk]) -> None:
    here, there = both
    own_id = enrol_with_canaries(here, DAY)
    consents.give_consent(here, own_id, DAY)
    exchange(here, there)
    participants.set_field(there, own_id, "planning", "ny plan")
    send(there, here)
    narrowing.withdraw_part(here, own_id, DAY, KIND, "planning")
    exchange(here, there)
    for code in ("undo.stands_too", "undo.changed_since"):  # the package stands, and that is said first
        with refused(code):
            undoing.undo(there)
    exchange(there, here)
    assert next(row for row in reading.board(here) if row.id == own_id).fields.planning == "ny plan"


def test_what_is_taken_back_is_neither_told_as_emptied_nor_marked_as_news(both: list[Desk]) -> None:
    here, there = both
    own_id = enrol_with_canaries(here, DAY)
    consents.give_consent(here, own_id, DAY)
    exchange(here, there)
    reading.mark_seen(there, own_id)
    narrowing.withdraw_part(here, own_id, DAY, KIND, "situation")
    narrowing.withdraw_part(here, own_id, DAY, KIND, "ratings")
    plan = send(here, there)
    (change,) = (person for person in plan.persons if person.participant == own_id)
    assert [one.field for one in change.fields] == ["consent"]
    assert change.fields[0].after.endswith("utan mål och nuläge; självskattningar")
    with there.read() as connection:
        marked = connection.exec_driver_sql(
            "SELECT field FROM news WHERE participant = ?", (own_id,)
        ).scalars()
        assert set(marked) == {"consent"}
