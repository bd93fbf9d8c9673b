"""Knowing other sites: nothing is trusted before two people have compared digits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clocks import SetClock
from packages import draft, dump, exchange, identity, pack, send, signing_key
from people import enrol
from ready import ReadyStores
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.task import TaskKind
from samordning_desktop.ops import Desk, participants, reading, today
from samordning_desktop.store import peers as rows
from samordning_desktop.sync import folder, incoming, outgoing, peers
from samordning_desktop.sync.cards import make_card, read_card
from stores import FALKOPING, LIDKOPING, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def strangers(ready_stores: ReadyStores, tmp_path: Path) -> list[Desk]:
    """Two sites that have never met."""
    return [ready_stores.open_copy(tmp_path / who.site, SetClock(), who) for who in (FALKOPING, LIDKOPING)]


def code_of(act: object, *arguments: object) -> str:
    with pytest.raises(KnownError) as caught:
        act(*arguments)  # type: ignore[operator]
    return caught.value.code


def card_of(desk: Desk, name: str | None = None, device: str | None = None) -> bytes:
    """The desk's card, as it would be with another name or device."""
    own = read_card(peers.own_card(desk))
    return make_card(
        own.site, name or own.name, device or own.device, signing_key(desk), own.recipient, own.computer
    )


def test_a_card_is_kept_but_not_trusted(strangers: list[Desk]) -> None:
    here, there = strangers
    done = peers.add_peer(here, peers.own_card(there))
    assert done.changes.kinds == {Kind.PEER}
    assert peers.peers(here) == [done.value]
    assert (done.value.name, done.value.confirmed) == ("Lidköping", False)
    assert done.value.fingerprint == peers.own_fingerprint(there)
    assert peers.peers(there) == []


def test_the_same_card_twice_changes_nothing(strangers: list[Desk]) -> None:
    here, there = strangers
    first = peers.add_peer(here, peers.own_card(there)).value
    peers.confirm_peer(here, first.name, peers.own_fingerprint(there))
    before = dump(here)
    again = peers.add_peer(here, peers.own_card(there))
    assert again.changes == Changes()
    assert again.value == replace(first, confirmed=True)
    assert dump(here) == before


def test_ones_own_card_is_refused(strangers: list[Desk]) -> None:
    here, _ = strangers
    before = dump(here)
    assert code_of(peers.add_peer, here, peers.own_card(here)) == "peer.own"
    assert code_of(peers.add_peer, here, card_of(here, "Annan ort")) == "peer.own"
    assert dump(here) == before


def test_a_card_that_was_changed_on_the_way_is_refused(strangers: list[Desk]) -> None:
    here, there = strangers
    before = dump(here)
    swapped = peers.own_card(there).replace("Lidköping".encode(), "Linköping".encode())
    assert code_of(peers.add_peer, here, swapped) == "peer.not_a_card"
    assert code_of(peers.add_peer, here, b"") == "peer.not_a_card"
    assert dump(here) == before


def test_digits_that_differ_confirm_nothing(strangers: list[Desk]) -> None:
    here, there = strangers
    peers.add_peer(here, peers.own_card(there))
    before = dump(here)
    for wrong, code in (
        ("", "peer.no_words"),
        ("12345", "peer.fingerprint"),
        (peers.own_fingerprint(here), "peer.own_words"),
        (peers.own_fingerprint(there)[:-1], "peer.too_few_words"),
    ):
        assert code_of(peers.confirm_peer, here, "Lidköping", wrong) == code
    assert code_of(peers.confirm_peer, here, "Skara", peers.own_fingerprint(there)) == "peer.unknown"
    assert dump(here) == before


def test_they_are_taken_as_people_write_them(strangers: list[Desk]) -> None:
    here, there = strangers
    peers.add_peer(here, peers.own_card(there))
    written = peers.own_fingerprint(there).replace(" ", " - ")
    assert peers.confirm_peer(here, "Lidköping", written).value.confirmed
    assert [peer.confirmed for peer in peers.peers(here)] == [True]


def test_an_unknown_or_unconfirmed_site_gets_nothing(strangers: list[Desk], tmp_path: Path) -> None:
    here, there = strangers
    enrol(here)
    target = tmp_path / "paket.age"
    before = dump(here)
    for add, code in ((False, "peer.unknown"), (True, "peer.unconfirmed")):
        if add:
            peers.add_peer(here, peers.own_card(there))
            before = dump(here)
        assert code_of(outgoing.preview, here, "Lidköping") == code
        assert code_of(outgoing.export, here, "Lidköping", target) == code
        assert code_of(outgoing.suggested_filename, here, "Lidköping") == code
    assert dump(here) == before
    assert not target.exists()


def test_an_unknown_or_unconfirmed_site_gives_nothing(strangers: list[Desk]) -> None:
    here, there = strangers
    enrol(here)
    peers.add_peer(here, peers.own_card(there))
    peers.confirm_peer(here, "Lidköping", peers.own_fingerprint(there))
    content = pack(here, there)
    before = dump(there)
    assert code_of(incoming.take_in, there, content) == "package.unknown_sender"
    assert dump(there) == before
    peers.add_peer(there, peers.own_card(here))
    before = dump(there)
    for read in (incoming.inspect, incoming.rehearse, incoming.take_in):
        with pytest.raises(KnownError) as caught:
            read(there, content)
        assert caught.value.code == "package.unconfirmed_sender"
        assert "Falköping" in caught.value.text
    assert dump(there) == before
    peers.confirm_peer(there, "Falköping", peers.own_fingerprint(here))
    assert incoming.take_in(there, content).value.counts["new"] == 1


