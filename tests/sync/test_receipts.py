"""Receipts go back by themselves in the next package: which of ours were taken in, when and by whom."""

from __future__ import annotations

from datetime import date

from packages import draft, dump, opened, pack, send
from people import enrol
from samordning_desktop.ops import Desk
from samordning_desktop.store import receipts
from samordning_desktop.store.peers import all_peers
from samordning_desktop.sync import folder, incoming, peers


def kept(desk: Desk) -> list[tuple[int, str]]:
    """The receipts that have come here: our package's number, and who took it in."""
    return [(row[1], row[3]) for row in dump(desk)["receipt"]]


def test_what_was_taken_in_is_told_in_the_next_package(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    there.clock.go_to(date(2026, 3, 3))  # type: ignore[attr-defined]
    send(here, there)
    send(here, there)
    send(there, here)
    assert kept(here) == [(1, there.actor.id), (2, there.actor.id)]
    assert all(row[2] >= 1_772_496_000_000 for row in dump(here)["receipt"])


def test_a_package_that_was_lost_has_no_receipt(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    pack(here, there)
    send(here, there)
    send(there, here)
    assert [number for number, _ in kept(here)] == [2]


def test_the_latest_are_told_of_and_the_first_word_stands(pair: list[Desk]) -> None:
    here, there = pair
    for _ in range(receipts.TOLD + 3):
        send(here, there)
    first = opened(here, pack(there, here))[0]["receipts"]
    assert [one["number"] for one in first] == list(range(4, receipts.TOLD + 4))
    send(there, here)
    before = dump(here)["receipt"]
    send(there, here)
    assert dump(here)["receipt"] == before


def test_a_receipt_for_a_package_that_was_never_made_or_is_anothers_is_not_kept(pair: list[Desk]) -> None:
    here, there = pair
    send(here, there)
    made = draft(there, here)
    usual = {"device": here.store.device_id, "number": 1, "made": 1, "author": "a"}
    made.version = 4
    made.manifest |= {"receipts": [usual | {"number": 9}, usual | {"device": "x"}], "enclosed": 0}
    incoming.take_in(here, made.made())
    assert kept(here) == []


def test_of_many_computers_no_more_is_told_than_a_package_may_hold(pair: list[Desk]) -> None:
    here, there = pair
    for _ in range(receipts.TOLD):
        send(here, there)
    with there.read() as connection:
        (row,) = all_peers(connection)
        told = receipts.to_tell(connection, [row] * 7)
    assert receipts.TOLD < len(told) <= receipts.MOST


def test_a_receipt_told_again_with_new_keys_is_shown_once(pair: list[Desk]) -> None:
    here, there = pair
    send(here, there)
    send(there, here)
    peers.change_keys(there)
    peers.add_peer(here, peers.own_card(there))
    peers.confirm_peer(here, "Lidköping", peers.own_fingerprint(there))
    send(there, here)
    (sending,) = folder.way_to(here, "Lidköping").sendings
    assert [receipt.by for receipt in sending.receipts] == ["Bo Lund"]
