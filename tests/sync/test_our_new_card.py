"""After new keys it is said, until each end has shown that it knows them, that our card must come before our packages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from packages import exchange, pack, send
from samordning_desktop.core.peer import OurCard
from samordning_desktop.core.task import TaskKind
from samordning_desktop.ops import Desk, backups, setup, today
from samordning_desktop.sync import incoming, outgoing, peers
from stores import FALKOPING, LIDKOPING, PASSPHRASE, confirm_card, introduce, join, make_desk

DAY = date(2026, 3, 2)
WORDS = "Våra nycklar är bytta: lämna vårt nya ortskort dit och läs upp orden"
pytestmark = pytest.mark.usefixtures("cheap_keys")


def asked(desk: Desk) -> list[str]:
    """To whom Idag asks that our new card be handed."""
    return [
        task.name for task in today.tasks(desk).tasks if task.kind is TaskKind.CARD and task.words == WORDS
    ]


def card_at(desk: Desk, name: str) -> OurCard:
    return outgoing.preview(desk, name).card


def test_it_is_said_from_the_change_until_a_package_shows_that_the_card_is_confirmed(
    pair: list[Desk],
) -> None:
    here, there = pair
    assert (asked(here), card_at(here, "Lidköping")) == ([], OurCard.UNSEEN)
    exchange(here, there)
    assert (asked(here), card_at(here, "Lidköping")) == ([], OurCard.CONFIRMED)
    on_its_way = pack(there, here)
    peers.change_keys(here)
    assert (asked(here), card_at(here, "Lidköping")) == (["Lidköping"], OurCard.CHANGED)
    incoming.take_in(here, on_its_way)
    confirm_card(there, here)
    send(here, there)
    assert (asked(here), card_at(here, "Lidköping")) == (["Lidköping"], OurCard.CHANGED)
    send(there, here)
    assert (asked(here), card_at(here, "Lidköping")) == ([], OurCard.CONFIRMED)
    assert asked(there) == []


def test_each_change_is_said_anew_also_where_nothing_was_sent_between(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    for _ in range(2):
        peers.change_keys(here)
        assert asked(here) == ["Lidköping"]
    confirm_card(there, here)
    send(there, here)
    assert asked(here) == []


def test_it_is_said_of_every_site_and_of_our_own_computers(trio: list[Desk], tmp_path: Path) -> None:
    here, there, third = trio
    second = join(tmp_path / "second", here.clock, here, FALKOPING)  # type: ignore[arg-type]
    for other in (there, third, second):
        exchange(here, other)
    peers.change_keys(here)
    assert sorted(asked(here)) == ["Lidköping", "Skara", "Våra andra datorer"]
    confirm_card(second, here)
    send(second, here)
    assert sorted(asked(here)) == ["Lidköping", "Skara"]
    setup.close(second, setup.NoSecrets())


def test_who_is_met_after_the_change_never_knew_the_former_keys(pair: list[Desk], tmp_path: Path) -> None:
    here, there = pair
    exchange(here, there)
    peers.change_keys(here)
    confirm_card(there, here)
    send(there, here)
    third = make_desk(tmp_path / "third", here.clock, LIDKOPING)  # type: ignore[arg-type]
    introduce(here, third)
    assert asked(here) == []
    setup.close(third, setup.NoSecrets())


def test_who_is_shut_out_is_to_have_no_card(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    peers.change_keys(here)
    (known_as,) = peers.peers(here)
    peers.bar_peer(here, known_as.id)
    assert asked(here) == []


def test_it_is_said_also_when_the_store_went_back_to_a_backup_in_between(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    name = backups.create(here)
    setup.close(here, setup.NoSecrets())
    back = backups.restore(here.store.places.folder, name, PASSPHRASE, here.clock, setup.NoSecrets())
    peers.change_keys(back)
    assert asked(back) == ["Lidköping"]
    confirm_card(there, back)
    exchange(there, back)
    assert asked(back) == []
    setup.close(back, setup.NoSecrets())


def test_a_computer_with_new_keys_has_shown_what_it_had_shown_with_the_former(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    peers.change_keys(there)
    confirm_card(here, there)
    assert (asked(here), card_at(here, "Lidköping")) == ([], OurCard.CONFIRMED)


def test_both_ends_with_new_keys_lack_each_others_cards(pair: list[Desk]) -> None:
    here, there = pair
    exchange(here, there)
    peers.change_keys(here)
    peers.change_keys(there)
    confirm_card(here, there)
    assert (asked(here), card_at(here, "Lidköping")) == (["Lidköping"], OurCard.CHANGED)
    confirm_card(there, here)
    exchange(there, here)
    assert asked(here) == asked(there) == []
