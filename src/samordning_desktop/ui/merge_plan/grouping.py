"""The people of a merge plan by what happens to them, and what is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samordning_desktop.core.merge_plan import Fate, FieldChange, MergePlan, PersonChange
from samordning_desktop.core.swedish import number
from samordning_desktop.ui.dialogs.account import Item, Section
from samordning_desktop.ui.dialogs.words import counted

#: So many people are told of at once; each of the others when chosen.
DETAILED = 100

#: What is said of somebody of whom something is dated later than now.
AHEAD = "klockan går före"

#: In the order of what needs a hand: heading and the sentence under it.
_GROUPS = {
    Fate.CONFLICT: ("Ändrat på två håll", "Båda texterna behålls tills någon avgör vilken som gäller."),
    Fate.RECALLED: ("Återkallas", "Samtycket gäller inte längre. De tas bort från tavlan här."),
    Fate.NEW: ("Nya på tavlan", ""),
    Fate.CHANGED: ("Ändras", ""),
    Fate.SAME: ("Oförändrade", "Inget om dem ändras."),
}

#: One person and several, in words after a number.
FATE_WORDS = {
    Fate.CONFLICT: ("ändrad på två håll", "ändrade på två håll"),
    Fate.RECALLED: ("återkallad", "återkallade"),
    Fate.NEW: ("ny", "nya"),
    Fate.CHANGED: ("ändrad", "ändrade"),
    Fate.SAME: ("oförändrad", "oförändrade"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The people whom one fate meets; there may be none."""

    fate: Fate
    heading: str
    note: str
    people: tuple[PersonChange, ...]

    @property
    def title(self) -> str:
        """``12 ändrade``."""
        return counted(len(self.people), *FATE_WORDS[self.fate])


def shown_fate(person: PersonChange) -> Fate:
    """The group a person is shown in: whoever has a conflict comes first."""
    if person.fate is Fate.CHANGED and any(change.conflict for change in person.fields):
        return Fate.CONFLICT
    return person.fate


def groups(plan: MergePlan) -> tuple[Group, ...]:
    """All five groups, in the order of what needs a hand."""
    people: dict[Fate, list[PersonChange]] = {fate: [] for fate in _GROUPS}
    for person in plan.persons:
        people[shown_fate(person)].append(person)
    return tuple(Group(fate, *words, tuple(people[fate])) for fate, words in _GROUPS.items())


def what_changes(person: PersonChange) -> str:
    """The fields that change, in words: ``Nuläge, Planering (att avgöra)``. Of someone new it is not said.

    Where something of it is dated ahead, that is said first, of each.
    """
    fields = () if shown_fate(person) in (Fate.NEW, Fate.SAME, Fate.RECALLED) else person.fields
    what = ", ".join(f"{change.label}{change.mark}" for change in fields)
    ahead = AHEAD if any(change.ahead for change in person.fields) else ""
    return " · ".join(part for part in (ahead, what) if part)


def whole_account(parts: Sequence[Group]) -> tuple[Section, ...]:
    """A section for each group that has anybody in it."""
    found: list[Section] = []
    room = DETAILED
    for group in parts:
        if group.people:
            found.append(_section(group, room))
            room -= len(group.people)
    return tuple(found)


def person_account(person: PersonChange) -> tuple[Section, ...]:
    """All that happens to one person."""
    heading, note = _GROUPS[shown_fate(person)]
    told = Item("", changes=_told(person)) if _told(person) else Item("Inget om personen ändras.")
    return (Section(person.name, (told,), f"{heading}. {note}".strip()),)


def _section(group: Group, room: int) -> Section:
    """One group, of which no more than ``room`` people are told of."""
    shown = group.people[: max(room, 0)]
    note = group.note
    if len(shown) < len(group.people):
        first = f"De första {number(len(shown))} visas här. " if shown else ""
        note = f"{note} {first}Välj en person i listan för att läsa om den. Alla tas in.".strip()
    items = tuple(Item(person.name, changes=_told(person)) for person in shown)
    return Section(f"{group.heading}: {counted(len(group.people), 'deltagare', 'deltagare')}", items, note)


def _told(person: PersonChange) -> tuple[FieldChange, ...]:
    """The fields that are told of: of whoever is recalled only what there is to say of the consent."""
    if person.fate is Fate.RECALLED:
        return tuple(change for change in person.fields if change.note)
    return person.fields