def test_a_new_card_with_the_same_key_must_be_confirmed_again(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    first = pack(here, there)
    incoming.take_in(there, first)
    second = pack(here, there)
    incoming.take_in(there, second)
    (before,) = peers.peers(there)
    renamed = peers.add_peer(there, card_of(here, "Falköping nya"))
    assert renamed.changes.kinds == {Kind.PEER}
    assert [(peer.id, peer.name, peer.confirmed) for peer in peers.peers(there)] == [
        (before.id, "Falköping nya", False)
    ]
    assert code_of(pack, there, "Falköping nya") == "peer.unconfirmed"
    third = pack(here, there)
    assert code_of(incoming.take_in, there, third) == "package.unconfirmed_sender"
    peers.confirm_peer(there, "Falköping nya", peers.peers(there)[0].fingerprint)
    assert code_of(incoming.take_in, there, first) == "package.older"
    assert incoming.take_in(there, second).value.facts.taken_in
    assert not incoming.take_in(there, third).value.facts.taken_in


def test_a_former_fingerprint_does_not_confirm_a_new_card(pair: list[Desk]) -> None:
    here, there = pair
    former = peers.own_fingerprint(here)
    peers.add_peer(there, card_of(here, "Falköping nya"))
    assert code_of(peers.confirm_peer, there, "Falköping nya", former) == "peer.fingerprint"


def test_the_card_of_a_device_that_went_back_takes_the_place_of_the_former_once_confirmed(
    pair: list[Desk],
) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    known = peers.add_peer(there, card_of(here, device="tillbaka")).value
    assert not known.confirmed
    assert known.fingerprint == peers.own_fingerprint(here)
    with there.read() as connection:
        (row,) = rows.all_peers(connection)
    assert (row.device, row.taken_number, row.acked_number) == ("tillbaka", 0, 0)
    before = dump(there)
    assert peers.add_peer(there, card_of(here, device="tillbaka")).changes == Changes()
    assert dump(there) == before


def test_a_false_card_in_the_name_of_a_site_gets_nothing(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, "Åsa Hemlig")
    false_key, false_identity = Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate()
    site = there.store.site_id
    peers.add_peer(here, make_card(site, "Lidköping", "f1", false_key, str(false_identity.to_public())))
    assert [peer.confirmed for peer in peers.peers(here) if peer.name == "Lidköping"].count(True) == 1
    content = pack(here, there)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(content, [false_identity])
    assert pyrage.decrypt(content, [identity(there)])
    forged = replace(draft(there, here), key=false_key)
    before = dump(here)
    assert code_of(incoming.take_in, here, forged.made()) == "package.unconfirmed_sender"
    assert dump(here) == before
    assert send(here, there).counts["new"] == 1
    participants.set_field(there, one, "goal", "från rätt ort")
    assert send(there, here).counts["changed"] == 1


def test_what_is_known_of_a_device_is_kept_with_its_row(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    with there.read() as connection:
        (before,) = rows.all_peers(connection)
    assert (before.taken_number, before.acked_number) == (2, 1)
    peers.add_peer(there, card_of(here, "Falköping nya"))
    with there.read() as connection:
        (after,) = rows.all_peers(connection)
    assert after == replace(before, name="Falköping nya", confirmed=False)
    assert reading.board(there)


@pytest.mark.parametrize("name", ["Lidköping", "LIDKÖPING"])
def test_two_stores_of_one_name_are_not_mistaken_for_each_other(
    name: str, pair: list[Desk], tmp_path: Path, cheap_keys: None
) -> None:
    here, there = pair
    enrol(here)
    shared = tmp_path / "gemensam"
    shared.mkdir()
    folder.choose(here, there.actor.site, shared)
    (shared / "kommet.age").write_bytes(pack(there, here))
    twin = make_desk(tmp_path / "twin", SetClock(), replace(LIDKOPING, site=name))
    assert not any(peer.namesake for peer in peers.peers(here))
    added = peers.add_peer(here, peers.own_card(twin)).value
    assert added.namesake
    peers.confirm_peer(here, name, peers.own_fingerprint(twin))
    before = dump(here)
    assert {site: way.folder for site, way in folder.ways(here).items()} == {
        there.store.site_id: shared, twin.store.site_id: None,
    }  # fmt: skip
    book = folder.FolderBook(shared)
    folder.look_through(here, book)
    assert [arrival.sender for arrival in book.arrivals] == ["Lidköping"]
    told = {task.name: task.words for task in today.tasks(here).tasks if task.kind is TaskKind.CARD}
    assert told == dict.fromkeys(
        {there.actor.site, name},
        "Två register med det namnet är bekräftade, så inget paket går att skapa dit: spärra det som är fel",
    )
    for one in (there.actor.site, name):
        assert code_of(outgoing.export, here, one, tmp_path / "paket.age") == "peer.ambiguous"
    assert dump(here) == before
    assert not (tmp_path / "paket.age").exists()
    peers.bar_peer(here, added.id)
    assert not any("Två register" in task.words for task in today.tasks(here).tasks)
    assert outgoing.export(here, there.actor.site, tmp_path / "paket.age").value.persons
    assert not any(peer.namesake for peer in peers.peers(here) if peer.barred is None)
    twin.store.close()
