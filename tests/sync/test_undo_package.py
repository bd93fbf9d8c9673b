"""A package taken back as a whole: each field that is as it left it gets back what it held; the rest stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colleagues import by_a_colleague
from dumps import dump, put_back
from packages import exchange, pack, send
from people import enrol, on_board, text
from refusals import refused
from samordning_desktop.core import entities
from samordning_desktop.core.consent_scope import KIND
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.package_undo import REGISTER_WORDS, PackageUndo, Stays
from samordning_desktop.core.people import Principal
from samordning_desktop.core.scopes import ScopeKind
from samordning_desktop.core.step import Step
from samordning_desktop.ops import (
    Desk,
    checks,
    conflicts,
    consents,
    details,
    narrowing,
    network,
    participants,
    ratings,
    reading,
    staff,
    steps,
    undoing,
)
from samordning_desktop.store.schema import operation
from samordning_desktop.sync import incoming
from scopes import enrol_with_canaries, give

TODAY = date(2026, 3, 2)
FIELDS = ("goal", "situation", "interventions", "planning", "start", "name")


@pytest.fixture
def one(pair: list[Desk]) -> str:
    """Åsa, whom both sites know."""
    own_id = enrol(pair[0], goal="mål", situation="läge")
    exchange(*pair)
    return own_id


def look(desk: Desk) -> PackageUndo:
    found = undoing.package_undo(desk)
    assert found is not None
    return found


def undo(desk: Desk) -> PackageUndo:
    """Looked at and undone."""
    found = look(desk)
    assert undoing.undo(desk, found.step).value == found.label
    return found


def test_a_package_is_the_step_that_undo_names(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "nytt mål")
    send(here, there)
    label = undoing.undo_label(there)
    assert label is not None
    assert label.startswith("ta in paket ")
    assert label.endswith(" från Falköping")
    with refused("undo.look_first"):
        undoing.undo(there)
    with refused("undo.look_first"):
        undoing.undo(there, "ett annat steg")
    assert text(there, one, "goal") == "nytt mål"


def test_each_field_gets_back_what_it_held_and_the_other_site_hears_of_it(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "nytt mål")
    participants.set_field(here, one, "planning", "en plan")
    participants.set_field(here, one, "situation", "")
    send(here, there)
    found = undo(there)
    assert {(back.name, back.label, back.now, back.then) for back in found.back} == {
        ("Åsa Öberg", "Mål/syfte", "nytt mål", "mål"), ("Åsa Öberg", "Planering", "en plan", ""),
        ("Åsa Öberg", "Nuläge", "", "läge"),
    }  # fmt: skip
    assert (found.people, found.stays) == (1, ())
    assert [text(there, one, field) for field in ("goal", "planning", "situation")] == ["mål", "", "läge"]
    send(there, here)
    assert [text(here, one, field) for field in ("goal", "planning", "situation")] == ["mål", "", "läge"]
    assert conflicts.conflicts(here) == []
    row = on_board(there, one)
    assert row is not None
    assert not {"goal", "planning", "situation"} & set(row.news)


def test_a_field_edited_since_stays_and_is_said_to(pair: list[Desk], one: str) -> None:
    here, there = pair
    for field in ("goal", "planning"):
        participants.set_field(here, one, field, "från Falköping")
    send(here, there)
    participants.set_field(there, one, "goal", "vidare i Lidköping")
    by_a_colleague(there)
    found = look(there)
    assert [back.label for back in found.back] == ["Planering"]
    assert [(stay.name, stay.label, stay.why) for stay in found.stays] == [
        ("Åsa Öberg", "Mål/syfte", Stays.CHANGED)
    ]
    undoing.undo(there, found.step)
    assert (text(there, one, "goal"), text(there, one, "planning")) == ("vidare i Lidköping", "")


def test_an_edit_taken_back_does_not_count(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "från Falköping")
    send(here, there)
    participants.set_field(there, one, "goal", "vidare")
    undoing.undo(there)
    undo(there)
    assert text(there, one, "goal") == "mål"


def test_redo_brings_the_packages_values_again_and_that_can_be_undone(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "nytt mål")
    send(here, there)
    label = undo(there).label
    for _ in range(3):
        assert undoing.redo_label(there) == label
        assert undoing.redo(there).value == label
        assert text(there, one, "goal") == "nytt mål"
        undo(there)
        assert text(there, one, "goal") == "mål"
    undoing.redo(there)
    exchange(*pair)
    for desk in pair:
        assert text(desk, one, "goal") == "nytt mål"


def test_what_stays_is_told_again_when_a_package_is_undone_once_more(pair: list[Desk], one: str) -> None:
    here, there = pair
    for field in ("goal", "planning"):
        participants.set_field(here, one, field, "från Falköping")
    ratings.add_rating(here, one, TODAY, (3, 4, 5))
    enrol(here, "Ny Åberg")
    send(here, there)
    participants.set_field(there, one, "planning", "en kollegas")
    by_a_colleague(there)
    first = undo(there)
    assert {stays.why for stays in first.stays} == {Stays.CHANGED, Stays.OWN, Stays.NEW_PERSON}
    for _ in range(2):
        undoing.redo(there)
        again = undo(there)
        assert (again.back, set(again.stays)) == (first.back, set(first.stays))


def test_a_redo_passes_over_what_has_been_edited_since(pair: list[Desk], one: str) -> None:
    here, there = pair
    for field in ("goal", "planning"):
        participants.set_field(here, one, field, "från Falköping")
    send(here, there)
    undo(there)
    participants.set_field(there, one, "goal", "en kollegas")
    by_a_colleague(there)
    undoing.redo(there)
    assert (text(there, one, "goal"), text(there, one, "planning")) == ("en kollegas", "från Falköping")


def test_what_is_the_persons_own_or_the_law_stays(pair: list[Desk], one: str) -> None:
    here, there = pair
    consents.give_consent(here, one, TODAY)
    ratings.add_rating(here, one, TODAY, (1, 2, 3))
    participants.set_field(here, one, "goal", "nytt mål")
    new = enrol(here, "Ny Person", goal="ett mål")
    gone = enrol(here, "Gösta Borta", goal="ett mål")
    send(here, there)
    participants.set_field(here, one, "goal", "ännu ett")
    consents.give_consent(here, one, TODAY)
    ratings.add_rating(here, one, TODAY, (4, 5, 6))
    consents.withdraw_consent(here, gone, TODAY)
    newer = enrol(here, "Åke Nyast", goal="hans mål")
    send(here, there)
    found = undo(there)
    assert [(back.label, back.then) for back in found.back] == [("Mål/syfte", "nytt mål")]
    assert {(stay.name, stay.label, stay.why) for stay in found.stays} == {
        ("Åsa Öberg", "Samtycke", Stays.OWN), ("Åsa Öberg", "Självskattningar", Stays.OWN),
        ("Åke Nyast", "", Stays.NEW_PERSON), ("", "", Stays.GONE),
    }  # fmt: skip
    assert on_board(there, gone) is None
    assert (text(there, new, "goal"), text(there, newer, "goal")) == ("ett mål", "hans mål")
    view = reading.person(there, one)
    assert (len(view.consents), len(view.ratings)) == (3, 2)


def test_conflicts_wait_and_what_was_settled_there_stays(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "Falköpings")
    participants.set_field(there, one, "goal", "Lidköpings")
    exchange(here, there)
    conflicts.settle(here, conflicts.conflicts(here)[0].id, "avgjort")
    participants.set_field(here, one, "planning", "Falköpings plan")
    participants.set_field(there, one, "planning", "Lidköpings plan")
    participants.set_field(here, one, "interventions", "nytt")
    send(here, there)
    found = undo(there)
    assert [back.label for back in found.back] == ["Pågående insatser"]
    assert {(stay.label, stay.why) for stay in found.stays} == {
        ("Mål/syfte", Stays.SETTLED), ("Planering", Stays.WAITS),
    }  # fmt: skip
    assert (text(there, one, "goal"), len(conflicts.conflicts(there))) == ("avgjort", 1)


def test_a_step_that_came_is_taken_away_unless_it_has_been_written_in(pair: list[Desk], one: str) -> None:
    here, there = pair
    steps.add_step(here, one, Step("", "Ringa", "Eva"))
    steps.add_step(here, one, Step("", "Skriva", "Eva"))
    network.add_member(here, one, NetworkMember("", "Mamma", "mor"))
    send(here, there)
    mine = next(step for step in reading.person(there, one).steps if step.what == "Ringa")
    steps.change_step(there, one, replace(mine, due=date(2026, 4, 1)))
    by_a_colleague(there)
    found = undo(there)
    assert {(back.now, back.then) for back in found.back} == {
        ("Skriva", ""), ("Eva", ""), ("Mamma", ""), ("mor", ""),
    }  # fmt: skip
    assert {(stay.label.partition(":")[0], stay.why) for stay in found.stays} == {
        ("Planerade steg", Stays.CHANGED)
    }
    view = reading.person(there, one)
    assert [(step.what, step.due) for step in view.steps] == [("Ringa", date(2026, 4, 1))]
    assert view.network == ()
    exchange(there, here)
    assert reading.person(here, one).steps == view.steps
    assert reading.person(here, one).network == ()


def test_a_step_that_was_there_gets_back_what_it_said_and_one_taken_away_comes_again(
    pair: list[Desk], one: str
) -> None:
    here, there = pair
    first = steps.add_step(here, one, Step("", "Ringa", "Eva")).value
    second = steps.add_step(here, one, Step("", "Skriva")).value
    exchange(here, there)
    before = reading.person(there, one).steps
    steps.change_step(here, one, Step(first, "Ringa igen", "", date(2026, 5, 1)))
    steps.remove_step(here, one, second)
    send(here, there)
    assert reading.person(there, one).steps != before
    undo(there)
    assert reading.person(there, one).steps == before
    exchange(there, here)
    assert reading.person(here, one).steps == before
    undoing.redo(there)
    assert [step.what for step in reading.person(there, one).steps] == ["Ringa igen"]
    undo(there)
    assert reading.person(there, one).steps == before


def test_a_protection_that_came_is_not_taken_away(pair: list[Desk], one: str) -> None:
    here, there = pair
    details.set_details(here, one, {"phone": "0510-1"})
    exchange(here, there)
    details.set_details(here, one, {"protected": "ja"})
    participants.set_field(here, one, "goal", "nytt mål")
    send(here, there)
    found = undo(there)
    assert [back.label for back in found.back] == ["Mål/syfte"]
    assert (Stays.PROTECTED, "Skyddad identitet") in {(stay.why, stay.label) for stay in found.stays}
    seen = reading.person(there, one).details
    assert (seen.protected, seen.phone) == (True, "")


def test_a_phone_and_an_address_go_back_like_anything_else(pair: list[Desk], one: str) -> None:
    here, there = pair
    details.set_details(here, one, {"phone": "0510-1"})
    exchange(here, there)
    details.set_details(here, one, {"phone": "0510-2", "address": "Storgatan 1"})
    send(here, there)
    found = undo(there)
    assert {(back.label, back.now, back.then) for back in found.back} == {
        ("Telefon", "0510-2", "0510-1"),
        ("Adress", "Storgatan 1", ""),
    }
    seen = reading.person(there, one).details
    assert (seen.phone, seen.address) == ("0510-1", "")


def test_of_somebody_protected_they_stay_and_are_named_without_their_value(
    pair: list[Desk], one: str
) -> None:
    here, there = pair
    exchange(here, there)
    details.set_details(here, one, {"phone": "0510-2"})
    participants.set_field(here, one, "goal", "nytt mål")
    send(here, there)
    details.set_details(here, one, {"protected": "ja"})
    participants.set_field(here, one, "planning", "ny planering")
    send(here, there)
    assert [back.label for back in undo(there).back] == ["Planering"]
    found = undo(there)
    assert [back.label for back in found.back] == ["Mål/syfte"]
    assert (Stays.PROTECTED, "Telefon") in {(stay.why, stay.label) for stay in found.stays}
    assert "0510-2" not in repr(found)


def test_what_is_no_longer_shared_is_neither_written_nor_told_of(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol_with_canaries(here, TODAY)
    give(here, one, TODAY, (there, KINDS))
    exchange(here, there)
    for field in ("goal", "planning"):
        participants.set_field(here, one, field, "nytt")
    send(here, there)
    narrowing.withdraw_part(here, one, TODAY, KIND, "planning")
    send(here, there)
    with refused("undo.stands"):
        undoing.undo(there)
    found = undo(there)
    assert [back.label for back in found.back] == ["Mål/syfte"]
    assert "Planering" not in str(found)
    give(here, one, TODAY, (there, KINDS))
    exchange(here, there)
    assert (text(here, one, "goal"), text(here, one, "planning")) == ("kanariemål", "nytt")


def test_when_all_of_it_has_been_edited_since_it_is_said_and_passed_over(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(there, one, "situation", "innan")
    exchange(here, there)
    participants.set_field(here, one, "goal", "nytt mål")
    send(here, there)
    participants.set_field(there, one, "goal", "vidare")
    by_a_colleague(there)
    assert undoing.package_undo(there) is None
    with refused("undo.package_stands"):
        undoing.undo(there)
    assert undoing.undo_label(there) == "ändra Nuläge för Åsa Ö."


def test_under_what_stands_no_package_is_promised_that_cannot_go_back(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "nytt mål")
    send(here, there)
    participants.set_field(there, one, "goal", "vidare")
    by_a_colleague(there)
    consents.give_consent(there, one, TODAY)
    for code in ("undo.stands_too", "undo.package_stands"):
        with refused(code):
            undoing.undo(there)


def test_of_a_register_it_is_said_what_stays(pair: list[Desk], one: str) -> None:
    here, there = pair
    exchange(here, there)
    staff.add_colleague(here, "Bo Ny", "Öppenvården", Principal.REGION)
    participants.set_field(here, one, "goal", "nytt mål")
    send(here, there)
    assert {stay.label for stay in look(there).stays if stay.why is Stays.REGISTER} == {"Personal"}


def test_every_part_of_a_register_has_its_word() -> None:
    of_sites = {entity for entity in entities.FIELDS if entities.home_of(entity) is ScopeKind.SITE}
    assert set(REGISTER_WORDS) == of_sites


def test_a_package_of_which_nothing_can_go_back_is_no_step_to_undo(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    send(here, there)
    assert undoing.undo_label(there) is None


def test_a_package_is_undone_until_the_next_and_then_the_one_before(pair: list[Desk], one: str) -> None:
    here, there = pair
    for value in ("första", "andra"):
        participants.set_field(here, one, "goal", value)
        send(here, there)
    undo(there)
    assert text(there, one, "goal") == "första"
    undo(there)
    assert text(there, one, "goal") == "mål"
    assert all(finding.holds for finding in checks.verify(there))


edits = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(FIELDS[:4]), st.sampled_from(["", "ett", "två", "tre"])),
    max_size=6,
)


@pytest.fixture
def people(pair: list[Desk]) -> Iterator[list[str]]:
    """Two people whom both sites know."""
    found = [enrol(pair[0], "Åsa Öberg", goal="a"), enrol(pair[0], "Bo Ek", planning="b")]
    exchange(*pair)
    yield found


@settings(
    max_examples=settings().max_examples // 8, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(here_first=edits, there_first=edits, since=edits, fields=st.booleans())
def test_after_undo_every_field_that_can_shows_what_it_showed_at_both_ends_and_redo_brings_it_again(
    pair: list[Desk],
    people: list[str],
    here_first: list[tuple[int, str, str]],
    there_first: list[tuple[int, str, str]],
    since: list[tuple[int, str, str]],
    fields: bool,
) -> None:
    starts = [dump(desk) for desk in pair]
    try:
        _follow(pair, people, here_first, there_first, since, rated=fields)
    finally:
        for desk, start in zip(pair, starts, strict=True):
            put_back(desk, start)


def _write(desk: Desk, people: list[str], changes: list[tuple[int, str, str]]) -> set[tuple[str, str]]:
    """Writes what can be written. Returns the fields in which something was changed."""
    done = set()
    for place, field, value in changes:
        who = people[place]
        row = on_board(desk, who)
        assert row is not None
        if field not in row.conflicts and row.fields.text(field) != value:
            participants.set_field(desk, who, field, value)
            done.add((who, field))
    return done


def _cells(desk: Desk, people: list[str]) -> dict[tuple[str, str], str]:
    return {(who, field): text(desk, who, field) for who in people for field in FIELDS}


def _follow(
    pair: list[Desk],
    people: list[str],
    here_first: list[tuple[int, str, str]],
    there_first: list[tuple[int, str, str]],
    since: list[tuple[int, str, str]],
    *,
    rated: bool,
) -> None:
    here, there = pair
    _write(here, people, here_first)
    _write(there, people, there_first)
    if rated:
        ratings.add_rating(here, people[0], TODAY, (1, 2, 3))
    before = _cells(there, people)
    waits_before = {one.id for one in conflicts.conflicts(there)}
    send(here, there)
    taken = _cells(there, people)
    waits = {tuple(one.id.split(".")) for one in conflicts.conflicts(there)}
    assert waits_before == set()
    edited = _write(there, people, since)
    with there.write() as writing:
        no_package = operation.update().where(operation.c.taken_upto.is_(None))
        writing.connection.execute(no_package.values(actor="en kollega"))
    found = undoing.package_undo(there)
    untouched = {cell for cell in before if cell not in edited and cell not in waits}
    eligible = {cell for cell in untouched if before[cell] != taken[cell]}
    standing = _cells(there, people)
    if found is None:
        assert eligible == set()
        return
    undoing.undo(there, found.step)
    after = _cells(there, people)
    assert {cell: after[cell] for cell in eligible} == {cell: before[cell] for cell in eligible}
    rest = before.keys() - eligible
    assert {cell: after[cell] for cell in rest} == {cell: standing[cell] for cell in rest}
    assert len(found.back) == len(eligible)
    assert {tuple(one.id.split(".")) for one in conflicts.conflicts(there)} == waits
    assert len(reading.person(there, people[0]).ratings) == rated
    exchange(there, here)
    assert _cells(here, people) == _cells(there, people) == after
    undoing.redo(there)
    assert _cells(there, people) == standing
    exchange(there, here)
    assert _cells(here, people) == standing


def test_taken_in_again_it_is_said_to_be_undone_until_it_is_done_again(pair: list[Desk], one: str) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "nytt")
    content = pack(here, there)
    told = [incoming.take_in(there, content).value.facts]
    for turn in (lambda: undoing.undo(there, look(there).step), lambda: undoing.redo(there)) * 2:
        turn()
        told.append(incoming.rehearse(there, content).facts)
    assert [facts.taken_in for facts in told] == [False, True, True, True, True]
    assert [facts.taken_back for facts in told] == [False, True, False, True, False]
