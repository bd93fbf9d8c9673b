"""When a consent has run out or been withdrawn: the other site is told, once, and keeps nothing on its board."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from packages import clear_bytes, dump, exchange, opened, pack, send
from people import enrol, known, on_board
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.merge_plan import Fate
from samordning_desktop.ops import (
    Desk,
    consents,
    details,
    disclosures,
    participants,
    ratings,
    reading,
    setup,
    today,
)
from samordning_desktop.sync import incoming, outgoing
from stores import FALKOPING, introduce, join

LAST_DAY, DAY_AFTER = date(2026, 3, 2), date(2026, 3, 3)
SIGNED = date(2025, 3, 3)


def run_out(desks: list[Desk]) -> str:
    """A participant whom both have, on the day after the consent's last."""
    here, there = desks
    one = enrol(here, "Åsa Öberg", signed=SIGNED, goal="ett mål")
    exchange(here, there)
    for desk in desks:
        desk.clock.go_to(DAY_AFTER)
    return one


def about(desk: Desk, content: bytes, participant_id: str) -> list[str]:
    """The fields that a package says something about, of one participant."""
    _, entries = opened(desk, content)
    return [entry[3] for entry in entries if entry[0].endswith(f"/{participant_id}")]


def test_the_day_after_the_last_a_notice_without_content_goes_once(pair: list[Desk]) -> None:
    here, there = pair
    one = run_out(pair)
    participants.set_field(here, one, "goal", "skrivet för sent")
    content = pack(here, there)
    assert about(there, content, one) == ["recalled"]
    inside = clear_bytes(there, content)
    for word in ("Åsa", "Öberg", "ett mål", "skrivet för sent"):
        assert word.encode() not in inside
    incoming.take_in(there, content)
    send(there, here)
    for _ in range(2):
        later = pack(here, there)
        assert about(there, later, one) == []
        incoming.take_in(there, later)
        send(there, here)


@pytest.mark.parametrize(
    ("signed", "recalled_on"),
    [(date(2025, 3, 3), date(2026, 3, 3)), (date(2024, 2, 29), date(2025, 2, 28)), (date(2023, 3, 1), date(2024, 3, 1))],
)  # fmt: skip
def test_a_recall_stands_the_day_after_too(pair: list[Desk], signed: date, recalled_on: date) -> None:
    here, there = pair
    for desk in pair:
        desk.clock.go_to(signed)
    one = enrol(here, signed=signed)
    exchange(here, there)
    for desk in pair:
        desk.clock.go_to(recalled_on)
    assert about(there, pack(here, there), one) == ["recalled"]
    exchange(here, there)
    here.clock.go_to(recalled_on + timedelta(days=1))
    assert about(there, pack(here, there), one) == []


def test_a_consent_that_was_withdrawn_does_not_run_out_as_well(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=SIGNED)
    exchange(here, there)
    consents.withdraw_consent(here, one, LAST_DAY)
    exchange(here, there)
    here.clock.go_to(DAY_AFTER)
    assert about(there, pack(here, there), one) == []


def test_a_lost_notice_goes_again(pair: list[Desk]) -> None:
    here, there = pair
    one = run_out(pair)
    pack(here, there)
    assert about(there, pack(here, there), one) == ["recalled"]


def test_the_plan_names_those_who_are_recalled(pair: list[Desk]) -> None:
    here, _ = pair
    one = run_out(pair)
    plan = outgoing.preview(here, "Lidköping")
    assert plan.recalled == ((one, "Åsa Öberg"),)
    assert plan.persons == ()
    assert plan.why == {one: "samtycket gick ut 2026-03-02"}
    assert plan.left_out == ()


def test_whoever_goes_again_is_not_among_the_recalled(pair: list[Desk]) -> None:
    here, _ = pair
    one = run_out(pair)
    pack(here, "Lidköping")
    consents.give_consent(here, one, here.clock.today())
    plan = outgoing.preview(here, "Lidköping")
    assert plan.persons == ((one, "Åsa Öberg"),)
    assert plan.recalled == plan.left_out == ()


