"""What a package says of the sites and their computers is told before it is made and before it is taken in."""

from __future__ import annotations

from datetime import date

import pytest

from packages import exchange, pack, send
from samordning_desktop.core.entities import DEVICE
from samordning_desktop.core.merge_plan import MergePlan
from samordning_desktop.core.peer import peer_id
from samordning_desktop.ops import Desk, kinds, texts
from samordning_desktop.store.journal import entry_of, read_rows
from samordning_desktop.sync import incoming, outgoing, peers
from samordning_desktop.sync.cards import read_card
from samordning_desktop.sync.register import register_words

SOURCE = "Titel: Information\nVersion: F1\nDatum: 2026-02-01\n\nJag samtycker.\n\n_ Namn\n_ Ort | Datum\n_ Namnteckning"
BARRED = "Evas dator (Skara) är spärrad från den 2 mars 2026."


def told(here: Desk, there: Desk) -> tuple[tuple[str, ...], MergePlan]:
    """What the sender is told before, and the receiver's plan; then it is taken in."""
    before = outgoing.preview(here, there.actor.site).register
    content = pack(here, there)
    plan = incoming.rehearse(there, content)
    assert incoming.take_in(there, content).value.register == plan.register
    return before, plan


def id_of(desk: Desk) -> str:
    return peer_id(read_card(peers.own_card(desk)).verify_key)


@pytest.fixture
def met(trio: list[Desk]) -> list[Desk]:
    """Three sites that have nothing new to tell each other."""
    for one in trio:
        for other in trio:
            if one is not other:
                exchange(one, other)
    return trio


def test_the_first_package_presents_the_site_and_the_next_one_does_not(pair: list[Desk]) -> None:
    here, there = pair
    before, plan = told(here, there)
    assert (
        before
        == plan.register
        == (
            "Orten heter Falköping.",
            "Samordnare i Falköping: Karin Ek, Öppenpsykiatrin Falköping.",
        )
    )
    send(there, here)
    assert told(here, there)[0] == ()


def test_a_computer_that_is_shut_out_is_told_of_at_both_ends_and_so_is_one_let_in(met: list[Desk]) -> None:
    here, there, third = met
    peers.bar_peer(here, id_of(third))
    before, plan = told(here, there)
    assert before == plan.register == (BARRED,)
    assert plan.persons == ()
    send(there, here)
    peers.let_in(here, id_of(third), peers.own_fingerprint(third))
    before, plan = told(here, there)
    assert before == plan.register == ("Evas dator (Skara) släpps in igen.",)


def test_a_package_that_is_in_says_it_no_more(met: list[Desk]) -> None:
    here, there, third = met
    peers.bar_peer(here, id_of(third))
    content = pack(here, there)
    incoming.take_in(there, content)
    assert incoming.rehearse(there, content).register == ()


def test_former_keys_and_computers_nobody_knows_are_told_of_too(met: list[Desk]) -> None:
    here, there, third = met
    peers.change_keys(here)
    peers.add_peer(there, peers.own_card(here))
    peers.confirm_peer(there, "Falköping", peers.own_fingerprint(here))
    before, plan = told(here, there)
    assert "Den här datorns tidigare nycklar är spärrade från den 2 mars 2026." in before
    assert (
        "Karins dator (Falköping) har bytt nycklar. De tidigare gäller inte från den 2 mars 2026."
        in plan.register
    )
    peers.change_keys(third)
    peers.add_peer(there, peers.own_card(third))
    peers.confirm_peer(there, "Skara", peers.own_fingerprint(third))
    peers.bar_peer(there, id_of(third))
    before, plan = told(there, here)
    assert "Evas dator (Skara) är spärrad från den 2 mars 2026." in before
    assert "En dator som inte är känd här är spärrad från den 2 mars 2026." in plan.register


def test_what_two_sites_say_of_one_computer_is_told_once(met: list[Desk]) -> None:
    here, there, _ = met
    peers.change_keys(here)
    peers.add_peer(there, peers.own_card(here))
    peers.confirm_peer(there, "Falköping", peers.own_fingerprint(here))
    exchange(here, there)
    with here.read() as connection:
        said = [entry_of(row) for rows in read_rows(connection) for row in rows if row.entity == DEVICE]
        assert len({entry.scope for entry in said}) == 2
        assert register_words(connection, said) == (
            "Den här datorns tidigare nycklar är spärrade från den 2 mars 2026.",
        )


def test_a_sites_own_texts_kinds_and_name_are_told_of_computers_first(met: list[Desk]) -> None:
    here, there, third = met
    texts.add_version(here, "information", SOURCE)
    kinds.add_kind(here, "Ekonomi")
    peers.bar_peer(here, id_of(third))
    before, plan = told(here, there)
    assert (
        before
        == plan.register
        == (
            BARRED,
            "Egen text i Falköping: informationsblad, version F1.",
            "Slag av uppgifter i Falköping: Ekonomi.",
        )
    )
    send(there, here)
    kinds.remove_kind(here, kinds.own(here)[0][0])
    assert told(here, there)[1].register == ("Ett slag av uppgifter i Falköping används inte längre.",)


def test_what_a_package_says_is_of_the_day_it_was_said(met: list[Desk]) -> None:
    here, there, third = met
    peers.bar_peer(here, id_of(third))
    here.clock.go_to(date(2026, 3, 9))  # type: ignore[attr-defined]
    assert outgoing.preview(here, "Lidköping").register == (BARRED,)
    peers.let_in(here, id_of(third), peers.own_fingerprint(third))
    peers.bar_peer(here, id_of(third))
    assert outgoing.preview(here, "Lidköping").register == (
        "Evas dator (Skara) är spärrad från den 9 mars 2026.",
    )
    assert there.actor.site == "Lidköping"
