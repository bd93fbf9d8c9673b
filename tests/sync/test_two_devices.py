"""A site with two computers: each package is for both, and each acknowledges for itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from packages import opened, pack, send
from people import enrol, on_board, text
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.peer import OurCard, card_words
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import (
    Desk,
    attachments,
    consents,
    disclosures,
    participants,
    reading,
    setup,
    today,
    undoing,
)
from samordning_desktop.sync import folder, incoming, outgoing, peers
from samordning_desktop.sync.format import FILE_LIMIT
from stores import FALKOPING, LIDKOPING, confirm_card, introduce, join, make_desk

TODAY = date(2026, 3, 2)
SCAN = Attachment(b"%PDF-1.7 en skanning", "application/pdf")


@pytest.fixture
def desks(tmp_path: Path, cheap_keys: None) -> Iterator[tuple[Desk, Desk, Desk]]:
    """Falköping, and Lidköping's two computers."""
    here, first = (make_desk(tmp_path / who.site, SetClock(), who) for who in (FALKOPING, LIDKOPING))
    second = join(tmp_path / "second", SetClock(), first, LIDKOPING)
    for desk in (first, second):
        introduce(here, desk)
    introduce(first, second)
    yield here, first, second
    for desk in (here, first, second):
        setup.close(desk, setup.NoSecrets())


