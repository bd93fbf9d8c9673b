"""A store that has gone back to a backup, at either end: what it lost comes back, and what was told stays told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from packages import clear_bytes, draft, dump, exchange, opened, pack, send
from people import enrol, known, on_board, text
from samordning_desktop.core import entities
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.core.task import TaskKind
from samordning_desktop.ops import Desk, backups, consents, participants, reading, today
from samordning_desktop.store import peers as rows
from samordning_desktop.sync import incoming, outgoing, peers
from stores import GoBack

TODAY = date(2026, 3, 2)


def code_of(desk: Desk, content: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        incoming.take_in(desk, content)
    return caught.value.code


def same_at_both(here: Desk, there: Desk) -> bool:
    boards = [[(row.id, row.fields, row.conflicts) for row in reading.board(desk)] for desk in (here, there)]
    return bool(boards[0]) and boards[0] == boards[1]


def test_a_restored_receiver_asks_for_nothing_and_gets_everything_again(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    name = backups.create(there)
    exchange(here, there)
    participants.set_field(here, one, "goal", "sedan kopian")
    there = go_back(there, name)
    before = dump(there)
    assert code_of(there, pack(here, there)) == "package.gap"
    assert dump(there) == before
    exchange(there, here)
    assert same_at_both(here, there)
    assert text(there, one, "goal") == "sedan kopian"


def test_what_a_restored_store_had_written_and_sent_comes_back_to_it(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(there, one, "situation", "skrivet efter kopian")
    send(there, here)
    there = go_back(there, name)
    assert text(there, one, "situation") == ""
    exchange(there, here)
    assert text(there, one, "situation") == "skrivet efter kopian"
    assert same_at_both(here, there)


def test_a_package_that_was_made_for_what_it_was_before_hides_nothing(
    pair: list[Desk], go_back: GoBack
) -> None:
    """The sender left out what the receiver had written itself, and has now lost."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(there, one, "situation", "skrivet efter kopian")
    send(there, here)
    there = go_back(there, name)
    incoming.take_in(there, pack(here, there))
    exchange(there, here)
    assert text(there, one, "situation") == "skrivet efter kopian"
    assert same_at_both(here, there)
    send(here, there)
    assert opened(there, pack(here, there))[1] == []  # and then nothing goes twice, as before


