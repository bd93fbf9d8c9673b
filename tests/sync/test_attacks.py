"""A confirmed site that says more than it may, and others who would be it: refused, and nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import update

from packages import (
    Draft,
    draft,
    dump,
    exchange,
    foreign_entry,
    identity,
    opened,
    pack,
    send,
    signing_key,
)
from people import enrol, known, on_board, text
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, checks, consents, participants, reading, texts
from samordning_desktop.store import schema
from samordning_desktop.store.backup import names
from samordning_desktop.store.device import current_device
from samordning_desktop.store.journal import entry_of
from samordning_desktop.sync import incoming, peers
from samordning_desktop.sync.cards import make_card

TODAY = date(2026, 3, 2)
SAME_TEXT = (
    "Titel: Vårt samtycke\nVersion: S1\nDatum: 2026-02-01\n\nJag säger ja.\n\n_ Namn\n_ Datum | Underskrift\n"
)
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SOMEBODY_ELSE = pyrage.x25519.Identity.generate().to_public()


def refused(receiver: Desk, content: bytes) -> str:
    """The word with which a package is refused, the store left as it was."""
    before = dump(receiver)
    with pytest.raises(KnownError) as caught:
        incoming.take_in(receiver, content)
    assert dump(receiver) == before
    assert names(receiver.store.places) == []
    return caught.value.code


def forged(sender: Desk, receiver: Desk, *entries: Entry) -> Draft:
    """The sender's next package, with entries that its program would not have written."""
    return draft(sender, receiver, [entry._replace(number=1_000 + at) for at, entry in enumerate(entries)])


def person(sender: Desk, one: str, **changes: Any) -> Entry:
    return foreign_entry(sender, scope=f"participant/{one}", entity_id=one, **changes)


def notice(sender: Desk, one: str, field: str) -> Entry:
    about = foreign_entry(sender, scope=f"notice/{one}", value="2026-03-02", field=field)
    if field == "recalled_here":
        return about._replace(entity="site_recall", entity_id=f"{one}.{sender.store.site_id}")
    return about._replace(entity="notice", entity_id=one)


def register(sender: Desk, site: str, entity: str, entity_id: str, value: str, field: str = "name") -> Entry:
    return foreign_entry(
        sender, scope=site_scope(site), entity=entity, entity_id=entity_id, field=field, value=value
    )


def shared(owner: Desk, *others: Desk) -> str:
    """A participant of one site that others have as well."""
    one = enrol(owner, goal="ett mål")
    for other in others:
        exchange(owner, other)
    return one


# --- Registers --------------------------------------------------------------------------------------------


def test_a_sites_register_is_its_own(trio: list[Desk]) -> None:
    here, there, third = trio
    for site in (there.store.site_id, third.store.site_id, "okänd"):
        entry = register(here, site, "site", site, "Bytt namn")
        assert refused(there, forged(here, there, entry).made()) == "package.not_theirs"
    own = register(here, here.store.site_id, "site", here.store.site_id, "Bytt namn")
    assert incoming.take_in(there, forged(here, there, own).made())


@pytest.mark.parametrize(("entity", "field"), [("staff", "name"), ("information_kind", "name")])
def test_a_thing_in_one_register_is_not_claimed_by_another(trio: list[Desk], entity: str, field: str) -> None:
    here, there, third = trio
    own = register(third, third.store.site_id, entity, "t1", "Riktig", field)
    incoming.take_in(there, forged(third, there, own).made())
    claimed = register(here, here.store.site_id, entity, "t1", "Falsk", field)
    assert refused_after(there, forged(here, there, claimed).made()) == "package.not_theirs"
    other = register(here, here.store.site_id, entity, "t2", "Egen", field)
    assert incoming.take_in(there, forged(here, there, other).made())


def refused_after(receiver: Desk, content: bytes) -> str:
    """As ``refused``, where a package has been taken in before."""
    before = dump(receiver)
    with pytest.raises(KnownError) as caught:
        incoming.take_in(receiver, content)
    assert dump(receiver) == before
    return caught.value.code


