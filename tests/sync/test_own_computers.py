"""Several computers at one site: all of it goes between them, and nothing is disclosed by that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clocks import SetClock
from packages import dump, opened, pack, send
from people import enrol, on_board, text
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.step import Step
from samordning_desktop.ops import Desk, consents, participants, reading, setup, steps, today, undoing
from samordning_desktop.store import told_to
from samordning_desktop.sync import incoming, outgoing, peers
from samordning_desktop.sync.cards import make_card, read_card
from stores import FALKOPING, LIDKOPING, introduce, join, make_desk

DAY = date(2026, 3, 2)
pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def desks(tmp_path: Path, cheap_keys: None) -> Iterator[tuple[Desk, Desk, Desk]]:
    """Falköping's two computers, and Lidköping's."""
    first, there = (make_desk(tmp_path / who.site, SetClock(DAY), who) for who in (FALKOPING, LIDKOPING))
    second = join(tmp_path / "second", SetClock(DAY), first, FALKOPING)
    for desk in (first, second):
        introduce(desk, there)
    yield first, second, there
    for desk in (first, second, there):
        setup.close(desk, setup.NoSecrets())


def news_of(desk: Desk, who: str) -> tuple[str, ...]:
    row = on_board(desk, who)
    assert row is not None
    return row.news


def test_a_computer_that_joins_has_the_sites_id_and_is_known_as_our_own(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    first, second, there = desks
    assert second.store.site_id == first.store.site_id
    assert second.store.store_id != first.store.store_id
    assert second.store.device_id != first.store.device_id
    for desk in (first, second):
        assert [(peer.own, peer.confirmed) for peer in peers.peers(desk)] == [(True, True), (False, True)]
    assert [peer.own for peer in peers.peers(there)] == [False, False]
    assert {peer.title for peer in peers.peers(first)} == {"Karins dator", "Lidköping, Bos dator"}


def test_everything_goes_also_who_has_no_consent_or_has_taken_it_back(desks: tuple[Desk, Desk, Desk]) -> None:
    first, second, _ = desks
    with_consent = enrol(first, goal="ett")
    without = enrol(first, "Bo Utan", signed=None)
    gone = enrol(first, "Åsa Gick", goal="hennes ord")
    consents.withdraw_consent(first, gone, DAY)
    plan = outgoing.preview(first, "Falköping")
    assert plan.own
    assert plan.left_out == plan.recalled == ()
    assert {one for one, _ in plan.persons} == plan.first == {with_consent, without, gone}
    assert {with_consent, without} <= {one for one, _ in plan.persons}
    send(first, second)
    for one in (with_consent, without):
        assert on_board(second, one) is not None
    assert on_board(second, gone) is None
    ours, theirs = dump(first), dump(second)
    for table in ("participant", "consent", "notice"):
        assert theirs[table] == ours[table]


def test_who_was_added_and_taken_back_is_not_said_to_be_erased(desks: tuple[Desk, Desk, Desk]) -> None:
    first, _, _ = desks
    enrol(first, "Bo Fel", signed=None)
    undoing.undo(first)
    plan = outgoing.preview(first, "Falköping")
    assert [name for _, name in plan.persons] == ["Någon som inte finns kvar här"]


def test_a_recall_goes_between_our_own_as_what_it_is_news_of_somebody(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    first, second, there = desks
    ours, theirs = enrol(first), enrol(there, "Deras Person")
    send(there, first)
    send(first, second)
    send(second, first)
    consents.withdraw_consent(first, ours, DAY)
    consents.withdraw_consent(there, theirs, DAY)
    send(there, first)
    assert on_board(first, theirs) is None
    plan = outgoing.preview(first, "Falköping")
    assert plan.recalled == plan.left_out == ()
    assert plan.persons == ((ours, "Åsa Öberg"), (theirs, "Deras Person"))
    assert plan.always[theirs] == ("Samtycke",)
    assert plan.first == frozenset()
    assert not outgoing.preview(first, "Lidköping").own


def test_nothing_is_disclosed_and_nobody_is_recalled(desks: tuple[Desk, Desk, Desk]) -> None:
    first, second, _ = desks
    old = enrol(first, "Eva Gammal", signed=date(2025, 2, 1))
    assert on_board(first, old) is not None
    send(first, second)
    send(first, second)
    assert dump(first)["disclosure"] == []
    assert on_board(second, old) is not None
    assert dump(second)["notice"] == dump(first)["notice"] == []


def test_the_other_sites_consent_limits_do_not_hold_between_our_own(desks: tuple[Desk, Desk, Desk]) -> None:
    first, second, there = desks
    one = enrol(there, "Deras Person", goal="deras mål")
    send(there, first)
    send(first, second)
    assert text(second, one, "goal") == "deras mål"


def test_what_is_written_on_either_comes_to_the_other(desks: tuple[Desk, Desk, Desk]) -> None:
    first, second, _ = desks
    one = enrol(first)
    send(first, second)
    participants.set_field(second, one, "goal", "från den andra")
    send(second, first)
    assert text(first, one, "goal") == "från den andra"
    send(first, second)
    assert opened(second, pack(first, second))[1] == []


def test_a_site_hears_of_a_withdrawal_though_only_our_other_computer_gave_it_the_person(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    first, second, there = desks
    one = enrol(first)
    send(first, there)
    send(first, second)
    send(there, first)
    consents.withdraw_consent(first, one, DAY)
    send(first, second)
    send(first, there)
    assert on_board(there, one) is None


def test_our_own_site_is_not_among_those_who_have_been_told(desks: tuple[Desk, Desk, Desk]) -> None:
    first, second, there = desks
    one = enrol(first)
    send(first, second)
    send(first, there)
    with first.read() as connection:
        assert [site.name for site in told_to.informed_sites(connection, one)] == ["Lidköping"]
    assert not any("Falköping" in task.words for task in today.tasks(first).tasks)


def test_a_card_that_claims_our_site_gets_nothing_until_it_is_confirmed(
    desks: tuple[Desk, Desk, Desk], tmp_path: Path
) -> None:
    first, _, there = desks
    enrol(first)
    own = read_card(peers.own_card(there))
    key = Ed25519PrivateKey.generate()
    false = make_card(first.store.site_id, "Falköping", "falsk", key, own.recipient, "Karins andra dator")
    claimed = peers.add_peer(first, false).value
    assert (claimed.own, claimed.confirmed, claimed.waits) == (True, False, True)
    content = pack(first, "Falköping")
    with pytest.raises(KnownError) as caught:
        incoming.inspect(there, content)
    assert caught.value.code == "package.not_for_us"


def test_a_package_from_our_own_computer_is_called_that_with_its_name(desks: tuple[Desk, Desk, Desk]) -> None:
    first, second, there = desks
    peers.name_computer(second, "Lars dator")
    peers.add_peer(first, peers.own_card(second))
    one = enrol(first)
    send(first, second)
    participants.set_field(second, one, "goal", "på den andra datorn")
    facts = send(second, first).facts
    assert (facts.sender, facts.own, facts.who) == ("Falköping", True, "vår andra dator (Lars dator)")
    assert undoing.undo_label(first) == "ta in paket 1 från vår andra dator (Lars dator)"
    assert send(there, first).facts.who == "Lidköping"


def test_what_a_colleague_writes_on_our_other_computer_is_no_news_from_another_site(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    first, second, _ = desks
    one = enrol(first)
    send(first, second)
    participants.set_field(second, one, "goal", "på den andra datorn")
    newcomer = enrol(second, "Bo Ny")
    unsigned = participants.add_participant(second, BoardFields("Cia Utan")).value
    send(second, first)
    assert [news_of(first, who) for who in (one, newcomer, unsigned)] == [(), (), ()]


def test_what_another_site_writes_is_news_also_when_it_comes_by_our_other_computer(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    first, second, there = desks
    one = enrol(first)
    send(first, second)
    send(first, there)
    participants.set_field(there, one, "goal", "i Lidköping")
    theirs = enrol(there, "Deras Person", situation="deras ord")
    send(there, second)
    participants.set_field(second, one, "planning", "på den andra datorn")
    participants.set_field(second, theirs, "situation", "rättat hos oss")
    send(second, first)
    found = [news_of(first, who) for who in (one, theirs)]
    assert found[0] == ("goal",)
    assert found[1] == (NEW_PERSON,)


def test_what_our_own_site_wrote_is_no_news_though_another_site_brings_it(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    first, second, there = desks
    one = enrol(first, goal="vårt")
    both = enrol(first, "Bo Båda")
    steps.add_step(first, both, Step("", "vårt steg", "", None))
    send(first, there)
    theirs = enrol(there, "Deras Person")
    participants.set_field(there, both, "goal", "i Lidköping")
    send(there, second)
    found = [news_of(second, who) for who in (one, both, theirs)]
    assert found == [(), ("goal",), (NEW_PERSON,)]


def test_who_our_own_site_told_to_let_go_is_no_news_from_the_site_that_brings_it(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    first, second, there = desks
    one = enrol(first)
    send(first, there)
    send(there, second)
    consents.withdraw_consent(first, one, DAY)
    send(first, there)
    send(there, second)
    assert on_board(second, one) is None
    assert today.tasks(second).tasks == ()


def test_a_step_of_theirs_is_news_also_when_the_newest_step_that_comes_is_ours(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    first, second, there = desks
    one = enrol(first)
    send(first, second)
    send(first, there)
    steps.add_step(there, one, Step("", "deras steg", "", None))
    send(there, second)
    reading.mark_seen(second, one)
    steps.add_step(second, one, Step("", "vårt steg", "", None))
    send(second, first)
    assert news_of(first, one) == ("step",)
