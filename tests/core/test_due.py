"""What waits, at the edges of every rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.consent import Consent, Standing, standing
from samordning_desktop.core.due import PACKAGE_DAYS, Exchange, Known, due, mine
from samordning_desktop.core.memory import collector_at_rest
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.core.step import Step
from samordning_desktop.core.task import GONE, LEFT, Group, Task, TaskKind, group_of, heading_words

TODAY = date(2026, 11, 28)
VALID = standing([Consent("c", date(2026, 9, 1), "3")], None, TODAY)


def row(name: str = "Anna Alm", **parts: Any) -> ParticipantRow:
    """Someone with a consent that lasts; their id is their name."""
    start = parts.pop("start", None)
    values = {"site_id": "s", "site": "Falköping", "mine": True, "consent": VALID} | parts
    return ParticipantRow(id=name, fields=BoardFields(name, start=start), **values)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def runs_out(last: date, today: date = TODAY) -> Standing:
    """A consent whose last valid day is ``last``."""
    return standing([Consent("c", last.replace(year=last.year - 1) + timedelta(days=1), "3")], None, today)


def one(known: Known, today: date = TODAY) -> Task | None:
    """The only task there is, or None."""
    found = due(known, today)
    assert len(found) <= 1
    return found[0] if found else None


def said(known: Known, today: date = TODAY) -> list[tuple[str, str]]:
    """Heading and words of everything that waits, in order."""
    return [(heading_words(task.heading, today), task.words) for task in due(known, today)]


def test_a_package_that_has_come_is_a_task_today_for_everybody() -> None:
    known = Known(
        [row(coordinators=("bo",))], arrived=[("Lidköping", 12, "/mnt/å/p.age"), ("Skara", 3, "/mnt/q.age")]
    )
    found = mine(due(known, TODAY), known.rows, "karin")
    assert [(task.name, task.words, task.target) for task in found] == [
        ("Lidköping", "Paket 12 har kommit", "/mnt/å/p.age"),
        ("Skara", "Paket 3 har kommit", "/mnt/q.age"),
    ]
    assert {(task.kind, task.needs_hand) for task in found} == {(TaskKind.ARRIVED, True)}


@pytest.mark.parametrize(("unfit", "files"), [(1, "1 fil"), (12, "12 filer")])
def test_files_that_cannot_be_taken_in_are_one_task_together(unfit: int, files: str) -> None:
    task = one(Known(unfit=unfit))
    assert task is not None
    assert (task.name, task.words) == ("Gemensam mapp", f"{files} går inte att ta in: se sidan Paket")
    assert (task.kind, task.needs_hand) == (TaskKind.PACKAGE, True)


@pytest.mark.parametrize(
    ("older", "words"),
    [
        (1, "1 person har skrivit under en äldre samtyckestext"),
        (10_000, "10000 personer har skrivit under en äldre samtyckestext"),
    ],
)
def test_those_who_signed_an_older_text_are_one_task_that_never_needs_a_hand_today(
    older: int, words: str
) -> None:
    task = one(Known(rows=[row()], older=older))
    assert task is not None
    assert (task.name, task.words, task.participant, task.needs_hand) == ("Samtycke", words, "", False)
    assert mine([task], [row()], "somebody") == (task,)


def test_nothing_waits_on_a_quiet_board() -> None:
    assert due(Known(), TODAY) == ()
    assert due(Known(rows=[row()]), TODAY) == ()


# -- consent


@pytest.mark.parametrize(
    ("left", "heading", "words"),
    [
        (61, None, ""),
        (60, "Senare (inom 60 dagar)", "Samtycke går ut om 60 dagar"),
        (31, "Senare (inom 60 dagar)", "Samtycke går ut om 31 dagar"),
        (30, "Inom 30 dagar", "Samtycke går ut om 30 dagar"),
        (8, "Inom 30 dagar", "Samtycke går ut om 8 dagar"),
        (7, "Lördag 5 december", "Samtycke går ut om 7 dagar"),
        (1, "I morgon", "Samtycke går ut i morgon"),
        (0, "I dag", "Samtycke går ut i dag"),
        (-1, "I dag", "Samtycket gick ut 27 november"),
        (-400, "I dag", "Samtycket gick ut 24 oktober 2025"),
    ],
)
def test_each_threshold_moves_a_consent_up(left: int, heading: str | None, words: str) -> None:
    found = said(Known(rows=[row(consent=runs_out(days(left)))]))
    assert found == ([(heading, words)] if heading else [])


def test_a_consent_that_is_missing_needs_a_hand_today_and_one_withdrawn_none() -> None:
    missing, withdrawn = standing([], None, TODAY), standing([], days(-3), TODAY)
    assert said(Known(rows=[row(consent=missing)])) == [("I dag", "Samtycke saknas")]
    assert due(Known(rows=[row(consent=withdrawn)], rhythms={"Anna Alm": 30}), TODAY) == ()


def test_a_consent_of_the_leap_day_runs_out_the_day_before_28_february() -> None:
    where = standing([Consent("c", date(2024, 2, 29), "3")], None, date(2025, 2, 27))
    assert said(Known(rows=[row(consent=where)]), date(2025, 2, 27)) == [("I dag", "Samtycke går ut i dag")]


# -- self-ratings


@pytest.mark.parametrize(
    ("ago", "heading"),
    [
        (31, "Försenat"), (30, "I dag"), (29, "I morgon"), (28, "Måndag 30 november"), (23, "Lördag 5 december"),
        (22, None), (-3, None),
    ],
)  # fmt: skip
def test_a_self_rating_is_due_by_the_persons_own_rhythm(ago: int, heading: str | None) -> None:
    known = Known(rows=[row()], rhythms={"Anna Alm": 30}, rated={"Anna Alm": days(-ago)})
    found = one(known)
    assert (heading_words(found.heading, TODAY) if found else None) == heading


def test_without_a_rhythm_no_self_rating_is_due() -> None:
    assert one(Known(rows=[row()], rated={"Anna Alm": days(-400)})) is None


def test_the_first_self_rating_is_counted_from_the_start_or_is_due_now() -> None:
    begun = Known(rows=[row(start=days(-10))], rhythms={"Anna Alm": 7})
    assert said(begun) == [("Försenat", "Första självskattningen, senast 25 november")]
    unknown = Known(rows=[row()], rhythms={"Anna Alm": 7})
    assert said(unknown) == [("I dag", "Första självskattningen")]
    coming = Known(rows=[row(start=days(3))], rhythms={"Anna Alm": 7})
    assert one(coming) is None


def test_a_rhythm_goes_over_the_leap_day_and_the_end_of_the_year() -> None:
    for last, rhythm, today in (
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2027, 2, 28), 1, date(2027, 3, 1)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
    ):
        known = Known(rows=[row()], rhythms={"Anna Alm": rhythm}, rated={"Anna Alm": last})
        found = one(known, today)
        assert found is not None
        assert (found.day, found.group) == (today, Group.TODAY)


def test_the_last_day_there_is_breaks_nothing() -> None:
    known = Known(rows=[row()], rhythms={"Anna Alm": 366}, rated={"Anna Alm": date.max})
    assert one(known) is None
    found = one(known, date.max)
    assert found is not None
    assert found.group is Group.TODAY


def test_a_clock_turned_back_asks_for_nothing_before_its_day() -> None:
    known = Known(
        rows=[row()],
        rhythms={"Anna Alm": 14},
        rated={"Anna Alm": TODAY},
        exchanges=[Exchange("x", "Lidköping", TODAY)],
    )
    assert due(known, days(-365)) == ()


# -- steps


@pytest.mark.parametrize(
    ("due_in", "heading"),
    [(-1, "Försenat"), (0, "I dag"), (1, "I morgon"), (7, "Lördag 5 december"), (8, None)],
)
def test_a_step_waits_from_a_week_before(due_in: int, heading: str | None) -> None:
    known = Known(rows=[row()], steps={"Anna Alm": [Step("a", "Ring", "Eva", days(due_in))]})
    found = one(known)
    assert (heading_words(found.heading, TODAY) if found else None) == heading
    assert found is None or (found.target, found.participant) == ("a", "Anna Alm")


def test_a_step_without_a_day_or_done_waits_for_nothing() -> None:
    steps = [Step("a", "Ring"), Step("b", "Ring", "", days(-3), days(-1))]
    assert one(Known(rows=[row()], steps={"Anna Alm": steps})) is None


def test_a_step_in_words() -> None:
    def words(step: Step) -> str:
        return said(Known(rows=[row()], steps={"Anna Alm": [step]}))[0][1]

    assert words(Step("a", "Köp skor\n tillsammans", "Eva Ek", TODAY)) == "Köp skor tillsammans (Eva Ek)"
    assert words(Step("a", "Ring", "", days(-27))) == "Ring, senast 1 november"
    assert words(Step("a", "Ring", "", date(2025, 11, 1))) == "Ring, senast 1 november 2025"
    assert words(Step("a", "", "", TODAY)) == "Planerat steg"
    assert words(Step("a", "ö" * 120, "", TODAY)) == "ö" * 120
    assert words(Step("a", "ö" * 121, "", TODAY)) == "ö" * 119 + "…"


# -- conflicts, news, those who have left


def test_two_values_and_news_are_told_one_task_for_each_field_and_one_for_all_news() -> None:
    torn = row(conflicts=("planning", "step"), news=("goal", "planning", "ratings"))
    found = due(Known(rows=[torn]), TODAY)
    assert [(task.kind, task.words, task.target) for task in found] == [
        (TaskKind.CONFLICT, "Två värden att välja mellan: Planering", "planning"),
        (TaskKind.CONFLICT, "Två värden att välja mellan: Planerade steg", "step"),
        (TaskKind.NEWS, "Ändrat på andra orten: Mål/syfte, Självskattningar", ""),
    ]
    assert {task.group for task in found} == {Group.TODAY}


def test_who_is_new_from_the_other_site_is_one_line() -> None:
    tasks = due(Known(rows=[row(conflicts=("goal",), news=("new",))]), TODAY)
    assert [task.words for task in tasks if task.kind is TaskKind.NEWS] == ["Ny från andra orten"]


def test_news_that_are_all_in_conflict_are_no_task_of_their_own() -> None:
    found = one(Known(rows=[row(conflicts=("goal",), news=("goal",))]))
    assert found is not None
    assert found.kind is TaskKind.CONFLICT


def test_whoever_has_left_gives_nothing_but_two_values_and_news() -> None:
    gone = row(consent=standing([], None, TODAY), conflicts=("goal",), ended=TODAY, left=True)
    known = Known(rows=[gone], rhythms={gone.id: 7}, steps={gone.id: [Step("a", "Ring", "", TODAY)]})
    found = one(known)
    assert found is not None
    assert found.kind is TaskKind.CONFLICT
    still_here = replace(gone, news=("start",), left=False)
    assert len(due(replace(known, rows=[still_here]), TODAY)) == 5


@pytest.mark.parametrize(
    ("news", "conflicts", "withdrawn", "words"),
    [
        (("ended", "end_reason"), (), False, "Avslutad på andra orten"),
        (("consent",), (), True, "Samtycket återkallat på andra orten"),
        (("consent", "ended"), (), True, "Samtycket återkallat på andra orten"),
        (("new", "ended"), (), False, "Avslutad på andra orten"),
        (("consent",), (), False, "Ändrat på andra orten: Samtycke (avslutad)"),
        (("goal", "step"), ("step",), False, "Ändrat på andra orten: Mål/syfte (avslutad)"),
        (("ended",), ("ended",), False, None),
        (("goal",), (), True, None),
        (("new",), (), False, "Ny från andra orten (avslutad)"),
    ],
)
def test_who_has_left_by_the_other_sites_word_is_told(
    news: tuple[str, ...], conflicts: tuple[str, ...], withdrawn: bool, words: str | None
) -> None:
    consent = standing([Consent("c", TODAY, "3")], TODAY if withdrawn else None, TODAY)
    gone = row(consent=consent, news=news, conflicts=conflicts, ended=TODAY, left=True)
    told = [task for task in due(Known(rows=[gone]), TODAY) if task.kind is TaskKind.NEWS]
    assert [(task.words, task.target, task.group) for task in told] == (
        [(words, LEFT, Group.TODAY)] if words else []
    )


def test_who_is_on_the_board_no_longer_by_the_other_sites_word_is_told_to_everybody() -> None:
    known = Known(gone=[("a1", "Anna Alm", False), ("b1", "Bo Berg", True)])
    found = mine(due(known, TODAY), [row()], "karin")
    assert [(task.name, task.words, task.participant, task.target) for task in found] == [
        ("Anna Alm", "Samtycket gäller inte längre här: borta från tavlan", "a1", GONE),
        ("Bo Berg", "Samtycket återkallat på andra orten: borta från tavlan", "b1", GONE),
    ]
    assert {(task.kind, task.group) for task in found} == {(TaskKind.NEWS, Group.TODAY)}


# -- sites


def test_our_new_card_is_asked_for_once_for_each_site() -> None:
    found = due(Known(cards=["Skara"], lacking_card=["Skara", "Lidköping", "Skara"]), TODAY)
    words = "Våra nycklar är bytta: lämna vårt nya ortskort dit och läs upp orden"
    assert [(task.kind, task.name) for task in found if task.words == words] == [
        (TaskKind.CARD, "Lidköping"),
        (TaskKind.CARD, "Skara"),
    ]
    assert len(found) == 3


def test_a_card_that_waits_is_told_once_for_each_site() -> None:
    found = due(Known(cards=["Skara", "Lidköping", "Skara"]), TODAY)
    assert [(task.kind, task.name, task.participant) for task in found] == [
        (TaskKind.CARD, "Lidköping", ""),
        (TaskKind.CARD, "Skara", ""),
    ]


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (None, "Inget paket skapat än"),
        (PACKAGE_DAYS, ""),
        (PACKAGE_DAYS + 1, "Inget paket skapat på 15 dagar"),
    ],
)
def test_a_package_waits_when_none_was_made_for_long(ago: int | None, words: str) -> None:
    made = None if ago is None else days(-ago)
    found = one(Known(rows=[row()], exchanges=[Exchange("x", "Lidköping", made, frozenset({"Anna Alm"}))]))
    assert (found.words if found else "") == words
    assert found is None or (found.kind, found.name) == (TaskKind.PACKAGE, "Lidköping")


def test_a_package_waits_only_when_something_may_go() -> None:
    missing = standing([], None, TODAY)
    theirs = row(mine=False, site_id="x")
    third = row(mine=False, site_id="y")
    for rows, unsent, waits in (
        ([row()], None, True),
        ([], None, False),
        ([row()], frozenset({"Anna Alm"}), True),
        ([row()], frozenset({"Bo"}), False),
        ([row(consent=missing)], None, False),
        ([theirs], None, True),
        ([third], None, False),
    ):
        known = Known(rows=rows, exchanges=[Exchange("x", "Lidköping", days(-30), unsent)])
        assert any(task.kind is TaskKind.PACKAGE for task in due(known, TODAY)) is waits


def test_a_withdrawal_that_was_not_told_waits_for_a_package_at_once() -> None:
    known = Known(exchanges=[Exchange("x", "Lidköping", TODAY, frozenset(), frozenset({"Göran"}))])
    assert said(known) == [("I dag", "Ett återkallat samtycke är inte meddelat dit: skapa ett paket")]


def test_a_computer_that_is_shut_out_and_was_not_told_of_waits_for_a_package_at_once() -> None:
    known = Known(exchanges=[Exchange("x", "Lidköping", TODAY, frozenset(), barred=True)])
    assert said(known) == [("I dag", "En spärrad dator är inte meddelad dit: skapa ett paket")]
    both = Known(
        exchanges=[Exchange("x", "Lidköping", TODAY, frozenset(), frozenset({"Göran"}), barred=True)]
    )
    assert said(both) == [
        ("I dag", "Ett återkallat samtycke och en spärrad dator är inte meddelade dit: skapa ett paket")
    ]


def test_a_restored_store_is_asked_for_its_own_package_first_and_then_for_theirs() -> None:
    before = Known(exchanges=[Exchange("x", "Lidköping", hears=True)])
    assert said(before) == [
        ("I dag", "Registret är återställt: skapa ett paket dit, och ta sedan in deras nästa")
    ]
    after = Known(exchanges=[Exchange("x", "Lidköping", TODAY, hears=True)])
    assert said(after) == [("I dag", "Registret är återställt: be dem om ett paket när de har tagit in ert")]


# -- order, whose


def test_the_nearest_first_and_each_persons_together() -> None:
    rows = [row("Åke"), row("Bo"), row("Cia", consent=standing([], None, TODAY))]
    steps = {
        "Åke": [Step("1", "a", "", days(-1)), Step("2", "b", "", days(-9)), Step("3", "c", "", days(2))],
        "Bo": [Step("4", "d", "", days(-5)), Step("5", "e", "", TODAY), Step("6", "f", "", days(1))],
        "Cia": [Step("7", "g", "", days(-9))],
    }
    found = due(Known(rows=rows, steps=steps, cards=["Skara"]), TODAY)
    assert [(task.group.name, task.name, task.target) for task in found] == [
        ("LATE", "Åke", "2"), ("LATE", "Åke", "1"), ("LATE", "Cia", "7"), ("LATE", "Bo", "4"),
        ("TODAY", "Bo", "5"), ("TODAY", "Cia", "missing"), ("TODAY", "Skara", ""),
        ("WEEK", "Bo", "6"), ("WEEK", "Åke", "3"),
    ]  # fmt: skip


def test_mine_are_those_i_coordinate_and_those_nobody_does() -> None:
    rows = [
        row("Main", coordinators=("k", "u")), row("Second", coordinators=("u", "k")), row("None"),
        row("Hers", coordinators=("u",)),
    ]  # fmt: skip
    rows = [replace(one, conflicts=("goal",)) for one in rows]
    tasks = due(Known(rows=rows, cards=["Skara"]), TODAY)
    assert [task.name for task in mine(tasks, rows, "k")] == ["Main", "Second", "None", "Skara"]


@pytest.mark.parametrize(
    ("number", "group"),
    [
        (-1, Group.LATE), (0, Group.TODAY), (1, Group.WEEK), (7, Group.WEEK), (8, Group.MONTH), (30, Group.MONTH),
        (31, Group.LATER), (60, Group.LATER), (61, None),
    ],
)  # fmt: skip
def test_groups_at_their_edges(number: int, group: Group | None) -> None:
    assert group_of(number) is group


_NEAR = st.dates(date(2026, 9, 1), date(2027, 3, 1))
_IDS = st.sampled_from(["a", "b", "c"])
_STEPS = st.lists(
    st.builds(
        Step, st.text("xyz", min_size=1, max_size=4), st.text(max_size=5), st.just(""), st.none() | _NEAR, st.none() | _NEAR
    ),
    max_size=4,
    unique_by=lambda step: step.id,
)  # fmt: skip


@st.composite
def _rows(draw: st.DrawFn) -> list[ParticipantRow]:
    ids = draw(st.lists(_IDS, unique=True))
    return [
        row(
            one,
            consent=standing(
                [Consent("c", day, "3") for day in draw(st.lists(_NEAR, max_size=1))],
                draw(st.none() | _NEAR),
                TODAY,
            ),
            start=draw(st.none() | _NEAR),
            conflicts=tuple(draw(st.sampled_from([(), ("goal",), ("goal", "step")]))),
            news=tuple(draw(st.sampled_from([(), ("goal",), ("start",), ("ended",), ("consent",)]))),
            left=draw(st.booleans()),
        )
        for one in ids
    ]


_KNOWN = st.builds(
    Known,
    _rows(),
    st.dictionaries(_IDS, _STEPS),
    st.dictionaries(_IDS, _NEAR),
    st.dictionaries(_IDS, st.integers(1, 366)),
    st.lists(st.sampled_from(["Skara", "Lidköping"])),
)


@given(_KNOWN, _NEAR)
def test_everyone_who_has_a_task_is_on_the_board_and_no_done_step_is_seen(known: Known, today: date) -> None:
    found = due(known, today)
    rows = {one.id: one for one in known.rows}
    done = {
        (owner, step.id) for owner, steps in known.steps.items() for step in steps if step.done is not None
    }
    for task in found:
        assert task.participant == "" or task.participant in rows
        assert not (task.kind is TaskKind.STEP and (task.participant, task.target) in done)
        if task.participant and rows[task.participant].left:
            assert task.kind is TaskKind.CONFLICT or task.target == LEFT
    assert len(set(found)) == len(found)


@given(_KNOWN, _NEAR, st.randoms(use_true_random=False))
def test_the_order_is_one_whatever_order_things_are_told_in(known: Known, today: date, random: Any) -> None:
    def mixed(found: Sequence[Any]) -> list[Any]:
        return random.sample(list(found), len(found))

    again = replace(
        known,
        steps={owner: mixed(known.steps[owner]) for owner in mixed(list(known.steps))},
        cards=mixed(known.cards),
        lacking_card=mixed(known.lacking_card),
    )
    found = due(known, today)
    assert due(again, today) == found
    headings = [task.heading for task in found]
    assert headings == sorted(headings)
    places = [(task.heading, task.subject) for task in found]
    assert len([at for at in range(1, len(places)) if places[at] != places[at - 1]]) + bool(places) == len(
        set(places)
    )


def crowd(number: int) -> Known:
    """So many people, each with a consent, a step and a self-rating on one of many days."""
    rows = [row(f"{at:05}", consent=runs_out(days(at % 90))) for at in range(number)]
    return Known(
        rows=rows,
        steps={one.id: [Step("s", "Ring", "", days(at % 60 - 3))] for at, one in enumerate(rows)},
        rhythms={one.id: 30 for one in rows},
        rated={one.id: days(-(at % 90)) for at, one in enumerate(rows)},
    )


def cost(known: Known) -> float:
    """The processor's seconds for sorting it out, at best; what is collected meanwhile is of other tests too."""
    took = []
    with collector_at_rest():
        for _ in range(5):
            began = process_time()
            due(known, TODAY)
            took.append(process_time() - began)
    return min(took)


def test_ten_thousand_people_cost_no_more_each_than_a_thousand_do() -> None:
    assert len(due(crowd(10_000), TODAY)) > 10_000
    assert cost(crowd(10_000)) < 20 * cost(crowd(1_000))
