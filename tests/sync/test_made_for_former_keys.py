"""What a peer took in last under keys that it has given up since: it has it, unless it has gone back to before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from packages import exchange, opened, pack, send
from people import enrol, known, on_board, text
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.core.task import TaskKind
from samordning_desktop.ops import Desk, backups, consents, participants, setup, today
from samordning_desktop.sync import incoming, outgoing, peers
from stores import PASSPHRASE, GoBack, confirm_card

DAY = date(2026, 3, 2)
pytestmark = pytest.mark.usefixtures("cheap_keys")


def new_keys(changed: Desk, other: Desk) -> None:
    """New keys, and a card that the other confirms."""
    peers.change_keys(changed)
    confirm_card(other, changed)


def goes(sender: Desk, receiver: Desk) -> list[tuple[str, Any]]:
    """What the next package would say about people: field and value, in turn."""
    entries = opened(receiver, pack(sender, receiver))[1]
    return [(entry[3], entry[4]) for entry in entries if not entry[0].startswith("site/")]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[list[Desk]]:
    """Stores on other computers, to be closed."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        setup.close(desk, setup.NoSecrets())


def in_another_computer(desk: Desk, name: str, folder: Path, elsewhere: list[Desk]) -> Desk:
    """A store from a backup, while the one that it was made of lives on."""
    shutil.copytree(desk.store.places.folder, folder)
    elsewhere.append(backups.restore(folder, name, PASSPHRASE, desk.clock, setup.NoSecrets()))
    return elsewhere[-1]