def test_nobody_is_put_among_anothers_staff(pair: list[Desk]) -> None:
    here, there = pair
    entry = register(here, here.store.site_id, "staff", "t", there.store.site_id, "site")
    assert refused(there, forged(here, there, entry).made()) == "package.not_theirs"


def test_a_package_holds_the_senders_register_and_nobody_elses(trio: list[Desk]) -> None:
    here, there, third = trio
    exchange(here, there)
    scopes = {entry[0] for entry in sent(there, third)}
    assert scopes == {site_scope(there.store.site_id)}


def sent(sender: Desk, receiver: Desk) -> list[list[Any]]:
    """The entries of the sender's next package."""
    return opened(receiver, pack(sender, receiver))[1]


# --- Whose a participant is -------------------------------------------------------------------------------


def test_a_participant_is_moved_by_their_own_site_alone(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(here, there, third)
    for site in (third.store.site_id, there.store.site_id):
        entry = person(third, one, field="site", value=site)
        assert refused_after(there, forged(third, there, entry).made()) == "package.not_theirs"
        assert refused_after(here, forged(third, here, entry).made()) == "package.not_theirs"
    entry = person(here, one, field="site", value=third.store.site_id)
    assert incoming.take_in(there, forged(here, there, entry).made())


def test_a_site_names_no_participant_as_a_third_sites_or_as_ours(trio: list[Desk]) -> None:
    here, there, third = trio
    for site in (third.store.site_id, there.store.site_id):
        entries = (
            person(here, "p9", field="name", value="Påhittad"),
            person(here, "p9", field="site", value=site),
        )
        assert refused(there, forged(here, there, *entries).made()) == "package.not_theirs"
    own = person(here, "p9", field="site", value=here.store.site_id)
    assert incoming.take_in(there, forged(here, there, own).made())


def test_what_is_known_already_may_come_once_more_by_anyone(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(here, there, third)
    consents.withdraw_consent(here, one, TODAY)
    exchange(here, there)
    with here.read() as connection:
        rows = connection.execute(
            schema.journal.select().where(schema.journal.c.scope.endswith(f"/{one}"))
        ).all()
    again = draft(third, there, [entry_of(row) for row in rows])
    assert incoming.take_in(there, again.made()).value.counts["changed"] == 0


def test_those_whom_the_sender_may_disclose_are_theirs_to_disclose(pair: list[Desk]) -> None:
    """Too much of its own people is between the sender and them: it shows in the plan, and nobody here is touched."""
    here, there = pair
    mine = shared(there)
    entries = [
        person(here, "x", field="name", value="Utan Samtycke"),
        person(here, "x", field="site", value=here.store.site_id),
    ]
    plan = incoming.take_in(there, forged(here, there, *entries).made()).value
    assert plan.counts == {"new": 0, "changed": 0, "same": 0, "conflicts": 0, "recalled": 0}
    assert [row.id for row in reading.board(there)] == [mine]


# --- Notices ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["recalled", "recalled_here", "erased"])
def test_a_recall_for_someone_elses_person(trio: list[Desk], field: str) -> None:
    here, there, third = trio
    one = shared(here, there, third)
    for receiver in (there, here):
        entry = notice(third, one, field)
        assert refused_after(receiver, forged(third, receiver, entry).made()) == "package.not_theirs"
        assert text(receiver, one, "goal") == "ett mål"
    assert incoming.take_in(there, forged(here, there, notice(here, one, field)).made())


def test_a_withdrawal_is_registered_by_those_who_have_the_person(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(here, there)
    assert (
        refused_after(here, forged(third, here, notice(third, one, "withdrawn")).made())
        == "package.not_theirs"
    )
    assert (
        refused_after(there, forged(third, there, notice(third, one, "withdrawn")).made())
        == "package.not_theirs"
    )
    assert on_board(here, one)
    consents.withdraw_consent(there, one, TODAY)
    send(there, here)
    row = known(here, one)
    assert row is not None
    assert row.consent.withdrawn_on == TODAY


def test_a_notice_about_somebody_unknown_changes_nothing_that_is_seen(pair: list[Desk]) -> None:
    here, there = pair
    mine = shared(there)
    seen = reading.everyone(there)
    entries = [notice(here, "okänd", field) for field in ("withdrawn", "recalled", "recalled_here", "erased")]
    assert incoming.take_in(there, forged(here, there, *entries).made()).value.persons == ()
    assert reading.everyone(there) == seen
    assert on_board(there, mine)


def test_a_sites_own_program_never_says_what_the_receiver_refuses(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(here, there, third)
    participants.set_field(there, one, "goal", "skrivet i Lidköping")
    send(there, here)
    send(here, third)
    participants.set_field(third, one, "planning", "skrivet i Skara")
    consents.withdraw_consent(here, one, TODAY)
    send(here, there)
    assert send(there, third).facts.number
    assert on_board(third, one) is not None  # it is the person's own site that tells
    send(here, third)
    assert on_board(third, one) is None


# --- Who sends, and to whom -------------------------------------------------------------------------------


def test_a_receiver_that_claims_to_be_another_site_is_not_confirmed_and_gets_nothing(
    trio: list[Desk],
) -> None:
    here, there, third = trio
    enrol(here)
    name = peers.add_peer(here, card_as(there, STRANGER, identity(third).to_public())).value.name
    with pytest.raises(KnownError, match="peer.fingerprint"):
        peers.confirm_peer(here, name, peers.own_fingerprint(third))
    content = pack(here, there)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(content, [identity(third)])


def card_as(desk: Desk, key: Ed25519PrivateKey, recipient: pyrage.x25519.Recipient) -> bytes:
    """A card in the name of a desk's site, with other keys."""
    return make_card(desk.store.site_id, desk.actor.site, desk.store.device_id, key, str(recipient))


@pytest.mark.parametrize("part", ["signing", "recipient", "both"])
def test_a_card_that_was_swapped_on_the_way_is_never_confirmed(pair: list[Desk], part: str) -> None:
    """The fingerprint that is read aloud is of the card that was handed over: of all that is in it."""
    here, there = pair
    key = signing_key(there) if part == "recipient" else STRANGER
    recipient = identity(there).to_public() if part == "signing" else SOMEBODY_ELSE
    assert peers.add_peer(here, card_as(there, key, recipient)).value.name == "Lidköping"
    with pytest.raises(KnownError, match="peer.fingerprint"):
        peers.confirm_peer(here, "Lidköping", peers.own_fingerprint(there)[::-1])
    swapped = [peer for peer in peers.peers(here) if peer.fingerprint != peers.own_fingerprint(there)]
    assert [peer.confirmed for peer in swapped] == [False]
    if part != "recipient":
        made = replace(forged(there, here), key=STRANGER)
        assert refused(here, made.made()) == "package.unconfirmed_sender"


def as_sender(made: Draft, other: Desk) -> Draft:
    """The draft with another's site in its manifest, still signed with the drafter's own key."""
    return replace(made, manifest=made.manifest | {"sender_site": other.store.site_id})


def test_a_site_cannot_speak_as_another(trio: list[Desk]) -> None:
    here, there, third = trio
    assert refused(there, as_sender(forged(third, there), here).made()) == "package.not_for_us"


def test_a_package_for_another_site_is_not_taken_in_though_it_can_be_opened(trio: list[Desk]) -> None:
    here, there, third = trio
    made = replace(forged(here, third), recipients=[identity(there).to_public()])
    assert refused(there, made.made()) == "package.not_for_us"


def test_an_old_package_is_not_taken_in_as_new(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, goal="först")
    old = pack(here, there)
    incoming.take_in(there, old)
    participants.set_field(here, one, "goal", "sedan")
    send(here, there)
    assert refused_after(there, old) == "package.older"
    inside = pyrage.decrypt(old, [identity(there)])
    resealed = pyrage.encrypt(inside, [identity(there).to_public()])
    assert refused_after(there, resealed) == "package.older"
    assert text(there, one, "goal") == "sedan"


# --- Words of our own that come back ----------------------------------------------------------------------


def renewed(desk: Desk) -> None:
    """As after a restore: the store has a former device."""
    with desk.write() as writing:
        row = current_device(writing.connection)._asdict() | {"id": "förr", "number": 9, "current": 0}
        writing.connection.execute(schema.device.insert(), [row])


@pytest.mark.parametrize("field", ["recalled", "recalled_here", "erased"])
def test_a_store_that_went_back_hears_what_it_has_said_itself_and_no_more(
    pair: list[Desk], field: str
) -> None:
    here, there = pair
    one = shared(here, there)
    ours = notice(there, one, field)._replace(device="förr")
    assert refused_after(here, forged(there, here, ours).made()) == "package.not_theirs"
    renewed(here)
    theirs = notice(there, one, field)
    assert refused_after(here, forged(there, here, theirs).made()) == "package.not_theirs"
    assert incoming.take_in(here, forged(there, here, ours).made())


def test_a_register_of_ours_comes_back_after_a_restore(pair: list[Desk]) -> None:
    here, there = pair
    entry = register(there, here.store.site_id, "staff", "k9", "Ny kollega")._replace(device="förr")
    assert refused(here, forged(there, here, entry).made()) == "package.not_theirs"
    renewed(here)
    assert incoming.take_in(here, forged(there, here, entry).made())


def test_a_participant_of_ours_comes_back_after_a_restore(pair: list[Desk]) -> None:
    here, there = pair
    entry = person(there, "p9", field="site", value=here.store.site_id, device="förr")
    assert refused(here, forged(there, here, entry).made()) == "package.not_theirs"
    renewed(here)
    assert incoming.take_in(here, forged(there, here, entry).made())


def test_another_computer_of_ours_may_say_anything(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(here, there)
    site = third.store.site_id
    made = forged(
        third, there, notice(third, one, "recalled"), register(third, "vems", "site", "vems", "Vara")
    )
    assert refused_after(there, made.made()) == "package.not_theirs"
    with there.write() as writing:
        own = {"site": there.store.site_id}
        writing.connection.execute(update(schema.peer).where(schema.peer.c.site == site).values(own))
    made.manifest |= {"sender_site": there.store.site_id}
    assert incoming.take_in(there, made.made())


def test_what_another_computer_of_ours_has_said_may_come_by_way_of_others(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(here, there)
    made = forged(there, here, notice(third, one, "recalled"))
    assert refused_after(here, made.made()) == "package.not_theirs"
    with here.write() as writing:
        own = {"site": here.store.site_id}
        writing.connection.execute(
            update(schema.peer).where(schema.peer.c.site == third.store.site_id).values(own)
        )
    assert incoming.take_in(here, made.made())


def test_two_sites_may_put_in_the_same_text_of_their_own(pair: list[Desk]) -> None:
    for desk in pair:
        texts.add_version(desk, "consent", SAME_TEXT)
    exchange(*pair)
    for desk in pair:
        assert all(finding.holds for finding in checks.verify(desk))


def test_a_recall_is_written_by_their_own_site_alone(trio: list[Desk]) -> None:
    """Falköping has somebody of Skara's, whose new consent leaves Lidköping out: it is Skara that tells."""
    here, there, home = trio
    one = enrol(home)
    exchange(home, here)
    exchange(home, there)
    participants.set_field(there, one, "goal", "från Lidköping")
    exchange(there, home)
    exchange(home, here)
    participants.set_field(here, one, "planning", "från Falköping")
    scope = ConsentScope((Party(PartyKind.SITE, here.actor.site, tuple(KINDS), here.store.site_id),), "")
    consents.give_consent(home, one, home.clock.today(), form=SignedForm(scope, "paper"))
    exchange(home, here)
    for _ in range(2):
        for sender in trio:
            for receiver in trio:
                if sender is not receiver:
                    send(sender, receiver)
    assert on_board(there, one) is None
