"""From two pictures of a participant to what is said of the change: no store is needed for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.merge_plan import Fate, FieldChange, Told
from samordning_desktop.core.participant import FIELD_LABELS, BoardFields, ParticipantRow
from samordning_desktop.sync.planning import Choice, Picture, Waiting, participants_in, person_change

VALID = Standing(ConsentState.VALID, date(2027, 2, 28), 300)
NOBODY = Picture(None)
WROTE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def told(text: str) -> Told:
    """A value by somebody who is called as it says."""
    return Told(text, f"skrev {text}", WROTE)


def seen(ratings: int = 0, waiting: Any = None, standing: Standing = VALID, **fields: Any) -> Picture:
    texts = BoardFields(**({"name": "Åsa Öberg"} | fields))
    row = ParticipantRow("p1", texts, "s1", "Falköping", False, standing, tuple(waiting or ()))
    waits = {
        f"p1.{field}": Waiting(field, FIELD_LABELS[field], tuple(map(told, values)))
        for field, values in (waiting or {}).items()
    }
    return Picture(row, ratings, waits)


def page(**texts: str) -> Picture:
    """Someone of whom the person's page says something more."""
    return replace(seen(), page=texts)


def test_scopes_of_participants_and_of_notices_about_them_are_people_and_sites_are_not() -> None:
    assert participants_in(["participant/b", "notice/a", "site/s", "participant/a"]) == ["a", "b"]


def test_nobody_before_and_after_is_nothing_to_tell() -> None:
    assert person_change("p1", NOBODY, NOBODY) is None


def test_someone_new_comes_with_all_that_is_written_and_nothing_that_is_not() -> None:
    change = person_change("p1", NOBODY, seen(goal="ett mål", start=date(2025, 3, 3), ratings=2))
    assert change is not None
    assert (change.participant, change.name, change.fate) == ("p1", "Åsa Öberg", Fate.NEW)
    assert [(one.field, one.before, one.after) for one in change.fields] == [
        ("name", "", "Åsa Öberg"), ("start", "", "2025-03-03"), ("goal", "", "ett mål"),
        ("consent", "", "samtycke gäller (t.o.m. 2027-02-28)"), ("ratings", "", "2"),
    ]  # fmt: skip


def test_someone_new_of_whom_two_values_wait_is_told_of_all_the_same() -> None:
    after = replace(
        seen(goal="a", start=date(2025, 3, 3), waiting={"goal": ("a", "b")}),
        page={"phone": "070", "step": "Ring"},
    )
    change = person_change("p1", NOBODY, after)
    assert change is not None
    assert change.fate is Fate.NEW
    assert [(one.field, one.before, one.after, one.conflict) for one in change.fields] == [
        ("name", "", "Åsa Öberg", False), ("start", "", "2025-03-03", False), ("goal", "", "a", True),
        ("phone", "", "070", False), ("step", "", "Ring", False),
        ("consent", "", "samtycke gäller (t.o.m. 2027-02-28)", False),
    ]  # fmt: skip
    settled = person_change("p1", NOBODY, replace(after, waiting={}))
    assert settled is not None
    assert [one.field for one in settled.fields] == [one.field for one in change.fields]


def test_someone_new_whose_participation_has_ended_is_told_apart_from_those_who_come_to_the_board() -> None:
    here = seen(standing=Standing(ConsentState.WITHDRAWN, withdrawn_on=date(2026, 3, 2)))
    assert here.row is not None
    gone = replace(here, row=replace(here.row, mine=True, left=True))
    change, stays = person_change("p1", NOBODY, gone), person_change("p1", NOBODY, seen())
    assert change is not None and stays is not None
    assert (change.fate, change.left, stays.left) == (Fate.NEW, True, False)


def test_someone_gone_is_told_by_the_name_that_stood_here() -> None:
    change = person_change("p1", seen(goal="ett mål"), NOBODY)
    assert change is not None
    assert (change.name, change.fate) == ("Åsa Öberg", Fate.RECALLED)
    assert [one.field for one in change.fields] == ["consent"]


def test_ones_own_participant_who_withdraws_is_recalled_though_still_on_the_board() -> None:
    withdrawn = Standing(ConsentState.WITHDRAWN, date(2027, 2, 28), None, date(2026, 3, 2))
    change = person_change("p1", seen(), seen(standing=withdrawn))
    assert change is not None
    assert change.fate is Fate.RECALLED
    again = person_change("p1", seen(standing=withdrawn), seen(standing=withdrawn, goal="mer"))
    assert again is not None
    assert again.fate is Fate.CHANGED


