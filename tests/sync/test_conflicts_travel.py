"""Two people write in the same field, neither seeing the other's: both values stand at both ends until settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from clocks import SetClock
from packages import draft, exchange, foreign_entry, opened, pack, send
from people import enrol, on_board, text
from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.merge_plan import Fate
from samordning_desktop.core.people import Principal
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.task import TaskKind
from samordning_desktop.ops import Desk, conflicts, details, participants, reading, setup, staff, today
from samordning_desktop.sync import incoming
from stores import PASSPHRASE, cheap


def shared(desks: list[Desk], **fields: object) -> str:
    one = enrol(desks[0], **fields)
    home, *others = desks
    for other in others:
        exchange(home, other)
    return one


def meet(desks: list[Desk]) -> None:
    """Packages until every site knows what the others do: the first is the one that hands over."""
    home, *others = desks
    for other in (*others, *others):
        exchange(home, other)


def waiting(desk: Desk) -> list[tuple[str, set[str]]]:
    return [(one.field, {version.text for version in one.versions}) for one in conflicts.conflicts(desk)]


def conflict(desk: Desk) -> Conflict:
    (one,) = conflicts.conflicts(desk)
    return one


def set_apart(desks: list[Desk], days: int) -> None:
    """The second clock so far from the first, both with the consent still valid."""
    base = date(2026, 9, 1) if days < 0 else date(2026, 3, 2)
    desks[0].clock.go_to(base)
    desks[1].clock.go_to(base + timedelta(days=days))


@pytest.mark.parametrize("days", [0, 1, -1, 150, -150])
def test_both_values_stand_at_both_ends_whatever_the_clocks_say(pair: list[Desk], days: int) -> None:
    here, there = pair
    one = shared(pair, goal="från början")
    set_apart(pair, days)
    participants.set_field(here, one, "goal", "Falköpings mål")
    participants.set_field(there, one, "goal", "Lidköpings mål")
    exchange(here, there)
    for desk in pair:
        assert waiting(desk) == [("goal", {"Falköpings mål", "Lidköpings mål"})]
        row = on_board(desk, one)
        assert row is not None
        assert row.conflicts == ("goal",)
    assert text(here, one, "goal") == text(there, one, "goal")


def test_each_value_tells_who_wrote_it_where_and_when(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    participants.set_field(here, one, "goal", "Falköpings mål")
    participants.set_field(there, one, "goal", "Lidköpings mål")
    exchange(here, there)
    for desk, own in ((here, "Falköping"), (there, "Lidköping")):
        seen = conflict(desk)
        assert (seen.participant, seen.name, seen.field, seen.label) == (
            one,
            "Åsa Öberg",
            "goal",
            "Mål/syfte",
        )
        assert [(version.site, version.ours) for version in seen.versions][0] == (own, True)
        told = {version.site: (version.text, version.author, version.unit) for version in seen.versions}
        assert told == {
            "Falköping": ("Falköpings mål", "Karin Ek", "Öppenpsykiatrin Falköping"),
            "Lidköping": ("Lidköpings mål", "Bo Lund", "Socialtjänsten Lidköping"),
        }
        assert all(version.when.date() == date(2026, 3, 2) for version in seen.versions)
    assert conflict(here).id == conflict(there).id


def test_each_value_tells_what_its_author_was_looking_at(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair, goal="från början", situation="")
    participants.set_field(here, one, "goal", "Falköpings mål")
    participants.set_field(here, one, "goal", "Falköpings andra mål")
    participants.set_field(there, one, "goal", "Lidköpings mål")
    exchange(here, there)
    for desk in pair:
        told = {version.text: version.saw for version in conflict(desk).versions}
        assert told == {"Falköpings andra mål": "Falköpings mål", "Lidköpings mål": "från början"}
    conflicts.settle(here, conflict(here).id, "avgjort")
    participants.set_field(here, one, "situation", "tom i Falköping")
    participants.set_field(there, one, "situation", "tom i Lidköping")
    exchange(here, there)
    for desk in pair:
        assert [version.saw for version in conflict(desk).versions] == ["", ""]


def test_a_settlement_that_met_another_tells_of_both_that_it_saw(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk in pair:
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    exchange(here, there)
    for desk in pair:
        conflicts.settle(desk, conflict(desk).id, f"avgjort i {desk.actor.site}")
    exchange(here, there)
    for desk in pair:
        assert len(conflict(desk).versions) == 2
        for version in conflict(desk).versions:
            assert set((version.saw or "").split(" / ")) == {"Falköpings mål", "Lidköpings mål"}


def test_what_an_author_saw_is_not_guessed_at(pair: list[Desk]) -> None:
    """The entry that was replaced has not come here: a sender may have left it out."""
    here, there = pair
    one = shared(pair)
    participants.set_field(here, one, "goal", "vårt mål")
    scope = participant_scope(one)
    entry = foreign_entry(there, scope=scope, entity_id=one, replaces=(b"\x01" * 16,))
    incoming.take_in(here, draft(there, here, [entry]).made())
    assert {version.text: version.saw for version in conflict(here).versions} == {
        "vårt mål": "", "ett mål": None,
    }  # fmt: skip


def test_who_is_responsible_can_be_settled_with_somebody_else(pair: list[Desk]) -> None:
    here, there = pair
    colleague = staff.add_colleague(here, "Ylva Åberg", "Vuxenenheten", Principal.MUNICIPALITY).value
    one = shared(pair)
    for desk in pair:
        details.set_details(desk, one, {"coordinator": desk.actor.id})
    exchange(here, there)
    assert conflict(here).choices == ((colleague, "Ylva Åberg, Vuxenenheten"),)
    with pytest.raises(KnownError, match="staff.unknown"):
        conflicts.settle(here, conflict(here).id, "Okänd Person")
    conflicts.settle(here, conflict(here).id, colleague)
    exchange(here, there)
    for desk in pair:
        assert conflicts.conflicts(desk) == []
        assert reading.person(desk, one).details.coordinator == colleague


def test_settled_otherwise_at_three_sites_at_once_all_three_come_to_agree(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(trio)
    for desk in (here, there):
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    meet(trio)
    for desk in trio:
        conflicts.settle(desk, conflict(desk).id, f"avgjort i {desk.actor.site}")
    meet(trio)
    values = {f"avgjort i {desk.actor.site}" for desk in trio}
    for desk in trio:
        assert waiting(desk) == [("goal", values)]
    conflicts.settle(there, conflict(there).id, "till slut")
    meet(trio)
    for desk in trio:
        assert conflicts.conflicts(desk) == []
        assert text(desk, one, "goal") == "till slut"


def test_an_informed_change_is_never_lost_to_a_clock(pair: list[Desk]) -> None:
    """The second author saw the first value and changed it, by a clock that is half a year behind."""
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    here.clock.go_to(date(2026, 9, 1))
    participants.set_field(here, one, "goal", "först skrivet, senare daterat")
    send(here, there)
    participants.set_field(there, one, "goal", "sett och ändrat")
    exchange(there, here)
    for desk in pair:
        assert text(desk, one, "goal") == "sett och ändrat"
        assert conflicts.conflicts(desk) == []


def test_different_fields_meet_without_a_question(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk, field in ((here, "goal"), (there, "situation"), (here, "planning"), (there, "interventions")):
        participants.set_field(desk, one, field, f"skrivet i {desk.actor.site}")
    exchange(here, there)
    assert reading.board(here)[0].fields == reading.board(there)[0].fields
    assert conflicts.conflicts(here) == conflicts.conflicts(there) == []


def test_the_same_value_at_both_ends_is_no_conflict(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk in pair:
        participants.set_field(desk, one, "goal", "samma mål")
    exchange(here, there)
    for desk in pair:
        assert conflicts.conflicts(desk) == []
        participants.set_field(desk, one, "goal", f"vidare i {desk.actor.site}")
        exchange(here, there)
        assert conflicts.conflicts(desk) == []
    assert text(here, one, "goal") == text(there, one, "goal") == "vidare i Lidköping"


@pytest.mark.parametrize(
    ("field", "ours", "theirs"),
    [
        ("start", "2025-03-03", "2025-03-04"), ("start", "", "2025-03-04"), ("name", "Åsa Ek", "Åsa Öhman"),
        ("personal_id", "20000125-2386", "19900222-2397"), ("goal", "", "nytt"), ("situation", "a\nb", "a\nc"),
    ],
)  # fmt: skip
def test_a_conflict_in_any_field_holds_both_values_an_empty_one_too(
    pair: list[Desk], field: str, ours: str, theirs: str
) -> None:
    here, there = pair
    one = shared(pair, start=date(2025, 1, 1), goal="gammalt")
    participants.set_field(here, one, field, ours)
    participants.set_field(there, one, field, theirs)
    exchange(here, there)
    for desk in pair:
        assert waiting(desk) == [(field, {ours, theirs})]


def test_the_plan_names_who_settled_also_when_somebody_wrote_on(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    participants.set_field(here, one, "goal", "Falköpings mål")
    participants.set_field(there, one, "goal", "Lidköpings mål")
    exchange(here, there)
    conflicts.settle(here, conflict(here).id, "gemensamt mål")
    colleague = staff.add_colleague(here, "Eva Ny", "Öppenvården", Principal.REGION).value
    here = replace(here, actor=replace(here.actor, id=colleague, name="Eva Ny"))
    participants.set_field(here, one, "goal", "gemensamt mål, nu med dag")
    (change,) = send(here, there).persons[0].fields
    assert set(change.settled) == {"Falköpings mål", "Lidköpings mål"}
    assert (change.after, change.author) == ("gemensamt mål, nu med dag", "Karin Ek, Falköping")


@pytest.mark.parametrize("settler", [0, 1])
@pytest.mark.parametrize("value", ["Falköpings mål", "Lidköpings mål", "ett tredje", ""])
def test_settled_at_one_end_it_is_settled_at_both(pair: list[Desk], settler: int, value: str) -> None:
    here, there = pair
    one = shared(pair)
    participants.set_field(here, one, "goal", "Falköpings mål")
    participants.set_field(there, one, "goal", "Lidköpings mål")
    exchange(here, there)
    conflicts.settle(pair[settler], conflict(pair[settler]).id, value)
    participants.set_field(pair[settler], one, "situation", "skrivet sedan")
    plan = send(pair[settler], pair[1 - settler])
    assert plan.counts["conflicts"] == 0
    (change,) = (change for change in plan.persons[0].fields if change.field == "goal")
    assert set(change.settled) == {"Falköpings mål", "Lidköpings mål"}
    assert (change.after, change.mark) == (value, " (avgjort)")
    assert change.author == ("Karin Ek, Falköping", "Bo Lund, Lidköping")[settler]
    for desk in pair:
        assert conflicts.conflicts(desk) == []
        assert text(desk, one, "goal") == value
    with pytest.raises(KnownError, match="conflict.unknown"):
        conflicts.settle(pair[1 - settler], f"{one}.goal", "för sent")


def test_settled_before_the_other_end_knew_of_it(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    participants.set_field(here, one, "goal", "Falköpings mål")
    participants.set_field(there, one, "goal", "Lidköpings mål")
    send(there, here)
    conflicts.settle_keeping(here, conflict(here).id, ours=True)
    send(here, there)
    assert conflicts.conflicts(there) == []
    assert text(there, one, "goal") == "Falköpings mål"


def test_settled_alike_at_both_ends_at_once_it_is_settled(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk in pair:
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    exchange(here, there)
    for desk in pair:
        conflicts.settle(desk, conflict(desk).id, "gemensamt mål")
    exchange(here, there)
    for desk in pair:
        assert conflicts.conflicts(desk) == []
        assert text(desk, one, "goal") == "gemensamt mål"


def test_settled_otherwise_at_both_ends_at_once_it_is_a_new_conflict(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk in pair:
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    exchange(here, there)
    for desk, ours in ((here, True), (there, True)):
        conflicts.settle_keeping(desk, conflict(desk).id, ours)
    plan = send(here, there)
    assert plan.counts["conflicts"] == 1
    exchange(there, here)
    for desk in pair:
        assert waiting(desk) == [("goal", {"Falköpings mål", "Lidköpings mål"})]
    conflicts.settle(here, conflict(here).id, "till slut")
    send(here, there)
    assert conflicts.conflicts(there) == []
    assert text(there, one, "goal") == "till slut"


def test_three_values_from_three_sites_wait_at_all_three(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(trio)
    for desk in trio:
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    for other in (there, third, there):
        exchange(here, other)
    values = {f"{desk.actor.site}s mål" for desk in trio}
    for desk in trio:
        assert waiting(desk) == [("goal", values)]
    with pytest.raises(KnownError, match="conflict.not_two"):
        conflicts.settle_keeping(here, conflict(here).id, ours=False)
    conflicts.settle(third, conflict(third).id, "avgjort i Skara")
    exchange(third, here)
    exchange(here, there)
    for desk in trio:
        assert conflicts.conflicts(desk) == []
        assert text(desk, one, "goal") == "avgjort i Skara"


def test_a_third_value_written_beside_a_settlement_is_kept(trio: list[Desk]) -> None:
    here, there, third = trio
    one = shared(trio)
    for desk in (here, there):
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    exchange(here, there)
    conflicts.settle(here, conflict(here).id, "avgjort")
    participants.set_field(third, one, "goal", "Skaras mål")
    exchange(here, third)
    exchange(here, there)
    for desk in trio:
        assert waiting(desk) == [("goal", {"avgjort", "Skaras mål"})]


def test_in_a_field_with_two_values_one_does_not_write_past_them(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk in pair:
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    exchange(here, there)
    with pytest.raises(KnownError, match="conflict.settle_first"):
        participants.set_field(here, one, "goal", "förbi")
    participants.set_field(here, one, "planning", "ett annat fält går bra")


def test_the_plan_shows_both_values_before_anything_is_written(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    participants.set_field(here, one, "goal", "Falköpings mål")
    participants.set_field(there, one, "goal", "Lidköpings mål")
    plan = incoming.rehearse(there, pack(here, there))
    (person,) = plan.persons
    assert (person.participant, person.fate) == (one, Fate.CONFLICT)
    (change,) = person.fields
    assert (change.field, change.before, change.after, change.conflict) == (
        "goal", "Lidköpings mål", "Falköpings mål", True,
    )  # fmt: skip
    assert conflicts.conflicts(there) == []


def test_a_conflict_is_there_after_a_restart_on_the_board_and_among_what_waits(
    open_pair: Callable[[Path], list[Desk]], tmp_path: Path
) -> None:
    here, there = open_pair(tmp_path)
    one = shared([here, there])
    for desk in (here, there):
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    send(there, here)
    before = conflict(here)
    folder = here.store.places.database.parent
    for desk in (here, there):
        setup.close(desk, setup.NoSecrets())
    with cheap():
        again = setup.unlock(folder, PASSPHRASE, SetClock(date(2026, 3, 3)), setup.NoSecrets())
    assert conflict(again) == before
    row = on_board(again, one)
    assert row is not None
    assert row.conflicts == ("goal",)
    waits = [task for task in today.tasks(again).tasks if task.kind is TaskKind.CONFLICT]
    assert [(task.participant, task.target) for task in waits] == [(one, "goal")]
    setup.close(again, setup.NoSecrets())


def test_a_conflict_once_told_is_not_told_again(pair: list[Desk]) -> None:
    here, there = pair
    one = shared(pair)
    for desk in pair:
        participants.set_field(desk, one, "goal", f"{desk.actor.site}s mål")
    assert send(here, there).counts["conflicts"] == 1
    participants.set_field(here, one, "planning", "mer")
    plan = send(here, there)
    assert (plan.counts["conflicts"], plan.counts["changed"]) == (0, 1)
    assert len(opened(here, pack(there, here))[1]) == 1
