"""The consent gate: nothing about anyone whose consent does not cover today, in any byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from packages import clear_bytes, draft, dump, exchange, foreign_entry, opened, pack, send
from people import enrol, known, on_board
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ops import Desk, conflicts, consents, participants, ratings, reading
from samordning_desktop.store import schema
from samordning_desktop.store.codec import unpack_value
from samordning_desktop.sync import incoming, outgoing

TODAY = date(2026, 3, 2)
SAID = {
    "goal": "komma ut mer", "situation": "bor hos en vän", "interventions": "samtal varje vecka",
    "planning": "möte på fredag", "personal_id": "19610118-2803",
}  # fmt: skip


def words_about(desk: Desk, participant_id: str) -> set[bytes]:
    """Every id and text that the journal holds about a participant; bare days say nothing about anyone."""
    found: set[str] = set()
    with desk.read() as connection:
        scopes = [f"participant/{participant_id}", f"notice/{participant_id}"]
        for row in connection.execute(select(schema.journal).where(schema.journal.c.scope.in_(scopes))):
            value = unpack_value(row.value)
            parts = value if isinstance(value, list) else [value]
            found |= {row.entity_id, row.operation, *(part for part in parts if isinstance(part, str))}
        others = {"1", "3", *connection.execute(select(schema.site.c.id)).scalars()}  # texts' versions, sites
    return {word.encode() for word in found - others if not _is_day(word)}


def _is_day(word: str) -> bool:
    try:
        return bool(date.fromisoformat(word))
    except ValueError:
        return False


def entries_about(desk: Desk, content: bytes, participant_id: str) -> list[tuple[str, str]]:
    """The entity and field of each entry in a package that is about a participant."""
    _, entries = opened(desk, content)
    return [(entry[1], entry[3]) for entry in entries if entry[0].endswith(f"/{participant_id}")]


def missing(desk: Desk) -> str:
    return enrol(desk, "Berit Borg", signed=None, **SAID)


def expired(desk: Desk) -> str:
    return enrol(desk, "Berit Borg", signed=date(2025, 3, 2), **SAID)


def dated_ahead(desk: Desk) -> str:
    desk.clock.go_to(date(2026, 3, 9))
    one = enrol(desk, "Berit Borg", signed=date(2026, 3, 9), **SAID)
    desk.clock.go_to(TODAY)
    return one


def withdrawn(desk: Desk) -> str:
    one = enrol(desk, "Berit Borg", **SAID)
    consents.withdraw_consent(desk, one, TODAY)
    return one


def withdrawn_after_a_renewal(desk: Desk) -> str:
    one = enrol(desk, "Berit Borg", signed=date(2025, 5, 5), **SAID)
    consents.give_consent(desk, one, TODAY)
    consents.withdraw_consent(desk, one, TODAY)
    return one


@pytest.mark.parametrize("enter", [missing, expired, dated_ahead, withdrawn, withdrawn_after_a_renewal])
def test_nothing_goes_of_anyone_without_a_consent_that_covers_today(
    pair: list[Desk], enter: Callable[[Desk], str]
) -> None:
    here, there = pair
    one = enter(here)
    ratings.add_rating(here, one, date(2026, 3, 1), (1, 2, 3))
    other = enrol(here, "Åsa Öberg", goal="ett annat mål")
    plan = outgoing.preview(here, "Lidköping")
    assert [name for _, name in plan.persons] == ["Åsa Öberg"]
    assert [left.participant for left in plan.left_out] == [one]
    assert plan.left_out[0].reason
    for _ in range(2):  # a second package, after the first was taken in, says no more
        content = pack(here, there)
        inside = clear_bytes(there, content)
        assert [word for word in words_about(here, one) if word in inside] == []
        incoming.take_in(there, content)
        send(there, here)
    assert [row.id for row in reading.board(there)] == [other]
    with there.read() as connection:
        scopes = connection.execute(select(schema.journal.c.scope)).scalars().all()
    assert not any(one in scope for scope in scopes)


@pytest.mark.parametrize(
    ("signed", "today", "goes"),
    [
        (date(2025, 3, 3), date(2026, 3, 2), True),
        (date(2025, 3, 2), date(2026, 3, 2), False),
        (date(2026, 3, 2), date(2026, 3, 2), True),
        (date(2024, 2, 29), date(2025, 2, 27), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2023, 3, 1), date(2024, 2, 29), True),
        (date(2023, 3, 1), date(2024, 3, 1), False),
    ],
)
def test_the_gate_opens_and_shuts_on_the_day(pair: list[Desk], signed: date, today: date, goes: bool) -> None:
    here, there = pair
    here.clock.go_to(today)
    there.clock.go_to(today)
    one = enrol(here, signed=signed)
    assert bool(entries_about(there, pack(here, there), one)) is goes


def test_a_consent_that_comes_later_takes_the_whole_history_along(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=None, **SAID)
    participants.set_field(here, one, "goal", "ett nytt mål")
    ratings.add_rating(here, one, date(2026, 2, 1), (1, 2, 3))
    exchange(here, there)
    assert on_board(there, one) is None
    consents.give_consent(here, one, TODAY)
    assert send(here, there).counts["new"] == 1
    assert reading.history(there, one) == reading.history(here, one)
    assert ratings.ratings(there, one) == ratings.ratings(here, one)
    theirs, ours = on_board(there, one), on_board(here, one)
    assert theirs is not None
    assert ours is not None
    assert (theirs.fields, theirs.consent, theirs.site) == (ours.fields, ours.consent, "Falköping")


def test_a_future_consent_opens_the_gate_on_its_day_and_not_before(pair: list[Desk]) -> None:
    here, there = pair
    one = dated_ahead(here)
    exchange(here, there)
    assert on_board(there, one) is None
    for desk in pair:
        desk.clock.go_to(date(2026, 3, 9))
    send(here, there)
    assert on_board(there, one) is not None


def test_what_had_to_wait_goes_again_when_the_package_that_took_it_was_lost(pair: list[Desk]) -> None:
    """Nothing was written since: only that it had to wait tells that it is lacking there."""
    here, there = pair
    one = dated_ahead(here)
    exchange(here, there)
    assert on_board(there, one) is None
    for desk in pair:
        desk.clock.go_to(date(2026, 3, 9))
    pack(here, there)
    send(here, there)
    assert on_board(there, one) is not None
    exchange(here, there)
    assert one.encode() not in clear_bytes(there, pack(here, there))  # and then not again


def test_whoever_wrote_it_a_change_waits_for_the_same_gate(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=date(2025, 3, 3), goal="från början")
    exchange(here, there)
    participants.set_field(there, one, "planning", "skrivet i Lidköping sista dagen")
    there.clock.go_to(date(2026, 3, 3))
    inside = clear_bytes(here, pack(there, here))
    assert one.encode() not in inside
    assert b"sista dagen" not in inside


def test_a_third_site_learns_nothing_of_those_who_were_never_disclosed_to_it(trio: list[Desk]) -> None:
    here, there, third = trio
    one = enrol(here, **SAID)
    exchange(here, there)
    participants.set_field(there, one, "planning", "ändrat i Lidköping")
    plan = outgoing.preview(there, "Skara")
    assert [(left.participant, left.reason) for left in plan.left_out] == [
        (one, "lämnas bara ut av Falköping")
    ]
    content = pack(there, third)
    inside = clear_bytes(third, content)
    assert [word for word in words_about(there, one) if word in inside] == []
    exchange(there, third)
    assert reading.board(third) == []
    consents.withdraw_consent(there, one, TODAY)
    assert one.encode() not in clear_bytes(third, pack(there, third))


def test_a_third_site_gets_a_participant_from_their_own_site_and_then_from_both(trio: list[Desk]) -> None:
    here, there, third = trio
    one = enrol(here, **SAID)
    exchange(here, there)
    exchange(here, third)
    participants.set_field(third, one, "planning", "ändrat i Skara")
    send(third, there)
    assert (
        on_board(there, one).fields.planning != "ändrat i Skara"
    )  # Skara has not heard that Lidköping has them
    send(third, here)
    send(here, there)
    assert on_board(there, one).fields.planning == "ändrat i Skara"
    participants.set_field(there, one, "goal", "ändrat i Lidköping")
    send(there, third)  # Skara has written about them, so it has them
    assert on_board(third, one).fields.goal == "ändrat i Lidköping"


def test_a_withdrawal_reaches_every_site_that_has_got_anything(trio: list[Desk]) -> None:
    here, there, third = trio
    one = enrol(here, **SAID)
    exchange(here, there)
    exchange(here, third)
    consents.withdraw_consent(third, one, TODAY)
    send(third, here)
    send(here, there)
    for desk in (there, third):
        assert on_board(desk, one) is None
    row = known(here, one)
    assert row is not None
    assert row.consent.withdrawn_on == TODAY


def test_each_package_is_noted_as_a_disclosure_of_those_it_took(pair: list[Desk]) -> None:
    here, there = pair
    one, _ = enrol(here, **SAID), enrol(here, "Berit Borg", signed=None)
    for _ in range(2):
        pack(here, there)
    noted = dump(here)["disclosure"]
    told = "Personnummer, adress och telefon; Mål och nuläge; Insatser, planering och nästa steg"
    rest = ("Lidköping", "samtycke, OSL 10:1 med 12:2", "package", here.actor.unit, "")
    assert [(row[1], row[2], row[3], *row[6:]) for row in noted] == [
        (one, f"paket nummer 1: {told}", *rest),
        (one, f"paket nummer 2: {told}", *rest),
    ]


def test_a_site_that_sends_what_it_may_not_have_puts_nobody_on_the_board(pair: list[Desk]) -> None:
    here, there = pair
    stolen = foreign_entry(there, scope="participant/x1", entity_id="x1", field="name", value="Utan Samtycke")
    incoming.take_in(here, draft(there, here, [stolen]).made())
    assert reading.board(here) == []
    assert conflicts.conflicts(here) == []
    with pytest.raises(KnownError, match="participant.unknown"):
        reading.person(here, "x1")


def row_of(desk: Desk, participant_id: str) -> ParticipantRow:
    row = on_board(desk, participant_id)
    assert row is not None
    return row


def test_a_site_may_write_on_another_sites_participant_but_not_keep_them(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=date(2025, 3, 5), **SAID)
    exchange(here, there)
    assert row_of(there, one).mine is False
    for desk in pair:
        desk.clock.go_to(date(2026, 3, 5))
    assert on_board(there, one) is None  # by itself, with no package
    assert row_of(here, one).consent.state == "expired"
