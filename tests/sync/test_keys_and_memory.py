"""A store that changes its keys has lost no memory: what it has sent, and what has been taken in, it still knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text as sql

from packages import draft, dump, exchange, opened, pack, send, signing_key
from people import enrol, known, on_board, text
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.entities import DEVICE, NOTICE
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.scopes import notice_scope
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.core.task import TaskKind
from samordning_desktop.ops import Desk, backups, consents, participants, setup, today
from samordning_desktop.store.peers import all_peers
from samordning_desktop.sync import folder, incoming, outgoing, peers
from stores import PASSPHRASE, confirm_card

DAY = date(2026, 3, 2)
pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def opened_again() -> Iterator[list[Desk]]:
    """Stores that were opened in the place of others, to be closed."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        setup.close(desk, setup.NoSecrets())


def go_back(desk: Desk, name: str, opened_again: list[Desk]) -> Desk:
    setup.close(desk, setup.NoSecrets())
    opened_again.append(
        backups.restore(desk.store.places.folder, name, PASSPHRASE, desk.clock, setup.NoSecrets())
    )
    return opened_again[-1]


def about_people(receiver: Desk, content: bytes) -> list[list[Any]]:
    """The entries in a package that are about anybody: not the sites' own words."""
    return [entry for entry in opened(receiver, content)[1] if not entry[0].startswith("site/")]


def devices_of(receiver: Desk, content: bytes) -> dict[str, int]:
    ack: dict[str, int] = opened(receiver, content)[0]["ack"]
    return ack