def test_one_package_is_for_both(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    one = enrol(here, goal="ett mål")
    content = pack(here, "Lidköping")
    for desk in (first, second):
        assert incoming.take_in(desk, content).value.counts["new"] == 1
        assert text(desk, one, "goal") == "ett mål"


def test_a_package_called_as_another_computers_is_not_said_to_be_undone_with_it(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    here, first, second = desks
    one = enrol(here, goal="ett mål")
    content = pack(here, "Lidköping")
    for desk, field in ((first, "goal"), (second, "planning")):
        incoming.take_in(desk, content)
        participants.set_field(desk, one, field, "skrivet där")
    packages = [pack(desk, here) for desk in (first, second)]
    for package in packages:
        incoming.take_in(here, package)
    found = [incoming.rehearse(here, package).facts for package in packages]
    assert found[0].who == found[1].who
    step = undoing.package_undo(here)
    assert step is not None
    undoing.undo(here, step.step)
    assert [incoming.rehearse(here, package).facts.taken_back for package in packages] == [False, True]
    undoing.redo(here)
    for _ in range(2):
        asked = undoing.package_undo(here)
        assert asked is not None
        undoing.undo(here, asked.step)
    assert [incoming.rehearse(here, package).facts.taken_back for package in packages] == [True, True]
    undoing.redo(here)
    assert [incoming.rehearse(here, package).facts.taken_back for package in packages] == [False, True]


def test_what_one_has_acknowledged_still_goes_for_the_other(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    one = enrol(here)
    for _ in range(2):
        send(here, first)
        send(first, here)
    participants.set_field(here, one, "goal", "ett mål")
    content = pack(here, "Lidköping")
    assert opened(second, content)[0]["after"] == {first.store.device_id: 2, second.store.device_id: 0}
    incoming.take_in(second, content)
    assert text(second, one, "goal") == "ett mål"
    send(second, here)
    incoming.take_in(first, pack(here, "Lidköping"))
    send(first, here)
    assert opened(second, pack(here, "Lidköping"))[1] == []


def test_when_one_lacks_nothing_the_other_still_gets_everything(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    one = enrol(here)
    for _ in range(2):
        send(here, first)
        send(first, here)
    assert incoming.take_in(second, pack(here, "Lidköping")).value.counts["new"] == 1
    assert on_board(second, one) is not None


def test_what_one_wrote_reaches_the_other_by_way_of_the_other_site(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    one = enrol(here)
    content = pack(here, "Lidköping")
    for desk in (first, second):
        incoming.take_in(desk, content)
        send(desk, here)
    participants.set_field(first, one, "goal", "från den första")
    participants.set_field(second, one, "planning", "från den andra")
    for desk in (first, second):
        send(desk, here)
    content = pack(here, "Lidköping")
    for desk in (first, second):
        incoming.take_in(desk, content)
    boards = [reading.board(desk)[0].fields for desk in (here, first, second)]
    assert boards[0] == boards[1] == boards[2]
    assert (boards[0].goal, boards[0].planning) == ("från den första", "från den andra")


def test_their_packages_are_numbered_each_for_itself(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    for _ in range(2):
        send(first, here)
    assert send(second, here).facts.number == 1
    assert send(first, here).facts.number == 3


def test_packages_of_two_computers_are_told_apart(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    for desk, name in ((first, "Bos dator"), (second, "Bordsdatorn")):
        peers.name_computer(desk, name)
        confirm_card(here, desk)
    for desk, who in ((first, "Lidköping (Bos dator)"), (second, "Lidköping (Bordsdatorn)")):
        content = pack(desk, "Falköping")
        assert folder.judge(here, content).sender == who
        assert incoming.rehearse(here, content).facts.who == who
    content = pack(second, "Falköping")
    peers.bar_peer(here, next(one.id for one in peers.peers(here) if one.computer == "Bos dator"))
    assert folder.judge(here, content).sender == "Lidköping"
    assert incoming.inspect(here, content).who == "Lidköping"


def test_a_withdrawal_reaches_both(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    one = enrol(here)
    content = pack(here, "Lidköping")
    for desk in (first, second):
        incoming.take_in(desk, content)
    send(first, here)
    consents.withdraw_consent(here, one, TODAY)
    content = pack(here, "Lidköping")
    for desk in (first, second):
        incoming.take_in(desk, content)
        assert on_board(desk, one) is None
        send(desk, here)
    assert not [entry for entry in opened(first, pack(here, "Lidköping"))[1] if entry[1] == "notice"]


def test_a_new_computer_is_not_told_of_who_was_gone_before_it_came(
    tmp_path: Path, desks: tuple[Desk, Desk, Desk]
) -> None:
    here, first, second = desks
    one = enrol(here, "Åsa Öberg")
    incoming.take_in(first, pack(here, "Lidköping"))
    consents.withdraw_consent(here, one, TODAY)
    incoming.take_in(first, pack(here, "Lidköping"))
    assert [task.name for task in today.tasks(first).tasks if task.participant] == ["Åsa Öberg"]
    send(first, second)
    assert reading.board(second) == []
    assert [task.name for task in today.tasks(second).tasks if task.participant] == []


def test_who_is_gone_and_what_is_unfit_stand_at_each_until_it_is_seen_there(
    tmp_path: Path, desks: tuple[Desk, Desk, Desk]
) -> None:
    """As the help says."""
    here, first, second = desks
    shared = tmp_path / "gemensam"
    shared.mkdir()
    with (shared / "stor.age").open("wb") as file:
        file.truncate(FILE_LIMIT + 1)
    one = enrol(here, "Åsa Öberg")
    answered_by_both(here, first, second)
    consents.withdraw_consent(here, one, TODAY)
    answered_by_both(here, first, second)
    seen = today.mark_seen(first, one)
    assert [task.name for task in seen.value] == ["Åsa Öberg"]
    (unfit,) = looked(first, shared).unfit
    folder.leave_aside(first, unfit)
    for _ in range(2):
        send(first, second)
        assert [task.name for task in today.tasks(first).tasks if task.participant] == []
        assert [task.name for task in today.tasks(second).tasks if task.participant] == ["Åsa Öberg"]
        assert looked(first, shared).unfit == ()
        assert len(looked(second, shared).unfit) == 1
        send(second, first)


def test_a_conflict_between_the_two_is_seen_at_all_three(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    one = enrol(here)
    content = pack(here, "Lidköping")
    for desk, value in ((first, "ett"), (second, "två")):
        incoming.take_in(desk, content)
        participants.set_field(desk, one, "goal", value)
        send(desk, here)
    content = pack(here, "Lidköping")
    for desk in (first, second):
        incoming.take_in(desk, content)
    for desk in desks:
        row = on_board(desk, one)
        assert row is not None
        assert row.conflicts == ("goal",)


def looked(desk: Desk, shared: Path) -> folder.FolderBook:
    """What a computer knows of a folder when it has looked once."""
    book = folder.FolderBook(shared)
    folder.look_through(desk, book)
    return book


def answered_by_both(here: Desk, first: Desk, second: Desk) -> None:
    """A package for both, and what each says to it."""
    content = pack(here, "Lidköping")
    for desk in (first, second):
        incoming.take_in(desk, content)
        send(desk, here)


def noted(desk: Desk, participant_id: str) -> list[str]:
    """What is noted as disclosed in packages, newest first."""
    return [one.what for one in disclosures.disclosures(desk, participant_id)]


def heard_from_one(here: Desk, first: Desk, second: Desk) -> None:
    """Packages both ways until a receipt has come; the other computer has sent nothing."""
    for desk, name in ((first, "Bos dator"), (second, "Bordsdatorn")):
        peers.name_computer(desk, name)
        confirm_card(here, desk)
    for _ in range(2):
        send(here, first)
        send(first, here)


def test_what_the_site_has_is_said_of_the_site_and_the_silent_computer_is_named(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    here, first, second = desks
    ours, theirs = enrol(here), enrol(first, "Bo Berg")
    consents.give_consent(here, ours, TODAY, form=SignedForm(None, "paper", "", SCAN))
    heard_from_one(here, first, second)
    before = noted(here, ours)
    plan = outgoing.preview(here, "Lidköping")
    assert (plan.persons, plan.first, plan.kinds) == ((), frozenset(), {})
    assert [one for one, _ in plan.again] == [theirs, ours]
    assert plan.since == (2, TODAY)
    assert [(one.words, one.card, one.since) for one in plan.behind] == [
        ("Lidköping (Bordsdatorn)", OurCard.UNSEEN, None)
    ]
    assert plan.before == [card_words(OurCard.UNSEEN, "Lidköping (Bordsdatorn)")]
    content = pack(here, "Lidköping")
    assert noted(here, ours) == before
    assert noted(here, theirs) == []
    assert incoming.take_in(second, content).value.counts["new"] == 2
    assert on_board(second, ours) is not None
    assert attachments.open_form(second, ours, SCAN.digest) == SCAN


def test_only_what_is_news_to_the_site_is_said_to_be_disclosed_to_it(desks: tuple[Desk, Desk, Desk]) -> None:
    here, first, second = desks
    one, other = enrol(here, "Åsa Öberg", goal="ett mål"), enrol(here, "Bo Berg")
    heard_from_one(here, first, second)
    participants.set_field(here, one, "planning", "ett steg")
    plan = outgoing.preview(here, "Lidköping")
    assert (plan.persons, plan.again) == (((one, "Åsa Öberg"),), ((other, "Bo Berg"),))
    assert (plan.kinds, plan.always, plan.first) == ({one: ("planning",)}, {}, frozenset())
    content = pack(here, "Lidköping")
    assert noted(here, one)[0] == "paket nummer 3: Insatser, planering och nästa steg"
    assert len(noted(here, one)) == 2
    incoming.take_in(second, content)
    assert text(second, one, "goal") == "ett mål"


def test_what_no_computer_has_said_it_has_is_still_news(desks: tuple[Desk, Desk, Desk]) -> None:
    here, *_ = desks
    one = enrol(here)
    pack(here, "Lidköping")
    plan = outgoing.preview(here, "Lidköping")
    assert ([who for who, _ in plan.persons], plan.again, plan.behind) == ([one], (), ())


def about_people(receiver: Desk, content: bytes) -> list[tuple[str, object]]:
    """Field and value of the entries that are about anybody."""
    return [(one[3], one[4]) for one in opened(receiver, content)[1] if not one[0].startswith("site/")]


def test_what_one_took_in_before_it_changed_its_keys_waits_for_the_other_alone(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    here, first, second = desks
    one = enrol(here)
    answered_by_both(here, first, second)
    answered_by_both(here, first, second)
    participants.set_field(here, one, "goal", "ett mål")
    late = pack(here, "Lidköping")
    peers.change_keys(first)
    for desk in (here, second):
        confirm_card(desk, first)
    incoming.take_in(first, late)
    send(first, here)
    assert about_people(second, pack(here, "Lidköping")) == [("goal", "ett mål")]
    incoming.take_in(second, late)
    send(second, here)
    assert about_people(second, pack(here, "Lidköping")) == []


def test_what_the_other_alone_took_in_still_goes_to_the_one_with_new_keys(
    desks: tuple[Desk, Desk, Desk],
) -> None:
    here, first, second = desks
    one = enrol(here)
    answered_by_both(here, first, second)
    answered_by_both(here, first, second)
    participants.set_field(here, one, "goal", "ett mål")
    send(here, second)
    send(second, here)
    peers.change_keys(first)
    for desk in (here, second):
        confirm_card(desk, first)
    send(first, here)
    assert about_people(first, pack(here, "Lidköping")) == [("goal", "ett mål")]
    send(here, first)
    assert text(first, one, "goal") == "ett mål"
