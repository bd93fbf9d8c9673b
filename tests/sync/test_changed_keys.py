"""New keys, when a computer is lost and its backup lives on in another: the lost one is shut out at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from packages import dump, identity, pack, send
from people import enrol, on_board, text
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import peer_id
from samordning_desktop.ops import Desk, consents, participants, setup
from samordning_desktop.store import device
from samordning_desktop.store import peers as rows
from samordning_desktop.store.restoring import restore
from samordning_desktop.sync import incoming, outgoing, peers
from samordning_desktop.sync.cards import make_card, read_card
from stores import FALKOPING, LIDKOPING, PASSPHRASE, join, make_desk

DAY = date(2026, 3, 2)
pytestmark = pytest.mark.usefixtures("cheap_keys")


def id_of(desk: Desk) -> str:
    return peer_id(read_card(peers.own_card(desk)).verify_key)


def refused(desk: Desk, content: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        incoming.take_in(desk, content)
    return caught.value.code


def meet_again(changed: Desk, other: Desk) -> None:
    """The other takes in the new card, and the two read to each other."""
    name = peers.add_peer(other, peers.own_card(changed)).value.name
    peers.confirm_peer(other, name, peers.own_fingerprint(changed))


def test_the_keys_are_new_and_the_former_are_kept_to_open_with(pair: list[Desk]) -> None:
    here, there = pair
    fingerprint, device_id, own_id = peers.own_fingerprint(here), here.store.device_id, id_of(here)
    done = peers.change_keys(here)
    assert done.value.fingerprint == peers.own_fingerprint(here) != fingerprint
    assert not done.value.gone_back
    with here.read() as connection:
        assert device.current_device(connection).id == here.store.device_id != device_id
        assert len(device.age_identities(connection)) == 2
    assert read_card(peers.own_card(here)).replaces == (own_id,)


def test_a_package_on_its_way_is_still_opened(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(there)
    content = pack(there, here)
    peers.change_keys(here)
    incoming.take_in(here, content)
    assert on_board(here, one) is not None


def test_the_former_is_shut_out_when_the_new_card_is_confirmed_and_not_before(pair: list[Desk]) -> None:
    here, there = pair
    former, before, print_before = id_of(here), pack(here, there), peers.own_fingerprint(here)
    peers.change_keys(here)
    taken = peers.add_peer(there, peers.own_card(here)).value
    words = " ".join(print_before.split()[:2])
    assert taken.ousts == (
        f"Falköping, Karins dator (kortet togs in den 2 mars 2026, fingeravtrycket börjar ”{words}”)",
    )
    assert [peer.barred for peer in peers.peers(there)] == [None, None]
    assert refused(there, pack(here, there)) == "package.unconfirmed_sender"
    peers.confirm_peer(there, "Falköping", peers.own_fingerprint(here))
    assert {peer.id: peer.barred for peer in peers.peers(there)} == {former: DAY, id_of(here): None}
    assert refused(there, before) == "package.former_keys"


def test_everything_works_both_ways_after_the_change(pair: list[Desk]) -> None:
    here, there = pair
    one, other = enrol(here), enrol(there, "Deras Person")
    send(here, there)
    send(there, here)
    peers.change_keys(here)
    meet_again(here, there)
    participants.set_field(here, one, "goal", "efter bytet")
    participants.set_field(there, other, "goal", "deras efter bytet")
    send(here, there)
    send(there, here)
    assert text(there, one, "goal") == "efter bytet"
    assert text(here, other, "goal") == "deras efter bytet"
    assert pack(there, here)
    consents.withdraw_consent(here, one, DAY)
    send(here, there)
    assert on_board(there, one) is None


def test_nothing_more_is_sealed_to_the_former_keys(pair: list[Desk]) -> None:
    import pyrage

    here, there = pair
    old = identity(here)
    peers.change_keys(here)
    meet_again(here, there)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(pack(there, here), [old])


def test_keys_changed_twice_shut_out_both_formers(pair: list[Desk]) -> None:
    here, there = pair
    first = id_of(here)
    peers.change_keys(here)
    second = id_of(here)
    peers.change_keys(here)
    assert read_card(peers.own_card(here)).replaces == tuple(sorted((first, second)))
    meet_again(here, there)
    assert {peer.id: peer.barred for peer in peers.peers(there)} == {first: DAY, id_of(here): None}


def test_ones_own_former_card_is_ones_own(pair: list[Desk]) -> None:
    here, _ = pair
    card = peers.own_card(here)
    peers.change_keys(here)
    with pytest.raises(KnownError) as caught:
        peers.add_peer(here, card)
    assert caught.value.code == "peer.own"


def test_a_backup_in_a_new_computer_shuts_the_lost_one_out(pair: list[Desk], tmp_path: Path) -> None:
    here, there = pair
    one = enrol(here)
    send(here, there)
    name = here.store.back_up()
    stolen = pack(here, there)
    folder, clock = here.store.places.folder, here.clock
    setup.close(here, setup.NoSecrets())
    back = restore(folder, name, PASSPHRASE, clock, setup.NoSecrets())
    assert peers.own(back).gone_back
    peers.change_keys(back)
    assert not peers.own(back).gone_back  # nobody else has the new ones
    meet_again(back, there)
    assert refused(there, stolen) == "package.former_keys"
    send(there, back)
    send(back, there)
    participants.set_field(back, one, "goal", "från den nya")
    send(there, back)
    send(back, there)
    assert text(there, one, "goal") == "från den nya"
    setup.close(back, setup.NoSecrets())


def test_our_other_computer_hears_that_the_former_is_shut_out(pair: list[Desk], tmp_path: Path) -> None:
    here, there = pair
    second = join(tmp_path / "second", here.clock, here, FALKOPING)  # type: ignore[arg-type]
    former = id_of(here)
    peers.change_keys(here)
    meet_again(here, second)
    assert {peer.id: peer.barred for peer in peers.peers(second)}[former] == DAY
    setup.close(second, setup.NoSecrets())


def changed_back_and_changed_again(here: Desk, there: Desk) -> tuple[Desk, str]:
    """Falköping changes keys, goes back to before that, and changes again: it knows nothing of the keys between."""
    name = here.store.back_up()
    peers.change_keys(here)
    meet_again(here, there)
    between = id_of(here)
    setup.close(here, setup.NoSecrets())
    back = restore(here.store.places.folder, name, PASSPHRASE, here.clock, setup.NoSecrets())
    peers.change_keys(back)
    return back, between


def test_keys_between_that_the_computer_no_longer_knows_of_are_given_up_too(pair: list[Desk]) -> None:
    here, there = pair
    first = id_of(here)
    back, between = changed_back_and_changed_again(here, there)
    assert between not in read_card(peers.own_card(back)).replaces
    meet_again(back, there)
    seen = {peer.id: (peer.barred, peer.former) for peer in peers.peers(there)}
    assert seen == {id_of(back): (None, False), between: (DAY, True), first: (DAY, True)}
    assert [peer.id for peer in peers.peers(there)][0] == id_of(back)
    with there.read() as connection:
        assert [row.id for row in rows.all_peers(connection) if row.trusted] == [id_of(back)]
    setup.close(back, setup.NoSecrets())


def test_another_computer_of_the_site_made_from_the_same_backup_is_left_alone(pair: list[Desk]) -> None:
    here, there = pair
    name = here.store.back_up()
    peers.change_keys(here)
    peers.name_computer(here, "Evas dator")
    meet_again(here, there)
    between = id_of(here)
    setup.close(here, setup.NoSecrets())
    back = restore(here.store.places.folder, name, PASSPHRASE, here.clock, setup.NoSecrets())
    peers.change_keys(back)
    meet_again(back, there)
    seen = {peer.id: peer.former for peer in peers.peers(there)}
    assert (seen[between], seen[id_of(back)]) == (False, False)
    setup.close(back, setup.NoSecrets())


def test_the_order_of_the_cards_decides_though_the_clock_be_set_back(pair: list[Desk]) -> None:
    here, there = pair
    back, between = changed_back_and_changed_again(here, there)
    there.clock.go_to(date(2026, 2, 1))  # type: ignore[attr-defined]
    meet_again(back, there)
    assert {peer.id: peer.former for peer in peers.peers(there)}[between]
    setup.close(back, setup.NoSecrets())


def test_keys_that_are_given_up_are_not_let_in_again(pair: list[Desk]) -> None:
    here, there = pair
    card, former, fingerprint = peers.own_card(here), id_of(here), peers.own_fingerprint(here)
    peers.change_keys(here)
    meet_again(here, there)
    before = dump(there)
    for act in (
        lambda: peers.add_peer(there, card),
        lambda: peers.confirm_peer(there, "Falköping", fingerprint),
        lambda: peers.let_in(there, former, fingerprint),
    ):
        with pytest.raises(KnownError) as caught:
            act()
        assert caught.value.code == "peer.former"
    assert dump(there) == before


def test_a_given_up_card_that_comes_late_is_not_kept(pair: list[Desk], tmp_path: Path) -> None:
    here, _ = pair
    third = make_desk(tmp_path / "third", here.clock, LIDKOPING)  # type: ignore[arg-type]
    card = peers.own_card(here)
    peers.change_keys(here)
    meet_again(here, third)
    before = dump(third)
    with pytest.raises(KnownError) as caught:
        peers.add_peer(third, card)
    assert caught.value.code == "peer.former"
    assert dump(third) == before
    setup.close(third, setup.NoSecrets())


def forged(there: Desk, site: str, name: str, replaces: str) -> tuple[bytes, str]:
    card = make_card(
        site, name, "falsk", Ed25519PrivateKey.generate(), read_card(peers.own_card(there)).recipient, "Falsk dator",
        (replaces,),
    )  # fmt: skip
    return card, read_card(card).name


def test_a_card_that_replaces_another_sites_computer_shuts_out_nobody(trio: list[Desk]) -> None:
    here, there, third = trio
    card, name = forged(there, there.store.site_id, "Lidköping", id_of(third))
    taken = peers.add_peer(here, card).value
    assert taken.ousts == ()
    peers.confirm_peer(here, name, taken.fingerprint)
    assert [peer.barred for peer in peers.peers(here)] == [None] * 3


def test_a_card_that_replaces_us_or_itself_shuts_out_nobody(pair: list[Desk]) -> None:
    here, there = pair
    card, name = forged(there, here.store.site_id, "Falköping", id_of(here))
    taken = peers.add_peer(here, card).value
    peers.confirm_peer(here, name, taken.fingerprint)
    assert dump(here)["barred_device"] == []


def test_a_card_that_replaces_a_computer_of_its_own_site_does_nothing_before_it_is_confirmed(
    pair: list[Desk],
) -> None:
    """As by whoever has swapped the card on the way: the fingerprint that is read aloud is another."""
    here, there = pair
    one = enrol(here)
    card, _ = forged(there, there.store.site_id, "Lidköping", id_of(there))
    peers.add_peer(here, card)
    with pytest.raises(KnownError) as caught:
        peers.confirm_peer(here, "Lidköping", "tulpan kajak vinter ostron gunga 0471 1982")
    assert caught.value.code == "peer.fingerprint"
    assert [peer.barred for peer in peers.peers(here)] == [None, None]
    send(here, there)
    assert on_board(there, one) is not None


def test_a_new_name_for_the_computer_is_no_new_computer(pair: list[Desk]) -> None:
    here, there = pair
    saved = peers.name_computer(here, "  Stora   datorn ")
    assert saved.changes.kinds
    renamed = peers.add_peer(there, peers.own_card(here)).value
    assert (renamed.title, renamed.confirmed) == ("Falköping, Stora datorn", True)
    with pytest.raises(KnownError) as caught:
        peers.name_computer(here, " \n ")
    assert caught.value.code == "peer.nameless"
    with there.read() as connection:
        assert [row.computer for row in rows.all_peers(connection)] == ["Stora datorn"]


def test_a_card_with_more_to_replace_asks_to_be_confirmed_anew(pair: list[Desk]) -> None:
    here, there = pair
    own = read_card(peers.own_card(here))
    with here.read() as connection:
        key = Ed25519PrivateKey.from_private_bytes(device.current_device(connection).signing)
    card = make_card(own.site, own.name, own.device, key, own.recipient, own.computer, ("a" * 16,))
    assert not peers.add_peer(there, card).value.confirmed


def test_what_is_done_is_remembered(pair: list[Desk]) -> None:
    here, _ = pair
    first = peers.own(here)
    assert (first.computer, first.named, first.card_saved) == ("Karins dator", False, None)
    peers.name_computer(here, "Karins dator")
    peers.note_saved(here)
    assert peers.own(here).card_saved == DAY
    assert peers.own(here).named
    peers.change_keys(here)
    assert peers.own(here).card_saved is None
    assert outgoing.suggested_filename(here, "Lidköping")
