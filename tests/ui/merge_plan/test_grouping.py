"""The people of a plan by what happens to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from samordning_desktop.core.merge_plan import Fate, FieldChange, MergePlan, PackageFacts, PersonChange
from samordning_desktop.ui.merge_plan.grouping import (
    DETAILED,
    groups,
    person_account,
    what_changes,
    whole_account,
)

FACTS = PackageFacts("Lidköping", 4, datetime(2026, 11, 20, 13, 3, tzinfo=UTC), 23, 4321, False)
NEW = FieldChange("goal", "Mål/syfte", "", "Stabil vardag")
EDIT = FieldChange("situation", "Nuläge", "Sover dåligt.", "Sover bättre.")
CLASH = FieldChange("planning", "Planering", "Möte 12/11", "Möte 2/12", True)
CONSENT = FieldChange(
    "consent", "Samtycke", "samtycke gäller", "samtycke återkallat", note="Återkallelsen gäller."
)
CONFLICT = PersonChange("1", "Astrid Alm", Fate.CONFLICT, (CLASH,))
BOTH = PersonChange("2", "Björn Öst", Fate.CHANGED, (EDIT, CLASH))
ADDED = PersonChange("3", "Ceylan Åkerman", Fate.NEW, (NEW,))
CHANGED = PersonChange("4", "Doris Dahl", Fate.CHANGED, (EDIT,))
RECALLED = PersonChange("5", "Elis Ek", Fate.RECALLED, (CONSENT._replace(note=""),))
SAME = PersonChange("6", "Frida Frost", Fate.SAME)
PLAN = MergePlan(FACTS, (SAME, ADDED, CHANGED, RECALLED, BOTH, CONFLICT))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_needs_a_hand_comes_first_and_no_group_is_left_out() -> None:
    found = [(plain(group.title), [one.name for one in group.people]) for group in groups(PLAN)]
    assert found == [
        ("2 ändrade på två håll", ["Björn Öst", "Astrid Alm"]), ("1 återkallad", ["Elis Ek"]),
        ("1 ny", ["Ceylan Åkerman"]), ("1 ändrad", ["Doris Dahl"]), ("1 oförändrad", ["Frida Frost"]),
    ]  # fmt: skip
    assert [plain(group.title) for group in groups(MergePlan(FACTS, ()))] == [
        "0 ändrade på två håll", "0 återkallade", "0 nya", "0 ändrade", "0 oförändrade",
    ]  # fmt: skip


def test_who_is_new_and_has_left_is_not_said_to_be_on_the_board() -> None:
    left = replace(ADDED, participant="7", name="Gun Gård", left=True)
    plan = MergePlan(FACTS, (ADDED, left, replace(CHANGED, left=True), replace(SAME, left=True)))
    found = [(plain(group.title), [one.name for one in group.people]) for group in groups(plan)]
    assert found == [
        ("0 ändrade på två håll", []), ("0 återkallade", []), ("1 ny", ["Ceylan Åkerman"]),
        ("1 ny bland avslutade", ["Gun Gård"]), ("1 ändrad", ["Doris Dahl"]), ("1 oförändrad", ["Frida Frost"]),
    ]  # fmt: skip
    headings = [plain(section.heading) for section in whole_account(groups(plan))]
    assert headings[:2] == ["Nya på tavlan: 1 deltagare", "Nya bland avslutade: 1 deltagare"]
    (section,) = person_account(left)
    assert section.note.startswith(
        "Nya bland avslutade. De syns inte på tavlan: samtycket är återkallat eller"
    )
    assert section.items[0].changes == (NEW,)
    assert what_changes(left) == ""


def test_the_list_says_which_fields() -> None:
    assert [what_changes(one) for one in (CONFLICT, BOTH, ADDED, CHANGED, RECALLED, SAME)] == [
        "Planering (att avgöra)", "Nuläge, Planering (att avgöra)", "", "Nuläge", "", "",
    ]  # fmt: skip


def test_the_list_says_of_whom_something_is_dated_ahead() -> None:
    late, fresh = EDIT._replace(ahead=True), NEW._replace(ahead=True)
    both = replace(BOTH, fields=(late, CLASH))
    assert what_changes(both) == "klockan går före\u00a0· Nuläge, Planering (att avgöra)"
    assert what_changes(replace(ADDED, fields=(NEW, fresh))) == "klockan går före"


def test_the_whole_tells_of_those_who_change_and_of_nobody_else() -> None:
    sections = whole_account(groups(PLAN))
    assert [plain(section.heading) for section in sections] == [
        "Ändrat på två håll: 2 deltagare", "Återkallas: 1 deltagare", "Nya på tavlan: 1 deltagare",
        "Ändras: 1 deltagare", "Oförändrade: 1 deltagare",
    ]  # fmt: skip
    assert {item.title: item.changes for section in sections for item in section.items} == {
        "Astrid Alm": (CLASH,), "Björn Öst": (EDIT, CLASH), "Ceylan Åkerman": (NEW,), "Doris Dahl": (EDIT,),
        "Elis Ek": (), "Frida Frost": (),
    }  # fmt: skip


def test_of_ten_thousand_the_first_and_where_the_others_are() -> None:
    many = tuple(replace(ADDED, participant=str(place)) for place in range(10_000))
    new, changed = whole_account(groups(MergePlan(FACTS, (*many, CHANGED))))
    assert (len(new.items), len(changed.items)) == (DETAILED, 0)
    read = "Välj en person i listan för att läsa om den. Alla tas in."
    assert (new.note, changed.note) == (f"De första 100 visas här. {read}", read)


def test_one_person_is_told_of_alone() -> None:
    (section,) = person_account(BOTH)
    assert (section.heading, section.items[0].changes) == ("Björn Öst", (EDIT, CLASH))
    assert section.note == "Ändrat på två håll. Texterna behålls tills någon avgör vilken som gäller."
    assert person_account(SAME)[0].items[0].title == "Inget om personen ändras."


def test_of_whoever_is_recalled_only_what_there_is_to_say_of_the_consent() -> None:
    met = replace(RECALLED, fields=(EDIT, CONSENT))
    assert person_account(met)[0].items[0].changes == (CONSENT,)
    assert person_account(RECALLED)[0].items[0].changes == ()