def refused(desk: Desk, content: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        incoming.take_in(desk, content)
    return caught.value.code


def new_keys(here: Desk, *others: Desk) -> None:
    """New keys, and a card that the others confirm."""
    peers.change_keys(here)
    for there in others:
        confirm_card(there, here)


def acked(desk: Desk) -> list[int]:
    with desk.read() as connection:
        return [row.acked_number for row in all_peers(connection) if row.trusted]


def test_packages_made_and_their_receipts_are_still_known(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    before = folder.way_to(here, "Lidköping").sendings
    assert [one.arrived for one in before] == [True, True]
    peers.change_keys(here)
    assert folder.way_to(here, "Lidköping").sendings == before
    assert outgoing.preview(here, "Lidköping").since == (2, DAY)


def test_nothing_about_anybody_goes_twice(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    enrol(there, "Berit Borg")
    exchange(here, there)
    new_keys(here, there)
    content = pack(here, there)
    assert [entry[1] for entry in opened(there, content)[1]] == [DEVICE]
    incoming.take_in(there, content)
    assert about_people(here, pack(there, here)) == []
    send(there, here)
    exchange(here, there)
    assert opened(there, pack(here, there))[1] == opened(here, pack(there, here))[1] == []


def test_who_is_sent_to_before_it_has_said_a_word_gets_everything_once_more(pair: list[Desk]) -> None:
    """What the new card's computer has is not known: it may have gone back to a backup."""
    here, there = pair
    one = enrol(there, "Berit Borg")
    exchange(here, there)
    new_keys(here, there)
    assert {entry[2] for entry in about_people(here, pack(there, here))} >= {one}
    assert send(there, here).counts["same"] == 1


def test_a_file_goes_once(pair: list[Desk]) -> None:
    here, there = pair
    scan = Attachment(b"%PDF-1.7 underskrift", "application/pdf")
    with there.read() as connection:
        (known_as,) = all_peers(connection)
    scope = ConsentScope((Party(PartyKind.SITE, known_as.name, tuple(KINDS), known_as.site),), "")
    one = enrol(there, "Berit Borg", signed=None)
    consents.give_consent(there, one, DAY, form=SignedForm(scope, "paper", "", scan))
    assert opened(here, pack(there, here))[0]["enclosed"] == 1
    exchange(there, here)
    new_keys(here, there)
    assert opened(there, pack(here, there))[0]["enclosed"] == 0
    send(here, there)
    assert opened(here, pack(there, here))[0]["enclosed"] == 0


def test_what_a_refused_package_carried_goes_again(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(here, one, "goal", "på väg när nycklarna byttes")
    consents_of = enrol(here, "Cecilia Öst")
    late = pack(here, there)
    new_keys(here, there)
    assert refused(there, late) == "package.former_keys"
    send(here, there)
    assert text(there, one, "goal") == "på väg när nycklarna byttes"
    assert on_board(there, consents_of) is not None


def test_a_package_that_is_taken_in_before_the_card_is_known_counts(pair: list[Desk]) -> None:
    """Made with the former keys, taken in and acknowledged after the change, before the new card was there."""
    here, there = pair
    one = enrol(here)
    late = pack(here, there)
    peers.change_keys(here)
    incoming.take_in(there, late)
    send(there, here)
    assert acked(here) == [1]
    assert [sending.arrived for sending in folder.way_to(here, "Lidköping").sendings] == [True]
    confirm_card(there, here)
    assert about_people(there, pack(here, there)) == []
    send(here, there)
    assert on_board(there, one) is not None


def test_a_withdrawal_that_was_told_stays_told_and_one_that_was_not_waits(pair: list[Desk]) -> None:
    here, there = pair
    told, untold = enrol(here), enrol(here, "Cecilia Öst")
    exchange(here, there)
    consents.withdraw_consent(here, told, DAY)
    exchange(here, there)
    consents.withdraw_consent(here, untold, DAY)
    late = pack(here, there)
    new_keys(here, there)
    assert outgoing.preview(here, "Lidköping").recalled == ((untold, "Cecilia Öst"),)
    assert refused(there, late) == "package.former_keys"
    send(here, there)
    assert on_board(there, untold) is None


def test_nobody_has_to_be_heard_again_once_a_restored_store_was_answered(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    here = go_back(here, backups.create(here), opened_again)
    exchange(here, there)
    new_keys(here, there)
    participants.set_field(here, one, "goal", "efter bytet")
    assert outgoing.preview(here, "Lidköping").left_out == ()
    assert not any("återställt" in task.words for task in today.tasks(here).tasks)
    send(here, there)
    assert text(there, one, "goal") == "efter bytet"


def test_a_restored_store_that_was_not_answered_must_still_hear(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    here, there = pair
    one = enrol(here, "Åsa Hemlig")
    name = backups.create(here)
    exchange(here, there)
    consents.withdraw_consent(here, one, DAY)
    exchange(here, there)
    here = go_back(here, name, opened_again)
    new_keys(here, there)
    participants.set_field(here, one, "goal", "skrivet i okunskap")
    assert about_people(there, pack(here, there)) == []
    (left,) = outgoing.preview(here, "Lidköping").left_out
    assert left.reason.startswith("väntar på svar därifrån")
    send(here, there)
    send(there, here)
    row = known(here, one)
    assert row is not None
    assert row.consent.state is ConsentState.WITHDRAWN
    exchange(here, there)
    assert "skrivet i okunskap" not in str(dump(there))


def test_nobody_has_to_be_heard_again_because_the_other_end_changes_its_keys(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    here = go_back(here, backups.create(here), opened_again)
    exchange(here, there)
    new_keys(there, here)
    assert outgoing.preview(here, "Lidköping").left_out == ()


def test_who_knew_the_former_and_does_not_let_the_new_go_on_from_it_gets_everything(pair: list[Desk]) -> None:
    """As a program of before does: of the new keys it has nothing, it says, and a package that builds on more has a gap."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    new_keys(here, there)
    answer = draft(there, here)
    answer.manifest["ack"] = {here.store.device_id: 0}
    incoming.take_in(here, answer.made())
    assert acked(here) == [0]
    content = pack(here, there)
    assert opened(there, content)[0]["after"] == {there.store.device_id: 0}
    assert one in {entry[2] for entry in about_people(there, content)}
    incoming.take_in(there, content)
    assert on_board(there, one) is not None


def test_what_is_said_of_a_copy_with_the_former_keys_is_not_said_of_us(pair: list[Desk]) -> None:
    """The lost computer goes on for a while: its third package is not ours, though both have that number."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    former, key = here.store.device_id, signing_key(here)
    peers.change_keys(here)
    stolen = draft(here, there)
    stolen.key, stolen.manifest["sender_device"] = key, former
    incoming.take_in(there, stolen.made())
    confirm_card(there, here)
    participants.set_field(here, one, "goal", "efter bytet")
    lost = pack(here, there)
    assert opened(there, lost)[0]["number"] == 3
    send(there, here)
    send(here, there)
    assert text(there, one, "goal") == "efter bytet"


def test_the_sender_says_what_it_has_of_the_former_until_it_has_something_of_the_new(
    pair: list[Desk],
) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    former = here.store.device_id
    new_keys(here, there)
    assert devices_of(here, pack(there, here)) == {here.store.device_id: 0, former: 2}
    send(here, there)
    assert devices_of(here, pack(there, here)) == {here.store.device_id: 3}


def test_the_receipts_for_the_last_packages_of_the_former_come_too(pair: list[Desk]) -> None:
    here, there = pair
    send(here, there)
    new_keys(here, there)
    send(there, here)
    (sending,) = folder.way_to(here, "Lidköping").sendings
    assert [receipt.by for receipt in sending.receipts] == ["Bo Lund"]


def test_keys_changed_twice_go_on_from_the_first(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    former = here.store.device_id
    peers.change_keys(here)
    pack(here, there)
    new_keys(here, there)
    content = pack(here, there)
    assert about_people(there, content) == []
    assert devices_of(here, pack(there, here)) == {here.store.device_id: 0, former: 2}
    send(there, here)
    assert acked(here) == [2]
    send(here, there)
    send(there, here)
    assert acked(here) == [5]


def test_both_ends_change_keys_and_go_on(pair: list[Desk]) -> None:
    here, there = pair
    one, other = enrol(here), enrol(there, "Berit Borg")
    exchange(here, there)
    peers.change_keys(here)
    peers.change_keys(there)
    confirm_card(here, there)
    confirm_card(there, here)
    participants.set_field(here, one, "goal", "härifrån")
    participants.set_field(there, other, "goal", "därifrån")
    exchange(here, there)
    assert (text(there, one, "goal"), text(here, other, "goal")) == ("härifrån", "därifrån")
    assert opened(there, pack(here, there))[1] == opened(here, pack(there, here))[1] == []


def test_a_package_on_its_way_to_the_former_keys_builds_on_what_is_here(pair: list[Desk]) -> None:
    here, there = pair
    enrol(there, "Berit Borg")
    exchange(here, there)
    new_keys(here, there)
    late = pack(here, there)  # the first with the new keys, which builds on two
    new_keys(there, here)
    incoming.take_in(there, late)


def test_nothing_may_build_on_what_was_not_taken_in_though_the_keys_be_new(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    new_keys(here, there)
    made = draft(here, there)
    made.manifest |= {"number": 9, "previous": None, "after": {there.store.device_id: 3}}
    assert refused(there, made.made()) == "package.gap"


def test_a_receiver_that_went_back_does_not_take_the_new_on_trust(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    here, there = pair
    one = enrol(here)
    send(here, there)
    name = backups.create(there)
    exchange(there, here)
    consents.withdraw_consent(here, one, DAY)
    exchange(here, there)
    there = go_back(there, name, opened_again)
    new_keys(here, there)
    assert refused(there, pack(here, there)) == "package.gap"
    send(there, here)
    send(here, there)
    assert on_board(there, one) is None


def test_a_receiver_that_went_back_does_not_take_one_row_of_numbers_for_another(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    """It has the fifth of the first row, and the new builds on the second of a row that it no longer knows of."""
    here, there = pair
    one = enrol(here)
    kept = backups.create(here)
    for _ in range(5):
        send(here, there)
    name = backups.create(there)
    here = go_back(here, kept, opened_again)
    exchange(here, there)
    consents.withdraw_consent(here, one, DAY)
    exchange(here, there)
    there = go_back(there, name, opened_again)
    new_keys(here, there)
    content = pack(here, there)
    assert max(opened(there, content)[0]["after"].values()) < 5
    assert refused(there, content) == "package.gap"
    send(there, here)
    send(here, there)
    assert on_board(there, one) is None


def test_a_computer_from_a_backup_with_new_keys_gets_what_the_lost_one_had_been_sent(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    """Also of somebody whose consent began after the backup: nothing was written, and it waited until then."""
    here, there = pair
    later = date(2026, 3, 4)
    here.clock.go_to(later)  # type: ignore[attr-defined]
    one = enrol(here, "Åsa Senare", signed=later, goal="ord som väntar")
    here.clock.go_to(DAY)  # type: ignore[attr-defined]
    exchange(here, there)
    name = backups.create(there)
    for desk in pair:
        desk.clock.go_to(later)  # type: ignore[attr-defined]
    exchange(here, there)
    assert on_board(there, one) is not None
    there = go_back(there, name, opened_again)
    assert on_board(there, one) is None
    new_keys(there, here)
    send(there, here)
    send(here, there)
    assert text(there, one, "goal") == "ord som väntar"


def test_an_erasure_by_the_lost_computer_is_told_to_the_one_that_takes_its_place(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    here, there = pair
    one = enrol(there, "Berit Borg")
    exchange(here, there)
    name = backups.create(there)
    with there.write() as writing:
        writing.put(notice_scope(one), NOTICE, one, {"erased": DAY.isoformat()})
    exchange(there, here)
    assert known(here, one) is None
    there = go_back(there, name, opened_again)
    new_keys(there, here)
    assert known(there, one) is not None
    exchange(there, here)
    assert known(there, one) is None


def test_idag_asks_for_a_package_when_the_last_was_made_with_the_former_keys(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    consents.withdraw_consent(here, one, DAY)
    pack(here, there)
    assert not any(task.kind is TaskKind.PACKAGE for task in today.tasks(here).tasks)
    new_keys(here, there)
    send(there, here)
    (asked,) = (task.words for task in today.tasks(here).tasks if task.kind is TaskKind.PACKAGE)
    assert asked.startswith("Ett återkallat samtycke")


def test_a_store_that_goes_back_forgets_what_its_former_keys_sent(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    """The numbers begin anew: that the first keys' packages have come says nothing of those."""
    here, there = pair
    enrol(here)
    exchange(here, there)
    former = here.store.device_id
    new_keys(here, there)
    here = go_back(here, backups.create(here), opened_again)
    answer = draft(there, here)
    answer.manifest["ack"] = {former: 2}
    pack(here, there)
    pack(here, there)
    incoming.take_in(here, answer.made())
    assert acked(here) == [0]
    with here.read() as connection:
        assert connection.execute(sql("SELECT count(*) FROM setting WHERE name LIKE 'was.%'")).scalar() == 0


def test_new_keys_are_no_computer_that_idag_asks_to_tell_of(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    new_keys(here, there)
    for desk in pair:
        assert not any(task.kind is TaskKind.PACKAGE for task in today.tasks(desk).tasks)


def test_a_package_that_the_lost_computer_had_taken_in_too_hides_nothing(
    pair: list[Desk], opened_again: list[Desk]
) -> None:
    """It left out what the lost computer had written itself after the backup: that is known to be there no longer."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(there, one, "situation", "skrivet efter kopian")
    send(there, here)
    participants.set_field(here, one, "goal", "härifrån")
    content = pack(here, there)
    incoming.take_in(there, content)
    send(there, here)
    there = go_back(there, name, opened_again)
    incoming.take_in(there, content)
    new_keys(there, here)
    send(there, here)
    send(here, there)
    assert text(there, one, "situation") == "skrivet efter kopian"
    assert text(there, one, "goal") == "härifrån"