def test_without_a_difference_they_are_the_same() -> None:
    change = person_change("p1", seen(goal="x", ratings=1), seen(goal="x", ratings=1))
    assert change is not None
    assert (change.fate, change.fields) == (Fate.SAME, ())


def test_a_renewed_consent_is_a_change_though_the_words_are_alike() -> None:
    change = person_change("p1", seen(), seen(standing=Standing(ConsentState.VALID, date(2027, 3, 31), 330)))
    assert change is not None
    assert change.fields == (
        FieldChange(
            "consent",
            "Samtycke",
            "samtycke gäller (t.o.m. 2027-02-28)",
            "samtycke gäller (t.o.m. 2027-03-31)",
        ),
    )


@pytest.mark.parametrize(
    ("waiting", "shown", "theirs"),
    [(("vårt", "deras"), "vårt", "deras"), (("vårt", "deras"), "deras", "deras"), (("", "deras"), "deras", "deras")],
)  # fmt: skip
def test_a_new_conflict_tells_what_stood_here_and_what_came(
    waiting: tuple[str, ...], shown: str, theirs: str
) -> None:
    before, after = seen(goal=waiting[0]), seen(goal=shown, waiting={"goal": waiting})
    change = person_change("p1", before, after)
    assert change is not None
    assert change.fate is Fate.CONFLICT
    assert change.fields == (_waits(waiting[0], theirs),)


def _waits(here: str, *others: str) -> FieldChange:
    first, *more = map(told, others)
    return FieldChange(
        "goal", "Mål/syfte", here, first.text, conflict=True, author=first.author, when=WROTE, more=tuple(more)
    )  # fmt: skip


@pytest.mark.parametrize("here", ["äldre", ""])
def test_of_two_values_that_both_come_each_is_told_with_who_wrote_it(here: str) -> None:
    change = person_change("p1", seen(goal=here), seen(goal="a", waiting={"goal": ("a", "b")}))
    assert change is not None
    assert change.fields == (_waits(here, "a", "b"),)


def test_of_a_conflict_that_grows_what_comes_is_told_and_not_what_waited() -> None:
    two, three = {"goal": ("a", "b")}, {"goal": ("a", "b", "c")}
    change = person_change("p1", seen(goal="a", waiting=two), seen(goal="a", waiting=three))
    assert change is not None
    assert change.fields == (_waits("a", "c"),)


def test_of_a_conflict_that_shrinks_what_is_left_is_told() -> None:
    two, three = {"goal": ("a", "b")}, {"goal": ("a", "b", "c")}
    change = person_change("p1", seen(goal="a", waiting=three), seen(goal="a", waiting=two))
    assert change is not None
    assert change.fields == (_waits("a", "b"),)


def test_beside_a_conflict_another_field_makes_it_a_change() -> None:
    after = seen(goal="a", waiting={"goal": ("a", "b")}, planning="nytt")
    change = person_change("p1", seen(goal="a"), after)
    assert change is not None
    assert change.fate is Fate.CHANGED
    assert [(one.field, one.conflict) for one in change.fields] == [("goal", True), ("planning", False)]


def test_a_conflict_that_waits_as_before_is_no_change_and_one_that_grows_is() -> None:
    two, three = {"goal": ("a", "b")}, {"goal": ("a", "b", "c")}
    same = person_change("p1", seen(goal="a", waiting=two), seen(goal="b", waiting=two))
    more = person_change("p1", seen(goal="a", waiting=two), seen(goal="a", waiting=three))
    assert same is not None
    assert more is not None
    assert (same.fate, more.fate) == (Fate.SAME, Fate.CONFLICT)


def test_a_conflict_that_is_settled_is_told_even_when_the_value_shown_stays() -> None:
    change = person_change("p1", seen(goal="a", waiting={"goal": ("a", "b")}), seen(goal="a"))
    assert change is not None
    two = ("a", "b")
    assert change.fields == (FieldChange("goal", "Mål/syfte", "a", "a", settled=two, waited=two),)


def test_what_waited_here_and_was_settled_elsewhere_beside_more_is_told_in_the_order_it_stood() -> None:
    chosen = {"p1.goal": Choice("goal", ("c", "b", "a"), "Bo", WROTE, "Eva")}
    before, after = seen(goal="a", waiting={"goal": ("a", "b")}), seen(goal="d")
    change = person_change("p1", before, after, chosen=chosen)
    assert change is not None
    (one,) = change.fields
    assert (one.label, one.waited, one.settled) == ("Mål/syfte", ("a", "b"), ("a", "b", "c"))
    assert (one.author, one.when, one.note) == ("Bo", WROTE, "Ändrat sedan dess av Eva.")


