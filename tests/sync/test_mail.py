"""Packages on their way: lost, doubled, reordered and late. The next one makes it whole, and nothing goes twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clocks import SetClock
from packages import dump, exchange, opened, pack, send
from people import enrol, text
from samordning_desktop.core.changes import Changes
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.ops import Desk, details, participants, reading, setup
from samordning_desktop.store.backup import names
from samordning_desktop.sync import incoming
from stores import PASSPHRASE

#: Opens a copy of a desk's store as it is at that moment.
Copy = Callable[[Desk], Desk]


@pytest.fixture
def copy(tmp_path: Path, cheap_keys: None) -> Iterator[Copy]:
    """Copies of a store, which a careless person can go on working in."""
    copies: list[Desk] = []

    def make(desk: Desk) -> Desk:
        folder = tmp_path / f"copy{len(copies)}"
        shutil.copytree(desk.store.places.backups / desk.store.back_up(), folder)
        copies.append(setup.unlock(folder, PASSPHRASE, SetClock(desk.clock.today()), setup.NoSecrets()))
        return copies[-1]

    yield make
    for desk in copies:
        setup.close(desk, setup.NoSecrets())


def code_of(desk: Desk, content: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        incoming.take_in(desk, content)
    return caught.value.code


def fields_of(desk: Desk) -> list[object]:
    return [row.fields for row in reading.board(desk)]


def test_after_any_number_of_lost_packages_the_next_makes_it_whole(pair: list[Desk]) -> None:
    here, there = pair
    ones = [enrol(here, f"Deltagare {number}") for number in range(3)]
    for round_, one in enumerate(ones):
        participants.set_field(here, one, "goal", f"runda {round_}")
        pack(here, there)
    plan = send(here, there)
    assert plan.facts.number == 4
    assert fields_of(there) == fields_of(here)


def test_a_package_taken_in_twice_changes_nothing_and_writes_nothing(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    content = pack(here, there)
    first = incoming.take_in(there, content)
    assert first.changes != Changes()
    before, backups = dump(there), names(there.store.places)
    files = {path: path.stat().st_mtime_ns for path in there.store.places.folder.rglob("*")}
    for _ in range(2):
        again = incoming.take_in(there, content)
        assert again.changes == Changes()
        assert again.value.facts.taken_in
        assert again.value.counts == {"new": 0, "changed": 0, "same": 1, "conflicts": 0, "recalled": 0}
    assert dump(there) == before
    assert names(there.store.places) == backups
    assert {path: path.stat().st_mtime_ns for path in there.store.places.folder.rglob("*")} == files


def test_an_older_package_is_said_to_be_older_and_to_be_missed_by_nobody(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, goal="först")
    late = pack(here, there)
    participants.set_field(here, one, "goal", "sedan")
    send(here, there)
    before = dump(there)
    with pytest.raises(KnownError) as caught:
        incoming.take_in(there, late)
    assert (caught.value.code, caught.value.facts) == ("package.older", {"number": 1, "taken": 2})
    assert dump(there) == before
    assert text(there, one, "goal") == "sedan"


def test_packages_that_cross_on_the_way_meet(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(here, one, "goal", "från Falköping")
    participants.set_field(there, one, "planning", "från Lidköping")
    out, back = pack(here, there), pack(there, here)
    incoming.take_in(there, out)
    incoming.take_in(here, back)
    assert fields_of(there) == fields_of(here)
    assert (text(here, one, "goal"), text(here, one, "planning")) == ("från Falköping", "från Lidköping")


def test_what_has_been_acknowledged_is_not_sent_again(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    assert send(here, there).facts.entries > 0
    assert send(here, there).facts.entries > 0  # not acknowledged yet
    assert send(there, here).facts.entries > 0  # Lidköping's own register
    assert send(here, there).facts.entries == 0
    assert send(there, here).facts.entries == 0
    participants.set_field(here, one, "goal", "ett enda fält")
    _, entries = opened(there, pack(here, there))
    assert [(entry[3], entry[4]) for entry in entries] == [("goal", "ett enda fält")]


def test_what_a_site_wrote_itself_is_not_sent_back_to_it(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(there, one, "goal", "från Lidköping")
    send(there, here)
    assert opened(there, pack(here, there))[1] == []


def test_what_came_by_way_of_one_site_is_not_sent_back_to_it_or_to_its_author(trio: list[Desk]) -> None:
    here, there, third = trio
    one = enrol(here)
    for other in (there, third):
        exchange(here, other)
    exchange(there, third)
    participants.set_field(third, one, "goal", "från Skara")
    send(third, here)
    send(here, there)
    assert text(there, one, "goal") == "från Skara"
    for other in (here, third):
        assert "goal" not in {entry[3] for entry in opened(other, pack(there, other))[1]}


def test_an_acknowledgement_in_a_package_that_nobody_took_in_counts_for_nothing(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    content = pack(here, there)
    incoming.rehearse(there, content)
    send(there, here)
    assert opened(there, pack(here, there))[0]["after"] == {there.store.device_id: 0}
    assert len(opened(there, pack(here, there))[1]) == len(opened(there, content)[1])


def test_one_acknowledgement_covers_what_lost_packages_held(pair: list[Desk]) -> None:
    here, there = pair
    one, other = enrol(here), enrol(here, "Berit Borg")
    exchange(here, there)
    participants.set_field(here, one, "goal", "i ett paket som försvann")
    pack(here, there)
    participants.set_field(here, other, "goal", "i nästa")
    send(here, there)
    assert (text(there, one, "goal"), text(there, other, "goal")) == ("i ett paket som försvann", "i nästa")
    send(there, here)
    assert opened(there, pack(here, there))[1] == []


def test_changes_made_between_a_package_and_its_acknowledgement_are_not_forgotten(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    content = pack(here, there)
    participants.set_field(here, one, "goal", "efter paketet")
    incoming.take_in(there, content)
    send(there, here)
    send(here, there)
    assert text(there, one, "goal") == "efter paketet"


def test_an_empty_package_is_taken_in_and_counted(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there, rounds=3)
    plan = send(here, there)
    assert (plan.facts.number, plan.facts.entries, plan.persons) == (4, 0, ())


def test_numbers_run_and_each_package_names_the_one_before(pair: list[Desk]) -> None:
    here, there = pair
    manifests = []
    for _ in range(3):
        content = pack(here, there)
        manifests.append(opened(there, content)[0])
        incoming.take_in(there, content)
        with there.read() as connection:
            manifests[-1]["own"] = connection.exec_driver_sql("SELECT taken_hash FROM peer").scalar()
    assert [said["number"] for said in manifests] == [1, 2, 3]
    assert [said["previous"] for said in manifests] == [None, manifests[0]["own"], manifests[1]["own"]]


def test_two_copies_of_a_store_that_both_send_are_told_apart_at_once(pair: list[Desk], copy: Copy) -> None:
    here, there = pair
    twin = copy(here)
    enrol(here)
    enrol(twin, "Berit Borg")
    send(here, there)
    before = dump(there)
    assert code_of(there, pack(twin, there)) == "package.forked"  # the same number with another content
    assert code_of(there, pack(twin, there)) == "package.forked"  # the next number after another package
    assert dump(there) == before


def test_a_package_that_builds_on_one_never_taken_in_leaves_a_gap(pair: list[Desk], copy: Copy) -> None:
    here, there = pair
    one = enrol(here)
    twin = copy(there)
    exchange(here, there)
    participants.set_field(here, one, "goal", "efter")
    before = dump(twin)
    assert code_of(twin, pack(here, there)) == "package.gap"
    assert dump(twin) == before


def test_a_twin_of_the_receiver_cannot_speak_for_it(pair: list[Desk], copy: Copy) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    twin = copy(there)
    participants.set_field(twin, one, "goal", "skrivet i kopian")
    send(twin, here)
    participants.set_field(there, one, "goal", "skrivet i registret")
    before = dump(here)
    assert code_of(here, pack(there, here)) == "package.forked"
    assert dump(here) == before


def test_what_comes_of_a_person_whose_mark_as_new_stands_adds_no_mark_and_all_goes_with_it(
    pair: list[Desk],
) -> None:
    here, there = pair
    one = enrol(here, goal="ett mål")
    send(here, there)
    send(there, here)
    participants.set_field(here, one, "goal", "ett annat")
    send(here, there)
    assert reading.board(there)[0].news == (NEW_PERSON,)
    assert reading.mark_seen(there, one, "goal").changes.participants == {one}
    assert reading.board(there)[0].news == (NEW_PERSON,)
    send(there, here)
    participants.set_field(here, one, "goal", "ett tredje")
    send(here, there)
    reading.mark_seen(there, one, NEW_PERSON)
    assert reading.board(there)[0].news == ()


def test_a_field_that_was_written_here_since_is_no_news_and_the_others_are(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, goal="ett mål")
    send(here, there)
    reading.mark_seen(there, one)
    send(there, here)
    participants.set_field(here, one, "goal", "deras mål")
    details.set_details(here, one, {"phone": "0515-1"})
    send(here, there)
    assert reading.board(there)[0].news == ("goal", "phone")
    details.set_details(there, one, {"phone": "0510-2"})
    assert reading.board(there)[0].news == ("goal",)
    participants.set_field(there, one, "goal", "deras mål")
    assert reading.board(there)[0].news == ("goal",)
    participants.set_field(there, one, "goal", "vårt mål")
    assert reading.board(there)[0].news == ()


def test_one_field_of_a_new_person_written_here_leaves_the_person_new(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, goal="ett mål")
    send(here, there)
    participants.set_field(there, one, "goal", "vårt mål")
    assert reading.board(there)[0].news == (NEW_PERSON,)


def test_news_is_for_fields_that_the_other_site_changed(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, goal="ett mål")
    send(here, there)
    (row,) = reading.board(there)
    assert row.news == (NEW_PERSON,)
    reading.mark_seen(there, one)
    assert reading.board(there)[0].news == ()
    send(there, here)
    participants.set_field(here, one, "goal", "ett annat")
    send(here, there)
    assert reading.board(there)[0].news == ("goal",)
    assert reading.board(here)[0].news == ()
    done = reading.mark_seen(there, one)
    assert done.changes.participants == {one}
    assert reading.mark_seen(there, one).changes == Changes()