def test_the_receiver_takes_them_off_the_board_even_by_a_calendar_that_is_behind(pair: list[Desk]) -> None:
    here, there = pair
    one = run_out(pair)
    there.clock.go_to(date(2025, 6, 1))
    assert on_board(there, one) is not None
    plan = send(here, there)
    assert [(person.participant, person.name, person.fate) for person in plan.persons] == [
        (one, "Åsa Öberg", Fate.RECALLED)
    ]
    assert on_board(there, one) is None
    row = on_board(here, one)
    assert row is not None
    assert row.consent.state == "expired"


def told(desk: Desk) -> list[tuple[str, str]]:
    """Whom Idag names there, and what it says of them."""
    return sorted((task.name, task.words) for task in today.tasks(desk).tasks if task.participant)


RUN_OUT = "Samtycket gäller inte längre här: borta från tavlan"


def test_who_was_not_at_the_screen_learns_of_a_recall_until_it_is_seen(pair: list[Desk]) -> None:
    here, there = pair
    one = run_out(pair)
    there.clock.go_to(date(2026, 3, 1))
    assert told(there) == [("Åsa Öberg", "Ny från andra orten"), ("Åsa Öberg", "Samtycke går ut i morgon")]
    reading.mark_seen(there, one)
    send(here, there)
    assert told(there) == [("Åsa Öberg", RUN_OUT)]
    assert [name for name, _ in told(here)] == ["Åsa Öberg"]  # the consent has run out, and no more than that
    reading.mark_seen(there, one)
    assert told(there) == []


def test_who_is_recalled_by_a_withdrawal_is_told_of_as_that(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, "Åsa Öberg")
    exchange(here, there)
    consents.withdraw_consent(here, one, LAST_DAY)
    send(here, there)
    assert told(there) == [("Åsa Öberg", "Samtycket återkallat på andra orten: borta från tavlan")]
    assert told(here) == []


@pytest.mark.parametrize("mine", [True, False], ids=["own participant", "of the other site"])
def test_of_a_withdrawal_that_was_registered_here_nothing_is_said_of_the_other_site(
    pair: list[Desk], tmp_path: Path, mine: bool
) -> None:
    """Also where a consent from there waited to be looked at, and at our own other computer."""
    here, there = pair
    second = join(tmp_path / "second", here.clock, here, FALKOPING)  # type: ignore[arg-type]
    introduce(second, there)
    one = enrol(here if mine else there, "Åsa Öberg")
    for _ in range(2):
        for desk in (here, second):
            exchange(there, desk)
    exchange(here, second)
    for desk in (here, second):
        reading.mark_seen(desk, one)
    consents.give_consent(there, one, there.clock.today())
    for desk in (here, second):
        exchange(there, desk)
        assert told(desk) == [("Åsa Öberg", "Ändrat på andra orten: Samtycke")]
    consents.withdraw_consent(second, one, second.clock.today())
    assert told(second) == []
    send(second, here)
    assert told(here) == []
    second.store.close()


def test_who_had_left_by_the_calendar_is_told_of_once_the_word_has_come(pair: list[Desk]) -> None:
    here, there = pair
    one = run_out(pair)
    assert told(there) == []
    send(here, there)
    assert told(there) == [("Åsa Öberg", RUN_OUT)]
    reading.mark_seen(there, one)
    send(here, there)
    assert told(there) == []


def test_who_bears_the_same_name_as_somebody_else_is_told_apart(pair: list[Desk]) -> None:
    """Or the one who is still there would be taken for the one who is gone."""
    here, there = pair
    for start in ("2026-01-10", "2026-02-20"):
        one = enrol(here, "Åsa Öberg", start=start)
        exchange(here, there)
        consents.withdraw_consent(here, one, LAST_DAY)
    enrol(there, "Åsa Öberg")
    send(here, there)
    assert [name for name, words in told(there) if "borta" in words] == [
        "Åsa Öberg (start 2026-01-10)",
        "Åsa Öberg (start 2026-02-20)",
    ]