def test_what_was_settled_in_what_the_consent_keeps_back_is_not_told() -> None:
    chosen = {"p1.goal": Choice("goal", ("a", "b"), "Bo", WROTE)}
    row = seen().row
    assert row is not None
    veiled = Picture(replace(row, veiled=frozenset({"situation"})))
    change = person_change("p1", veiled, veiled, chosen=chosen)
    assert change is not None
    assert change.fields == ()


def test_of_steps_settled_by_several_each_is_told() -> None:
    before, after = page(step="gammalt"), page(step="nytt")
    later = WROTE + timedelta(hours=1)
    chosen = {
        "s1.who": Choice("step", ("a", "b"), "Bo", later),
        "s2.due": Choice("step", ("c", "d"), "Eva", WROTE),
    }
    change = person_change("p1", before, after, chosen=chosen)
    assert change is not None
    (one,) = change.fields
    assert (one.settled, one.author, one.when) == (("a", "b", "c", "d"), "Bo och Eva", later)


def test_what_the_persons_page_says_is_told_by_its_words() -> None:
    change = person_change("p1", page(phone="070"), page(phone="072", step="Ring (Eva)", principal="region"))
    assert change is not None
    assert change.fate is Fate.CHANGED
    assert [(one.field, one.label, one.before, one.after) for one in change.fields] == [
        ("phone", "Telefon", "070", "072"),
        ("principal", "Huvudman", "", "region"),
        ("step", "Planerade steg", "", "Ring (Eva)"),
    ]


VEILED = frozenset({"situation", "planning", "ratings", "contact"})


def veiled(picture: Picture, kinds: frozenset[str] = VEILED) -> Picture:
    """Somebody as they are shown once some kinds are veiled."""
    assert picture.row is not None
    hidden: dict[str, Any] = dict.fromkeys(("goal", "situation", "interventions", "planning"), "")
    row = replace(picture.row, veiled=kinds, conflicts=(), fields=replace(picture.row.fields, **hidden))
    return Picture(row)


def test_what_becomes_veiled_is_not_told_as_emptied() -> None:
    before = replace(
        seen(goal="ett mål", planning="en plan", ratings=2, waiting={"situation": ("a", "b")}),
        page={"address": "Storgatan 1", "step": "Ring Åsa"},
    )
    change = person_change("p1", before, veiled(before))
    assert change is not None
    assert change.fields == (
        FieldChange(
            "consent", "Samtycke", "samtycke gäller (t.o.m. 2027-02-28)",
            "samtycke gäller (t.o.m. 2027-02-28), utan personnummer, adress och telefon; mål och nuläge; insatser, planering "
            "och nästa steg; självskattningar",
        ),
    )  # fmt: skip


def test_what_stays_veiled_is_no_change_and_what_is_let_be_known_is_told() -> None:
    after = replace(seen(goal="ett mål", ratings=2), page={"address": "Storgatan 1"})
    assert person_change("p1", veiled(after), veiled(after)) == replace(
        person_change("p1", after, after), fate=Fate.SAME, fields=()
    )
    change = person_change("p1", veiled(after), after)
    assert change is not None
    assert {one.field: (one.before, one.after) for one in change.fields} == {
        "goal": ("", "ett mål"),
        "address": ("", "Storgatan 1"),
        "ratings": ("0", "2"),
        "consent": (
            "samtycke gäller (t.o.m. 2027-02-28), utan personnummer, adress och telefon; mål och nuläge; insatser, planering "
            "och nästa steg; självskattningar",
            "samtycke gäller (t.o.m. 2027-02-28)",
        ),
    }


def test_two_values_in_a_step_are_told_as_the_field_they_stand_in() -> None:
    waits = {"p1.s1.due": Waiting("step", "Planerade steg: Senast", (told("2026-12-01"), told("2026-12-08")))}
    change = person_change("p1", page(), replace(page(step="Ring"), waiting=waits))
    assert change is not None
    assert change.fate is Fate.CONFLICT
    assert [(one.label, one.before, one.after, one.conflict) for one in change.fields] == [
        ("Planerade steg: Senast", "2026-12-01", "2026-12-08", True)
    ]