def test_a_change_after_the_backup_that_was_never_sent_is_lost_and_no_more(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(there, one, "goal", "aldrig skickat")
    there = go_back(there, name)
    participants.set_field(there, one, "planning", "skrivet sedan")
    exchange(there, here)
    assert same_at_both(here, there)
    assert (text(here, one, "goal"), text(here, one, "planning")) == ("", "skrivet sedan")


def test_whom_a_notice_is_about_is_named_also_where_they_are_on_no_board(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here, "Cecilia Öst")
    kept = backups.create(here)
    exchange(here, there)
    consents.withdraw_consent(here, one, here.clock.today())
    send(here, there)
    here = go_back(here, kept)
    send(here, there)
    assert on_board(there, one) is None
    plan = outgoing.preview(there, "Falköping")
    assert plan.recalled == ((one, "Cecilia Öst"),)
    assert plan.why == {one: f"samtycket återkallades {here.clock.today()}"}


def test_a_restored_sender_is_known_again_by_its_keys(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    name = backups.create(here)
    exchange(here, there)
    here = go_back(here, name)
    participants.set_field(here, one, "goal", "efter återgången")
    assert [left.reason for left in outgoing.preview(here, "Lidköping").left_out] == [
        "väntar på svar därifrån: registret är återställt från en säkerhetskopia, så lämna först det här paketet och ta "
        "sedan in deras nästa"
    ]
    asked = [
        task.words.partition(": ")[2] for task in today.tasks(here).tasks if task.kind is TaskKind.PACKAGE
    ]
    assert asked == ["skapa ett paket dit, och ta sedan in deras nästa"]
    plan = send(here, there)
    assert plan.facts.number == 1
    assert text(there, one, "goal") != "efter återgången"
    asked = [
        task.words.partition(": ")[2] for task in today.tasks(here).tasks if task.kind is TaskKind.PACKAGE
    ]
    assert asked == ["be dem om ett paket när de har tagit in ert"]
    exchange(there, here)
    assert not any(task.kind is TaskKind.PACKAGE for task in today.tasks(here).tasks)
    assert text(there, one, "goal") == "efter återgången"
    assert same_at_both(here, there)
    exchange(there, here)
    assert opened(there, pack(here, there))[1] == []


def test_somebody_whose_withdrawal_the_backup_does_not_know_goes_nowhere(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here, "Åsa Hemlig")
    name = backups.create(here)
    exchange(here, there)
    consents.withdraw_consent(here, one, here.clock.today())
    exchange(here, there)
    here = go_back(here, name)
    participants.set_field(here, one, "goal", "skrivet efter återgången")
    assert b"skrivet efter" not in clear_bytes(there, pack(here, there))
    exchange(here, there)
    exchange(there, here)
    assert "skrivet efter återgången" not in str(dump(there))


def test_what_it_sent_before_and_never_arrived_is_no_less_true_for_coming_late(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(here)
    participants.set_field(here, one, "goal", "före återgången")
    late = pack(here, there)
    here = go_back(here, name)
    send(here, there)
    incoming.take_in(there, late)
    assert text(there, one, "goal") == "före återgången"
    exchange(here, there)
    assert same_at_both(here, there)
    assert text(here, one, "goal") == "före återgången"
    before = dump(there)
    assert incoming.take_in(there, late).value.facts.taken_in
    assert dump(there) == before
    send(there, here)
    assert opened(there, pack(here, there))[1] == []  # and then nothing goes twice, as before


def test_of_what_it_sent_before_only_what_is_later_than_the_last_is_taken_in(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    name = backups.create(here)
    lost, last = pack(here, there), pack(here, there)
    incoming.take_in(there, last)
    here = go_back(here, name)
    send(here, there)
    before = dump(there)
    assert code_of(there, lost) == "package.older"
    assert dump(there) == before


def test_numbers_never_collide_with_what_was_sent_before(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(here)
    participants.set_field(here, one, "goal", "i det gamla registret")
    send(here, there)
    former = here.store.device_id
    here = go_back(here, name)
    assert here.store.device_id != former
    participants.set_field(here, one, "planning", "i det återställda")
    exchange(here, there)
    assert same_at_both(here, there)
    assert (text(here, one, "goal"), text(here, one, "planning")) == (
        "i det gamla registret", "i det återställda",
    )  # fmt: skip


def test_the_same_field_before_and_after_the_return_is_a_conflict_with_both_values(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(here)
    participants.set_field(here, one, "goal", "i det gamla registret")
    send(here, there)
    here = go_back(here, name)
    participants.set_field(here, one, "goal", "i det återställda")
    exchange(here, there)
    for desk in (here, there):
        row = on_board(desk, one)
        assert row is not None
        assert row.conflicts == ("goal",)


def test_a_restored_receiver_is_told_again_of_a_withdrawal(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    consents.withdraw_consent(here, one, TODAY)
    exchange(here, there)
    assert reading.board(there) == []
    there = go_back(there, name)
    assert on_board(there, one) is not None
    send(there, here)
    send(here, there)
    assert reading.board(there) == []


def test_a_restored_sender_still_knows_whom_to_tell(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one, unacknowledged = enrol(here), enrol(here, "Berit Borg", signed=None)
    exchange(here, there)
    consents.give_consent(here, unacknowledged, TODAY)
    send(here, there)
    here = go_back(here, backups.create(here))
    for person in (one, unacknowledged):
        consents.withdraw_consent(here, person, TODAY)
    assert send(here, there).counts["recalled"] == 2
    assert reading.board(there) == []


def test_a_site_that_was_told_before_it_went_back_still_hears_of_a_withdrawal_elsewhere(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    here = go_back(here, backups.create(here))
    send(here, there)
    consents.withdraw_consent(there, one, TODAY)
    send(there, here)
    row = known(here, one)
    assert row is not None
    assert row.consent.state == "withdrawn"


def test_a_withdrawal_that_the_backup_does_not_know_comes_back(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(here)
    consents.withdraw_consent(here, one, TODAY)
    send(here, there)
    here = go_back(here, name)
    participants.set_field(here, one, "goal", "skrivet i okunskap")
    exchange(here, there)
    row = known(here, one)
    assert row is not None
    assert row.consent.state == "withdrawn"
    assert reading.board(there) == []


def test_an_old_acknowledgement_does_not_speak_for_what_is_sent_since(
    pair: list[Desk], go_back: GoBack
) -> None:
    """The late package says that it has number two of what this store was before; now there is another."""
    here, there = pair
    enrol(here)
    exchange(here, there)
    name = backups.create(here)
    late = pack(there, here)
    here = go_back(here, name)
    for _ in range(3):
        pack(here, there)
    incoming.take_in(here, late)
    assert opened(there, pack(here, there))[0]["after"] == {there.store.device_id: 0}


def test_a_device_that_comes_back_by_its_card_gets_what_it_lost(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    name = backups.create(there)
    exchange(here, there)
    there = go_back(there, name)
    assert reading.board(there) == []
    peers.add_peer(here, peers.own_card(there))
    peers.confirm_peer(here, "Lidköping", peers.own_fingerprint(there))
    send(here, there)
    assert on_board(there, one) is not None
    assert same_at_both(here, there)


def test_both_ends_can_go_back_at_once(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    kept = [backups.create(desk) for desk in pair]
    participants.set_field(here, one, "goal", "hos båda, från Falköping")
    participants.set_field(there, one, "planning", "hos båda, från Lidköping")
    exchange(here, there)
    here, there = go_back(here, kept[0]), go_back(there, kept[1])
    participants.set_field(here, one, "situation", "efteråt")
    exchange(here, there, rounds=3)
    assert same_at_both(here, there)
    assert text(there, one, "situation") == "efteråt"
    assert opened(there, pack(here, there))[1] == []


def test_going_back_twice_is_no_different(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(there, one, "goal", "bortom kopian")
    send(there, here)
    for _ in range(2):
        there = go_back(there, name)
    exchange(there, here)
    there = go_back(there, name)
    exchange(there, here)
    assert same_at_both(here, there)
    assert text(there, one, "goal") == "bortom kopian"


def test_entries_under_a_former_number_of_ours_are_not_held_against_us(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(there, one, "goal", "bortom kopian")
    send(there, here)
    former = there.store.device_id
    there = go_back(there, name)
    send(there, here)
    content = pack(here, there)
    assert former in {entry[7] for entry in opened(there, content)[1]}
    assert incoming.take_in(there, content).value.counts["changed"] == 1
    assert draft(here, there).made()


def test_a_withdrawal_registered_where_the_store_has_forgotten_that_it_sent_is_believed(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    name = backups.create(here)
    send(here, there)
    consents.withdraw_consent(there, one, TODAY)
    here = go_back(here, name)
    send(there, here)
    row = known(here, one)
    assert row is not None
    assert row.consent.state == "withdrawn"


def test_the_own_word_of_a_computer_shut_out_comes_back(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    name = backups.create(here)
    site = here.store.site_id
    with here.write() as writing:
        own_id = entities.device_id(site, "0123456789abcdef")
        writing.put(site_scope(site), entities.DEVICE, own_id, {"barred": TODAY.isoformat()})
    send(here, there)
    here = go_back(here, name)
    assert dump(here)["barred_device"] == []
    exchange(there, here)
    assert [row[2] for row in dump(here)["barred_device"]] == ["0123456789abcdef"]


def test_a_computer_that_comes_later_and_is_silent_stops_nobody(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    name = backups.create(here)
    here = go_back(here, name)
    exchange(there, here)
    with here.write() as writing:
        (row,) = rows.all_peers(writing.connection)
        other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
        silent = replace(row, id="silent", device="d2", verify_key=other, acked_number=0, acked_pos=0)
        rows.put_peer(writing.connection, silent)
    participants.set_field(here, one, "goal", "skrivet sedan")
    send(here, there)
    assert text(there, one, "goal") == "skrivet sedan"