def test_what_was_on_its_way_to_the_former_keys_goes_once(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(here, one, "goal", "på väg när nycklarna byttes")
    late = pack(here, there)
    new_keys(there, here)
    incoming.take_in(there, late)
    send(there, here)
    assert outgoing.preview(here, "Lidköping").since == (3, DAY)
    assert goes(here, there) == []
    participants.set_field(here, one, "goal", "skrivet sedan")
    assert goes(here, there) == [("goal", "skrivet sedan")]


def test_what_was_taken_in_last_before_the_change_goes_once(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    enrol(here)
    send(here, there)
    new_keys(there, here)
    send(there, here)
    assert goes(here, there) == []


def test_only_the_last_that_is_acknowledged_counts(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(here, one, "goal", "kom fram")
    send(here, there)
    participants.set_field(here, one, "situation", "kom bort")
    pack(here, there)
    new_keys(there, here)
    send(there, here)
    assert goes(here, there) == [("situation", "kom bort")]


def test_a_file_on_its_way_goes_once(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    scan = Attachment(b"%PDF-1.7 underskrift", "application/pdf")
    scope = ConsentScope((Party(PartyKind.SITE, there.actor.site, tuple(KINDS), there.store.site_id),), "")
    one = enrol(here, signed=None)
    consents.give_consent(here, one, DAY, form=SignedForm(scope, "paper", "", scan))
    late = pack(here, there)
    assert opened(there, late)[0]["enclosed"] == 1
    new_keys(there, here)
    incoming.take_in(there, late)
    send(there, here)
    assert opened(there, pack(here, there))[0]["enclosed"] == 0


def test_a_restored_peer_that_changes_its_keys_is_known_by_the_package_before(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    there = go_back(there, backups.create(there))
    send(there, here)
    send(here, there)
    new_keys(there, here)
    send(there, here)
    assert goes(here, there) == []
    participants.set_field(here, one, "goal", "skrivet sedan")
    assert goes(here, there) == [("goal", "skrivet sedan")]


def test_what_it_takes_in_after_its_first_word_with_the_new_keys_counts_too(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    there = go_back(there, backups.create(there))
    send(there, here)
    late = pack(here, there)
    new_keys(there, here)
    send(there, here)
    incoming.take_in(there, late)
    send(there, here)
    assert goes(here, there) == []


def test_who_went_back_to_before_it_took_it_in_gets_it_again(pair: list[Desk], go_back: GoBack) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(here, one, "goal", "efter kopian")
    send(here, there)
    there = go_back(there, name)
    new_keys(there, here)
    send(there, here)
    send(here, there)
    assert text(there, one, "goal") == "efter kopian"


def test_what_was_made_for_what_it_was_before_it_went_back_hides_nothing(
    pair: list[Desk], go_back: GoBack
) -> None:
    """The package left out what the peer had written after its backup."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(there, one, "situation", "skrivet efter kopian")
    send(there, here)
    participants.set_field(here, one, "goal", "härifrån")
    late = pack(here, there)
    there = go_back(there, name)
    send(there, here)
    incoming.take_in(there, late)
    new_keys(there, here)
    send(there, here)
    send(here, there)
    assert text(there, one, "situation") == "skrivet efter kopian"
    assert text(there, one, "goal") == "härifrån"


def test_of_two_computers_with_the_same_keys_the_one_does_not_go_on_from_the_other(
    pair: list[Desk], tmp_path: Path, elsewhere: list[Desk]
) -> None:
    """The package left out what the other had written; it was the lost one that took it in, and changed its keys."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    other = in_another_computer(there, backups.create(there), tmp_path / "annan", elsewhere)
    for _ in range(2):
        send(other, here)
        content = pack(here, there)
        incoming.take_in(other, content)
        incoming.take_in(there, content)
    participants.set_field(other, one, "situation", "skrivet i den andra")
    send(other, here)
    participants.set_field(here, one, "goal", "härifrån")
    late = pack(here, there)
    assert "skrivet i den andra" not in str(opened(there, late))
    incoming.take_in(there, late)
    new_keys(there, here)
    send(there, here)
    assert ("situation", "skrivet i den andra") in goes(here, there)


def test_what_was_made_for_keys_before_the_former_is_not_taken_for_theirs(
    pair: list[Desk], go_back: GoBack
) -> None:
    """The first keys' package left out what they had written; the second came from a backup, and is gone on from."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(there)
    participants.set_field(there, one, "situation", "skrivet efter kopian")
    send(there, here)
    participants.set_field(here, one, "goal", "härifrån")
    late = pack(here, there)
    there = go_back(there, name)
    new_keys(there, here)
    send(there, here)
    new_keys(there, here)
    incoming.take_in(there, late)
    send(there, here)
    send(here, there)
    assert text(there, one, "situation") == "skrivet efter kopian"


def test_a_withdrawal_that_was_taken_in_last_is_not_told_again(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    consents.withdraw_consent(here, one, DAY)
    late = pack(here, there)
    new_keys(there, here)
    incoming.take_in(there, late)
    send(there, here)
    assert outgoing.preview(here, "Lidköping").recalled == ()
    row = known(there, one)
    assert row is None or not row.consent.covers


def test_who_wrote_a_withdrawal_before_its_keys_were_changed_is_not_told_of_it_by_a_restored_store(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    consents.withdraw_consent(here, one, DAY)
    exchange(here, there)
    new_keys(here, there)
    exchange(here, there)
    there = go_back(there, backups.create(there))
    assert outgoing.preview(there, here.actor.site).recalled == ()
    (asked,) = (task.words for task in today.tasks(there).tasks if task.kind is TaskKind.PACKAGE)
    assert asked.startswith("Registret är återställt")


def test_a_restored_store_that_has_not_heard_the_new_keys_tells_of_every_withdrawal(
    pair: list[Desk], go_back: GoBack
) -> None:
    """They can be those of a computer that is made from a backup, and knows of none."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    name = backups.create(here)
    consents.withdraw_consent(here, one, DAY)
    exchange(here, there)
    here = go_back(here, name)
    new_keys(here, there)
    there = go_back(there, backups.create(there))
    assert outgoing.preview(there, here.actor.site).recalled == ((one, "Åsa Öberg"),)
    send(there, here)
    assert on_board(here, one) is None


def test_a_peer_with_new_keys_that_goes_back_is_told_again_by_a_store_that_went_back_before(
    pair: list[Desk], go_back: GoBack
) -> None:
    here, there = pair
    one = enrol(here)
    name = backups.create(here)
    exchange(here, there)
    participants.set_field(here, one, "goal", "före bytet")
    consents.withdraw_consent(here, one, DAY)
    exchange(here, there)
    new_keys(here, there)
    exchange(here, there)
    there = go_back(there, backups.create(there))
    here = go_back(here, name)
    new_keys(here, there)
    exchange(here, there)
    exchange(here, there)
    assert on_board(here, one) is None
