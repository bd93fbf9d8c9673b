"""A lost laptop: shut out at both ends, and what it has made or makes is refused from then on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyrage
import pytest

from clocks import SetClock
from packages import draft, dump, foreign_entry, identity, pack, send
from people import enrol, on_board
from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.package_undo import Stays
from samordning_desktop.core.peer import Peer, peer_id
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.ops import Desk, consents, participants, setup, today, undoing
from samordning_desktop.store.apply import rebuild
from samordning_desktop.sync import incoming, outgoing, peers
from samordning_desktop.sync.cards import read_card
from stores import FALKOPING, LIDKOPING, introduce, join, make_desk

DAY = date(2026, 3, 2)
pytestmark = pytest.mark.usefixtures("cheap_keys")


class Three(NamedTuple):
    """Falköping's two computers, of which the second is to be lost, and Lidköping's."""

    kept: Desk
    lost: Desk
    there: Desk


@pytest.fixture
def three(tmp_path: Path, cheap_keys: None) -> Iterator[Three]:
    kept, there = (make_desk(tmp_path / who.site, SetClock(DAY), who) for who in (FALKOPING, LIDKOPING))
    lost = join(tmp_path / "lost", SetClock(DAY), kept, FALKOPING)
    for desk in (kept, lost):
        introduce(desk, there)
    desks = Three(kept, lost, there)
    yield desks
    for desk in desks:
        setup.close(desk, setup.NoSecrets())


def id_of(desk: Desk) -> str:
    return peer_id(read_card(peers.own_card(desk)).verify_key)


def seen(desk: Desk, other: Desk) -> Peer:
    """The other computer, as this one knows it."""
    return next(peer for peer in peers.peers(desk) if peer.id == id_of(other))


def code_of(act: object, *arguments: object) -> str:
    with pytest.raises(KnownError) as caught:
        act(*arguments)  # type: ignore[operator]
    return caught.value.code


def test_a_lost_computer_is_shut_out_at_both_ends(three: Three) -> None:
    kept, lost, there = three
    one = enrol(kept)
    send(kept, lost)
    before_it_was_lost = pack(lost, there)
    to_our_own = pack(lost, kept)
    done = peers.bar_peer(kept, id_of(lost))
    assert done.changes.kinds == {Kind.PEER}
    assert (done.value.barred, done.value.theirs) == (DAY, False)
    assert seen(there, lost).barred is None
    assert incoming.inspect(there, before_it_was_lost).number == 1
    send(kept, there)
    assert (seen(there, lost).barred, seen(there, lost).theirs) == (DAY, True)
    assert seen(there, kept).barred is None
    afterwards = pack(lost, there)
    for content in (before_it_was_lost, afterwards):
        for read in (incoming.inspect, incoming.rehearse, incoming.take_in):
            assert code_of(read, there, content) == "package.barred"
    for content in (to_our_own, pack(lost, kept)):
        assert code_of(incoming.take_in, kept, content) == "package.barred"
    assert on_board(there, one) is not None


def test_when_the_package_is_undone_it_is_said_that_the_barring_stays(three: Three) -> None:
    kept, lost, there = three
    one = enrol(kept)
    send(kept, there)
    participants.set_field(kept, one, "goal", "nytt mål")
    peers.bar_peer(kept, id_of(lost))
    send(kept, there)
    found = undoing.package_undo(there)
    assert found is not None
    assert [(stay.label, stay.why) for stay in found.stays] == [("Spärrade datorer", Stays.REGISTER)]
    undoing.undo(there, found.step)
    assert seen(there, lost).barred == DAY


def test_nothing_goes_to_it_any_more(three: Three) -> None:
    kept, lost, there = three
    enrol(there, "Deras Person")
    before = pack(there, "Falköping")
    assert pyrage.decrypt(before, [identity(lost)])
    peers.bar_peer(there, id_of(lost))
    content = pack(there, "Falköping")
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(content, [identity(lost)])
    assert pyrage.decrypt(content, [identity(kept)])
    peers.bar_peer(kept, id_of(lost))
    assert code_of(outgoing.export, kept, "Falköping", Path("paket.age")) == "peer.unconfirmed"


def test_the_word_can_be_said_first_at_the_other_site_and_then_holds_there(three: Three) -> None:
    kept, lost, there = three
    enrol(lost)
    done = peers.bar_peer(there, id_of(lost))
    assert (done.value.barred, done.value.theirs) == (DAY, False)
    assert code_of(incoming.take_in, there, pack(lost, there)) == "package.barred"
    send(there, kept)
    assert seen(kept, lost).barred is None  # another site's word about our own computer is not our word


def test_a_computer_is_shut_out_once(three: Three) -> None:
    kept, lost, _ = three
    first = peers.bar_peer(kept, id_of(lost)[:6]).value
    journal = dump(kept)["journal"]
    kept.clock.go_to(date(2026, 4, 1))  # type: ignore[attr-defined]
    assert peers.bar_peer(kept, id_of(lost)).value.barred == first.barred == DAY
    assert dump(kept)["journal"] == journal


def test_an_unknown_id_bars_nobody(three: Three) -> None:
    before = dump(three.kept)
    for wrong in ("", "finns inte", "0" * 17):
        assert code_of(peers.bar_peer, three.kept, wrong) == "peer.none"
        assert code_of(peers.let_in, three.kept, wrong, "") == "peer.none"
    assert dump(three.kept) == before


def test_its_card_taken_in_again_does_not_let_it_in(three: Three) -> None:
    kept, lost, there = three
    enrol(lost)
    peers.bar_peer(there, id_of(lost))
    content = pack(lost, there)
    before = dump(there)
    again = peers.add_peer(there, peers.own_card(lost))
    assert again.changes == Changes()
    assert again.value.barred == DAY
    fingerprint = peers.own_fingerprint(lost)
    with pytest.raises(KnownError) as caught:
        peers.confirm_peer(there, "Falköping", fingerprint)
    assert caught.value.code == "peer.barred"
    assert "Falköping, Karins dator" in caught.value.text
    assert code_of(incoming.take_in, there, content) == "package.barred"
    assert dump(there) == before


def test_it_is_let_in_again_only_with_its_fingerprint(three: Three) -> None:
    kept, lost, there = three
    one = enrol(lost)
    peers.bar_peer(there, id_of(lost))
    before = dump(there)
    for wrong, code in (
        ("", "peer.no_words"),
        (peers.own_fingerprint(kept), "peer.fingerprint"),
        (peers.own_fingerprint(there), "peer.own_words"),
        (peers.own_fingerprint(lost)[:-5], "peer.too_few_words"),
    ):
        assert code_of(peers.let_in, there, id_of(lost), wrong) == code
    assert dump(there) == before
    done = peers.let_in(there, id_of(lost), peers.own_fingerprint(lost).upper())
    assert (done.value.barred, done.value.confirmed) == (None, True)
    send(lost, there)
    assert on_board(there, one) is not None


def test_idag_tells_of_it_until_a_package_takes_it_there(trio: list[Desk]) -> None:
    here, there, third = trio
    for one, other in ((here, there), (here, third), (there, here)):
        send(one, other)

    def waits(desk: Desk) -> list[str]:
        return [task.name for task in today.tasks(desk).tasks if "spärrad dator" in task.words]

    assert waits(here) == []
    peers.bar_peer(here, id_of(third))
    assert waits(here) == ["Lidköping"]
    send(here, there)
    assert waits(here) == waits(there) == []
    peers.let_in(here, id_of(third), peers.own_fingerprint(third))
    assert waits(here) == []


def test_idag_tells_of_our_other_computers_word_too_and_not_of_another_sites(three: Three) -> None:
    kept, lost, there = three
    for one, other in ((kept, lost), (kept, there), (there, kept)):
        send(one, other)
    peers.bar_peer(lost, id_of(there))
    send(lost, kept)

    def waits(desk: Desk) -> list[str]:
        return [task.name for task in today.tasks(desk).tasks if "spärrad dator" in task.words]

    assert waits(there) == []
    peers.let_in(lost, id_of(there), peers.own_fingerprint(there))
    send(lost, kept)
    assert waits(kept) == []
    peers.bar_peer(there, id_of(lost))
    assert waits(there) == ["Falköping"]
    send(there, kept)
    assert waits(kept) == waits(there) == []


def test_only_its_own_site_takes_its_own_word_back(three: Three) -> None:
    kept, lost, there = three
    peers.bar_peer(kept, id_of(lost))
    send(kept, there)
    before = dump(there)
    fingerprint = peers.own_fingerprint(lost)
    assert code_of(peers.let_in, there, id_of(lost), fingerprint) == "peer.barred_there"
    assert dump(there) == before
    peers.let_in(kept, id_of(lost), fingerprint)
    send(kept, there)
    assert seen(there, lost).barred is None


def test_the_words_are_in_the_journal_and_come_back_from_it(three: Three) -> None:
    kept, lost, there = three
    peers.bar_peer(kept, id_of(lost))
    peers.bar_peer(kept, id_of(there))
    peers.let_in(kept, id_of(there), peers.own_fingerprint(there))
    before = dump(kept)["barred_device"]
    assert len(before) == 1
    with kept.write() as writing:
        rebuild(writing.connection)
    assert dump(kept)["barred_device"] == before


def test_a_withdrawal_is_told_though_only_the_lost_computer_had_the_person(three: Three) -> None:
    kept, lost, there = three
    one = enrol(there, "Deras Person")
    content = pack(there, "Falköping")
    incoming.take_in(lost, content)
    send(lost, there)
    peers.bar_peer(there, id_of(lost))
    consents.withdraw_consent(there, one, DAY)
    plan = outgoing.preview(there, "Falköping")
    assert [gone for gone, _ in plan.recalled] == [one]
    send(lost, kept)
    assert on_board(kept, one) is not None
    send(there, kept)
    assert on_board(kept, one) is None


def test_a_site_cannot_say_another_sites_word(three: Three) -> None:
    """Neither shut out a computer of theirs, nor let in one that they have shut out."""
    kept, lost, there = three
    peers.bar_peer(kept, id_of(lost))
    site = kept.store.site_id
    for barred in (None, "2026-03-01"):
        word = foreign_entry(
            there, scope=site_scope(site), entity=entities.DEVICE, entity_id=entities.device_id(site, id_of(lost)),
            field="barred", value=barred, replaces=(),
        )  # fmt: skip
        before = dump(kept)
        assert code_of(incoming.take_in, kept, draft(there, kept, [word]).made()) == "package.not_theirs"
        assert dump(kept) == before


def test_a_sites_word_is_not_carried_by_another(trio: list[Desk]) -> None:
    here, there, third = trio
    peers.bar_peer(there, id_of(third))
    send(there, here)
    send(here, third)
    assert dump(third)["barred_device"] == []
    peers.bar_peer(here, id_of(there))
    assert seen(here, there).barred == DAY
    send(here, third)
    assert len(dump(third)["barred_device"]) == 1
    assert seen(third, there).barred is None  # nor does it hold there


def test_two_of_our_computers_may_say_it_on_different_days(three: Three, tmp_path: Path) -> None:
    kept, lost, there = three
    third = join(tmp_path / "third", SetClock(DAY), kept, FALKOPING)
    introduce(third, lost)
    peers.bar_peer(third, id_of(lost))
    kept.clock.go_to(date(2026, 3, 9))  # type: ignore[attr-defined]
    peers.bar_peer(kept, id_of(lost))
    send(third, kept)
    assert seen(kept, lost).barred == DAY
    peers.let_in(kept, id_of(lost), peers.own_fingerprint(lost))
    assert seen(kept, lost).barred is None
    setup.close(third, setup.NoSecrets())


def test_a_barred_computer_is_asked_for_nothing(three: Three) -> None:
    kept, lost, _ = three
    assert not replace(seen(kept, lost), confirmed=False, barred=DAY).waits
    assert replace(seen(kept, lost), confirmed=False).waits


def test_what_a_computer_that_is_shut_out_never_acknowledges_is_not_kept_for_it(three: Three) -> None:
    kept, lost, there = three
    enrol(there)
    peers.bar_peer(there, seen(there, lost).id)
    send(there, kept)
    send(kept, there)
    assert dump(there)["sent_scope"] == []
