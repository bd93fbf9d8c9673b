"""Taking in: what the plan says is what happens, all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from faults import UnforeseenError, fault_at, largest_file
from packages import dump, exchange, pack, send
from people import enrol, on_board
from samordning_desktop.core.changes import Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.merge_plan import Fate, FieldChange, MergePlan
from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.core.taking import TakingStep
from samordning_desktop.ops import Desk, checks, conflicts, consents, participants, ratings, reading
from samordning_desktop.store.backup import names
from samordning_desktop.sync import incoming

TODAY = date(2026, 3, 2)


class GivenUpError(Exception):
    """What a cancel comes as."""


def busy_package(desks: list[Desk]) -> tuple[bytes, dict[str, str]]:
    """A package with a bit of everything, and who is who in it."""
    here, there = desks
    people = {
        name: enrol(here, f"{name} Åberg", signed=date(2026, 2, 1), goal="från början")
        for name in ("Ändrad", "Oense", "Båda", "Kvar", "Återkallad", "Avgjord")
    }
    participants.set_field(here, people["Avgjord"], "goal", "ett")
    exchange(here, there)
    for desk, value in ((here, "ett nytt"), (there, "ett annat")):
        participants.set_field(desk, people["Avgjord"], "goal", value)
    exchange(here, there)
    conflicts.settle(here, conflicts.conflicts(here)[0].id, "avgjort")
    participants.set_field(here, people["Ändrad"], "goal", "nytt mål")
    participants.set_field(here, people["Ändrad"], "start", "2026-01-07")
    ratings.add_rating(here, people["Ändrad"], TODAY, (3, 4, 5))
    consents.give_consent(here, people["Ändrad"], TODAY)
    for desk in desks:
        participants.set_field(desk, people["Oense"], "goal", f"{desk.actor.site}s mål")
        participants.set_field(desk, people["Båda"], "goal", f"{desk.actor.site}s mål")
        participants.set_field(desk, people["Kvar"], "planning", "samma sak på båda håll")
    participants.set_field(here, people["Båda"], "planning", "och en plan")
    consents.withdraw_consent(here, people["Återkallad"], TODAY)
    people["Ny"] = enrol(here, "Ny Åberg", goal="ett mål")
    return pack(here, there), people


def test_the_plan_is_the_account_of_what_then_happens(pair: list[Desk]) -> None:
    _, there = pair
    content, people = busy_package(pair)
    before = dump(there)
    plan = incoming.rehearse(there, content)
    assert dump(there) == before
    done = incoming.take_in(there, content)
    assert done.value == plan
    assert plan.counts == {"new": 1, "changed": 3, "same": 1, "conflicts": 2, "recalled": 1}
    assert {name: fate_of(plan, one) for name, one in people.items()} == {
        "Ändrad": Fate.CHANGED, "Oense": Fate.CONFLICT, "Båda": Fate.CHANGED, "Kvar": Fate.SAME,
        "Återkallad": Fate.RECALLED, "Avgjord": Fate.CHANGED, "Ny": Fate.NEW,
    }  # fmt: skip
    assert done.changes.participants == {one for name, one in people.items() if name != "Kvar"}
    assert {Kind.BOARD, Kind.CONSENT, Kind.RATING, Kind.CONFLICT, Kind.PEER} <= done.changes.kinds


def fate_of(plan: MergePlan, participant_id: str) -> Fate:
    return next(person.fate for person in plan.persons if person.participant == participant_id)


def fields_of(plan: MergePlan, participant_id: str) -> set[FieldChange]:
    """The fields of somebody's, without who wrote them and when."""
    fields = next(person.fields for person in plan.persons if person.participant == participant_id)
    return {change._replace(author="", when=None, note="") for change in fields}


def test_the_plan_shows_each_field_before_and_after(pair: list[Desk]) -> None:
    _, there = pair
    content, people = busy_package(pair)
    plan = incoming.take_in(there, content).value
    assert fields_of(plan, people["Ändrad"]) == {
        FieldChange("goal", "Mål/syfte", "från början", "nytt mål"),
        FieldChange("start", "Start", "", "2026-01-07"),
        FieldChange("ratings", "Självskattningar", "0", "1"),
        FieldChange(
            "consent",
            "Samtycke",
            "samtycke gäller (t.o.m. 2027-01-31)",
            "samtycke gäller (t.o.m. 2027-03-01)",
        ),
    }
    assert fields_of(plan, people["Båda"]) == {
        FieldChange("goal", "Mål/syfte", "Lidköpings mål", "Falköpings mål", conflict=True),
        FieldChange("planning", "Planering", "", "och en plan"),
    }
    assert fields_of(plan, people["Kvar"]) == set()
    assert {change.after for change in fields_of(plan, people["Ny"])} == {
        "Ny Åberg", "ett mål", "samtycke gäller (t.o.m. 2027-02-28)",
    }  # fmt: skip
    assert fields_of(plan, people["Återkallad"]) == {
        FieldChange("consent", "Samtycke", "samtycke gäller (t.o.m. 2027-01-31)", "samtycke återkallat")
    }
    (settled,) = fields_of(plan, people["Avgjord"])
    assert (settled.field, settled.after, settled.conflict) == ("goal", "avgjort", False)


