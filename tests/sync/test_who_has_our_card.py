"""Whether the others have confirmed our card as it is now: only their packages can show it."""

from __future__ import annotations

import pytest

from packages import pack, send
from people import enrol
from samordning_desktop.ops import Desk, backups, setup
from samordning_desktop.sync import incoming, peers
from stores import PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")


def met(desk: Desk) -> list[bool]:
    return [peer.met for peer in peers.peers(desk)]


def meet_again(changed: Desk, other: Desk) -> None:
    name = peers.add_peer(other, peers.own_card(changed)).value.name
    peers.confirm_peer(other, name, peers.own_fingerprint(changed))


def test_confirming_theirs_does_not_show_that_they_have_confirmed_ours(pair: list[Desk]) -> None:
    here, there = pair
    assert met(here) == met(there) == [False]
    send(here, there)
    assert (met(here), met(there)) == ([False], [True])
    send(there, here)
    assert met(here) == [True]


def test_after_new_keys_a_package_for_the_former_ones_shows_nothing(pair: list[Desk]) -> None:
    here, there = pair
    send(here, there)
    send(there, here)
    assert not peers.own(here).new_keys
    on_its_way = pack(there, here)
    assert peers.change_keys(here).value.new_keys
    assert met(here) == [False]
    incoming.take_in(here, on_its_way)
    assert met(here) == [False]
    meet_again(here, there)
    assert met(here) == [False]
    send(there, here)
    assert met(here) == [True]
    peers.change_keys(here)
    assert met(here) == [False]


def test_a_store_that_has_gone_back_with_the_same_keys_is_known_as_before(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    send(here, there)
    send(there, here)
    name = backups.create(here)
    setup.close(here, setup.NoSecrets())
    back = backups.restore(here.store.places.folder, name, PASSPHRASE, here.clock, setup.NoSecrets())
    assert met(back) == [True]
    setup.close(back, setup.NoSecrets())