def test_a_recall_that_no_longer_stands_is_not_told(pair: list[Desk]) -> None:
    here, there = pair
    one = run_out(pair)
    exchange(here, there)
    assert told(there) == [("Åsa Öberg", RUN_OUT)]
    consents.give_consent(here, one, DAY_AFTER)
    exchange(here, there)
    assert told(there) == [("Åsa Öberg", "Ny från andra orten")]


def test_nothing_can_be_done_there_with_someone_who_is_recalled(pair: list[Desk]) -> None:
    here, there = pair
    one = run_out(pair)
    there.clock.go_to(date(2026, 3, 1))
    send(here, there)
    for refused in (
        lambda: participants.set_field(there, one, "goal", "går inte"),
        lambda: ratings.add_rating(there, one, SIGNED, (1, 2, 3)),
        lambda: consents.give_consent(there, one, SIGNED),
        lambda: consents.withdraw_consent(there, one, SIGNED),
        lambda: reading.person(there, one),
        lambda: reading.history(there, one),
    ):
        with pytest.raises(KnownError, match="participant.unknown"):
            refused()


def test_a_renewed_consent_brings_them_back_with_what_waited_at_both_ends(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=SIGNED)
    exchange(here, there)
    participants.set_field(there, one, "planning", "hann inte skickas")
    for desk in pair:
        desk.clock.go_to(DAY_AFTER)
    exchange(here, there)
    participants.set_field(here, one, "goal", "skrivet under uppehållet")
    assert on_board(there, one) is None
    consents.give_consent(here, one, DAY_AFTER)
    plan = send(here, there)
    assert plan.counts["new"] == 1
    send(there, here)
    ours, theirs = on_board(here, one), on_board(there, one)
    assert ours is not None
    assert theirs is not None
    assert theirs.fields == ours.fields
    assert (ours.fields.planning, ours.fields.goal) == ("hann inte skickas", "skrivet under uppehållet")


def test_a_second_year_that_runs_out_is_recalled_again(pair: list[Desk]) -> None:
    here, there = pair
    one = run_out(pair)
    exchange(here, there)
    consents.give_consent(here, one, DAY_AFTER)
    exchange(here, there)
    assert on_board(there, one) is not None
    for desk in pair:
        desk.clock.go_to(date(2027, 3, 3))
    there.clock.go_to(date(2027, 3, 1))
    assert about(there, pack(here, there), one) == ["recalled"]
    send(here, there)
    assert on_board(there, one) is None


@pytest.mark.parametrize("behind", [False, True])
def test_a_recall_written_without_knowing_of_a_renewal_does_not_stand(pair: list[Desk], behind: bool) -> None:
    """The renewal is registered at the other site first, by a clock that may be behind."""
    here, there = pair
    one = enrol(here, signed=SIGNED)
    exchange(here, there)
    if behind:
        there.clock.go_to(date(2026, 2, 27))
    signed = there.clock.today()
    consents.give_consent(there, one, signed)
    renewal = pack(there, here)
    here.clock.go_to(DAY_AFTER)
    recall = pack(here, there)
    assert about(there, recall, one)[-1:] == ["recalled"]
    incoming.take_in(here, renewal)
    incoming.take_in(there, recall)
    exchange(here, there)
    ours, theirs = on_board(here, one), on_board(there, one)
    assert ours is not None
    assert theirs is not None
    assert theirs.fields == ours.fields
    assert about(there, pack(here, there), one) == []