def test_what_the_plan_says_is_what_then_stands_on_the_board(pair: list[Desk]) -> None:
    _, there = pair
    content, people = busy_package(pair)
    for one in people.values():
        reading.mark_seen(there, one)
    plan = incoming.take_in(there, content).value
    for person in plan.persons:
        row = on_board(there, person.participant)
        if person.fate is Fate.RECALLED:
            assert row is None
            continue
        assert row is not None
        for change in person.fields:
            if change.field in ("consent", "ratings"):
                continue
            assert (change.field in row.conflicts) is change.conflict
            assert change.conflict or row.fields.text(change.field) == change.after
        whole = person.fate is Fate.NEW
        assert set(row.news) == ({NEW_PERSON} if whole else {change.field for change in person.fields})
    assert on_board(there, people["Återkallad"]) is None
    assert all(finding.holds for finding in checks.verify(there))


@pytest.mark.parametrize("at", list(TakingStep))
def test_given_up_at_any_step_the_store_is_as_it_was_and_the_next_try_works(
    pair: list[Desk], at: TakingStep
) -> None:
    _, there = pair
    content, _ = busy_package(pair)
    before, steps = dump(there), []

    def give_up(step: TakingStep) -> None:
        steps.append(step)
        if step is at:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        incoming.rehearse(there, content, give_up)
        incoming.take_in(there, content, give_up)
    assert dump(there) == before
    assert steps.pop() is at
    plan = incoming.rehearse(there, content)
    assert incoming.take_in(there, content).value == plan


def test_the_steps_are_told_in_their_order(pair: list[Desk]) -> None:
    _, there = pair
    content, _ = busy_package(pair)
    read, taken = [], []
    incoming.rehearse(there, content, read.append)
    incoming.take_in(there, content, taken.append)
    assert read == [TakingStep.READING, TakingStep.CHECKING, TakingStep.COMPARING]
    once = list(dict.fromkeys(taken))
    assert once == [TakingStep.READING, TakingStep.CHECKING, TakingStep.BACKING_UP, TakingStep.TAKING_IN]


def test_a_rehearsal_marks_no_news_and_makes_no_backup(pair: list[Desk]) -> None:
    _, there = pair
    content, _ = busy_package(pair)
    kept = names(there.store.places)
    for read in (incoming.inspect, incoming.rehearse):
        read(there, content)
    assert names(there.store.places) == kept
    incoming.take_in(there, content)
    assert len(names(there.store.places)) == len(kept) + 1


def test_the_facts_of_a_package_are_what_it_says_of_itself(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    content = pack(here, there)
    facts = incoming.inspect(there, content)
    assert (facts.sender, facts.number, facts.size, facts.taken_in) == ("Falköping", 1, len(content), False)
    assert facts.made.date() == TODAY
    assert facts.made.tzinfo is not None
    plan = incoming.take_in(there, content).value
    assert plan.facts == facts
    assert incoming.inspect(there, content) == replace(facts, taken_in=True)


def test_taking_in_is_noted_in_the_access_log_without_a_name(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    send(here, there)
    noted = dump(there)["access"][-1]
    assert noted[4] == "tagit in paket 1 från Falköping"
    assert noted[5] == ""


def test_a_fault_at_any_statement_takes_nothing_in(pair: list[Desk]) -> None:
    here, there = pair
    content, _ = busy_package(pair)
    before, kept = dump(there), names(there.store.places)
    statement = 1
    while True:
        with fault_at(statement) as counter:
            try:
                incoming.take_in(there, content)
            except (UnforeseenError, KnownError) as caught:
                assert isinstance(caught, UnforeseenError) or caught.code == "backup.failed"
        if counter.said < statement:
            break
        assert dump(there) == before, statement
        assert not list(there.store.places.backups.glob(".*"))
        statement += 1
    assert statement > 40
    assert len(names(there.store.places)) > len(kept)
    assert incoming.take_in(there, content).value.facts.taken_in
    assert all(finding.holds for finding in checks.verify(there))
    assert send(there, here).facts.entries > 0


def test_a_disk_that_is_full_for_the_backup_takes_nothing_in(pair: list[Desk]) -> None:
    _, there = pair
    content, _ = busy_package(pair)
    before, kept = dump(there), names(there.store.places)
    with largest_file(8_192), pytest.raises(KnownError) as caught:
        incoming.take_in(there, content)
    assert caught.value.code in ("disk.full", "backup.failed")
    assert dump(there) == before
    assert names(there.store.places) == kept
    assert incoming.take_in(there, content).value.counts["new"] == 1


def test_a_disk_that_is_full_after_the_backup_takes_nothing_in(pair: list[Desk]) -> None:
    _, there = pair
    content, people = busy_package(pair)
    log = there.store.places.database.with_name("store.sqlite-wal")
    copy = there.store.places.backups / names(there.store.places)[-1] / "store.sqlite"
    turn = 0
    while log.stat().st_size < copy.stat().st_size + 50_000:
        turn += 1
        participants.set_field(there, people["Kvar"], "situation", f"växer {turn}")
    before = dump(there)
    with largest_file(log.stat().st_size), pytest.raises(KnownError) as caught:
        incoming.take_in(there, content)
    assert caught.value.code in ("disk.full", "store.io_unknown")
    assert dump(there) == before
    assert incoming.take_in(there, content).value.counts["new"] == 1
    assert all(finding.holds for finding in checks.verify(there))


def test_a_person_seen_is_seen_until_the_other_site_writes_again(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, goal="ett mål")
    exchange(here, there)
    reading.mark_seen(there, one)
    participants.set_field(there, one, "planning", "eget")
    participants.set_field(here, one, "goal", "nytt")
    send(here, there)
    row = on_board(there, one)
    assert row is not None
    assert row.news == ("goal",)