def test_a_mistaken_recall_is_mended_by_registering_the_form_anew(pair: list[Desk]) -> None:
    """A clock a year ahead recalls everyone; once it is right, a new registration counts."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    here.clock.go_to(date(2027, 3, 2))
    send(here, there)
    assert on_board(there, one) is None
    here.clock.go_to(date(2026, 3, 2))
    consents.give_consent(here, one, date(2026, 3, 1))
    exchange(here, there)
    assert on_board(there, one) is not None
    assert about(there, pack(here, there), one) == []
    here.clock.go_to(date(2027, 3, 3))
    assert about(there, pack(here, there), one) == ["recalled"]


@pytest.mark.parametrize("ahead", [date(2027, 3, 2), date(2031, 1, 1)])
def test_a_recall_by_a_clock_that_was_ahead_falls_once_the_clock_is_right(
    pair: list[Desk], ahead: date
) -> None:
    """Nobody need know that it was written: whoever the consent covers comes back with the next package."""
    here, there = pair
    one = enrol(here, "Åsa Öberg")
    exchange(here, there)
    here.clock.go_to(ahead)
    exchange(here, there)
    assert on_board(there, one) is None
    here.clock.go_to(date(2026, 3, 3))
    plan = outgoing.preview(here, "Lidköping")
    assert plan.again == ((one, "Åsa Öberg"),)
    assert plan.persons == plan.recalled == plan.left_out == ()
    noted = disclosures.disclosures(here, one)
    content = pack(here, there)
    assert about(there, content, one) == ["recalled"]
    assert incoming.take_in(there, content).value.counts["new"] == 1
    assert on_board(there, one) is not None
    assert disclosures.disclosures(here, one) == noted
    send(there, here)
    assert about(there, pack(here, there), one) == []
    here.clock.go_to(ahead)
    assert about(there, pack(here, there), one) == ["recalled"]


def test_a_recall_that_a_clock_ahead_dated_goes_in_no_package_once_the_consent_has_run_out(
    pair: list[Desk],
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    here.clock.go_to(date(2029, 1, 1))
    exchange(here, there)
    here.clock.go_to(date(2027, 6, 1))
    assert about(there, pack(here, there), one) == []
    assert on_board(there, one) is None


def test_a_recall_that_has_not_gone_yet_goes_to_nobody_once_the_clock_is_right(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    here.clock.go_to(date(2027, 3, 2))
    pack(here, there)
    here.clock.go_to(date(2026, 3, 3))
    exchange(here, there)
    assert on_board(there, one) is not None


def test_a_withdrawal_goes_without_content_and_takes_them_off_the_board(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, "Åsa Öberg", goal="ett mål")
    exchange(here, there)
    participants.set_field(here, one, "goal", "sista ordet")
    consents.withdraw_consent(here, one, LAST_DAY)
    plan = outgoing.preview(here, "Lidköping")
    assert plan.recalled == ((one, "Åsa Öberg"),)
    assert plan.why == {one: "samtycket återkallades 2026-03-02"}
    assert plan.left_out == ()
    content = pack(here, there)
    assert about(there, content, one) == ["withdrawn"]
    assert b"sista ordet" not in clear_bytes(there, content)
    assert incoming.take_in(there, content).value.counts["recalled"] == 1
    assert reading.board(there) == []
    send(there, here)
    assert about(there, pack(here, there), one) == []


def test_a_withdrawal_at_the_other_end_reaches_the_participants_own_site(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(there, one, "goal", "hann inte skickas")
    consents.withdraw_consent(there, one, LAST_DAY)
    assert on_board(there, one) is None
    content = pack(there, here)
    assert about(here, content, one) == ["withdrawn"]
    plan = incoming.take_in(here, content).value
    assert plan.counts == {"new": 0, "changed": 0, "same": 0, "conflicts": 0, "recalled": 1}
    row = known(here, one)
    assert row is not None
    assert row.consent.withdrawn_on == LAST_DAY
    assert row.fields.goal == ""
    assert about(there, pack(here, there), one) == []
    with pytest.raises(KnownError, match="consent.withdrawn"):
        consents.give_consent(here, one, LAST_DAY)
    assert [task.words for task in today.tasks(here).tasks] == ["Samtycket återkallat på andra orten"]


def test_a_withdrawal_dated_by_a_clock_that_is_ahead_takes_them_off_the_board_at_once(
    pair: list[Desk],
) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    ahead = LAST_DAY + timedelta(days=90)
    there.clock.go_to(ahead)
    consents.withdraw_consent(there, one, ahead)
    send(there, here)
    row = known(here, one)
    assert row is not None
    assert (row.left, row.consent.withdrawn_on) == (True, ahead)
    assert on_board(here, one) is None


def test_who_is_ended_at_the_other_end_is_told_of_until_it_is_seen(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    details.end_participation(here, one, LAST_DAY, "")
    send(here, there)
    assert on_board(there, one) is None
    assert [task.words for task in today.tasks(there).tasks] == ["Avslutad på andra orten"]
    reading.mark_seen(there, one)
    assert today.tasks(there).tasks == ()


def test_withdrawn_at_both_ends_the_earlier_day_stands(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=date(2026, 2, 1))
    exchange(here, there)
    consents.withdraw_consent(here, one, date(2026, 3, 2))
    consents.withdraw_consent(there, one, date(2026, 2, 20))
    exchange(here, there)
    row = known(here, one)
    assert row is not None
    assert row.consent.withdrawn_on == date(2026, 2, 20)
    assert on_board(there, one) is None


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_withdrawal_wins_in_whatever_order_packages_come(pair: list[Desk], order: tuple[int, ...]) -> None:
    """While the participant withdraws at one site, the other registers a new form and writes on."""
    here, there = pair
    one = enrol(here, signed=date(2026, 2, 1))
    exchange(here, there)
    consents.give_consent(there, one, LAST_DAY)
    participants.set_field(there, one, "goal", "nytt mål")
    consents.withdraw_consent(here, one, LAST_DAY)
    first, second = pack(here, there), pack(here, there)
    renewal = pack(there, here)
    steps = [(there, first), (there, second), (here, renewal)]
    for step in order:
        desk, content = steps[step]
        try:
            incoming.take_in(desk, content)
        except KnownError as error:
            assert error.code == "package.older"
    exchange(here, there)
    assert on_board(there, one) is None
    row = known(here, one)
    assert row is not None
    assert row.consent.state == "withdrawn"
    assert one.encode() not in clear_bytes(there, pack(here, there))
    assert one.encode() not in clear_bytes(here, pack(there, here))


def test_those_who_were_never_disclosed_are_never_recalled(pair: list[Desk]) -> None:
    here, there = pair
    silent, late = enrol(here), enrol(here, "Berit Borg", signed=date(2025, 3, 2))
    consents.withdraw_consent(here, silent, LAST_DAY)
    inside = clear_bytes(there, pack(here, there))
    assert silent.encode() not in inside
    assert late.encode() not in inside
    assert [row[0] for row in dump(here)["notice"]] == [silent]


def test_someone_in_a_lost_package_is_recalled_all_the_same(pair: list[Desk]) -> None:
    """The sender cannot know that it was lost; it may lie on a stick and be taken in, were it not older."""
    here, there = pair
    one = enrol(here)
    lost = pack(here, there)
    consents.withdraw_consent(here, one, LAST_DAY)
    notice = pack(here, there)
    assert about(there, notice, one) == ["withdrawn"]
    incoming.take_in(there, notice)
    with pytest.raises(KnownError, match="package.older"):
        incoming.take_in(there, lost)
    assert reading.board(there) == []


def test_a_withdrawal_long_after_a_recall_still_reaches_those_who_have_the_texts(pair: list[Desk]) -> None:
    """The one package that held them was never acknowledged by itself, only a later one without them."""
    here, there = pair
    one = enrol(here, signed=SIGNED)
    send(here, there)
    for desk in pair:
        desk.clock.go_to(DAY_AFTER)
    send(here, there)
    send(there, here)
    consents.withdraw_consent(here, one, DAY_AFTER)
    assert about(there, pack(here, there), one) == ["withdrawn"]


def test_it_is_said_beforehand_who_will_be_told(pair: list[Desk], tmp_path: Path) -> None:
    here, there = pair
    shared, silent = enrol(here), enrol(here, "Berit Borg", signed=SIGNED)
    here.clock.go_to(DAY_AFTER)
    exchange(here, there)
    assert "Lidköping" in consents.withdrawal_effects(here, shared).told[0]
    assert "Ingen" in consents.withdrawal_effects(here, silent).told[0]
    assert "Falköping" in consents.withdrawal_effects(there, shared).told[0]
    assert setup.exists(here.store.places.folder)
