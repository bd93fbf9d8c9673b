"""The people of a merge plan by what happens to them, and what is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samordning_desktop.core.merge_plan import Fate, FieldChange, MergePlan, PersonChange
from samordning_desktop.core.swedish import dotted, number
from samordning_desktop.ui.dialogs.account import Item, Section
from samordning_desktop.ui.dialogs.words import counted

#: So many people are told of at once; each of the others when chosen.
DETAILED = 100

#: What is said of somebody of whom something is dated later than now.
AHEAD = "klockan går före"


@dataclass(frozen=True, slots=True)
class Kind:
    """What happens to some people: its heading, the sentence under it, and one person and several after a number."""

    fate: Fate
    heading: str
    note: str
    one: str
    several: str

    def counted(self, count: int) -> str:
        """``12 ändrade``."""
        return counted(count, self.one, self.several)


_CONFLICT = Kind(
    Fate.CONFLICT,
    "Ändrat på två håll",
    "Texterna behålls tills någon avgör vilken som gäller.",
    "ändrad på två håll",
    "ändrade på två håll",
)
_LEFT = Kind(
    Fate.NEW,
    "Nya bland avslutade",
    "De syns inte på tavlan: samtycket är återkallat eller deltagandet är avslutat. "
    "De hittas med tavlans ”Visa avslutade”.",
    "ny bland avslutade",
    "nya bland avslutade",
)

#: In the order of what needs a hand.
KINDS = (
    _CONFLICT,
    Kind(
        Fate.RECALLED,
        "Återkallas",
        "Samtycket gäller inte längre. De tas bort från tavlan här.",
        "återkallad",
        "återkallade",
    ),
    Kind(Fate.NEW, "Nya på tavlan", "", "ny", "nya"),
    _LEFT,
    Kind(Fate.CHANGED, "Ändras", "", "ändrad", "ändrade"),
    Kind(Fate.SAME, "Oförändrade", "Inget om dem ändras.", "oförändrad", "oförändrade"),
)
_OF_FATE = {kind.fate: kind for kind in KINDS if kind is not _LEFT}


@dataclass(frozen=True, slots=True)
class Group:
    """The people to whom one thing happens; there may be none."""

    kind: Kind
    people: tuple[PersonChange, ...]

    @property
    def fate(self) -> Fate:
        """What happens to them, as its mark tells."""
        return self.kind.fate

    @property
    def title(self) -> str:
        """``12 ändrade``."""
        return self.kind.counted(len(self.people))


def shown_kind(person: PersonChange) -> Kind:
    """The group a person is shown in: whoever has a conflict comes first."""
    if person.fate is Fate.CHANGED and any(change.conflict for change in person.fields):
        return _CONFLICT
    if person.fate is Fate.NEW and person.left:
        return _LEFT
    return _OF_FATE[person.fate]


def groups(plan: MergePlan) -> tuple[Group, ...]:
    """All groups, in the order of what needs a hand: of those who are new and have left only when there are any."""
    people: dict[Kind, list[PersonChange]] = {kind: [] for kind in KINDS}
    for person in plan.persons:
        people[shown_kind(person)].append(person)
    return tuple(Group(kind, tuple(found)) for kind, found in people.items() if found or kind is not _LEFT)


def what_changes(person: PersonChange) -> str:
    """The fields that change, in words: ``Nuläge, Planering (att avgöra)``. Of someone new it is not said.

    Where something of it is dated ahead, that is said first, of each.
    """
    fields = () if shown_kind(person).fate in (Fate.NEW, Fate.SAME, Fate.RECALLED) else person.fields
    what = ", ".join(f"{change.label}{change.mark}" for change in fields)
    ahead = AHEAD if any(change.ahead for change in person.compared) else ""
    return dotted(ahead, what)


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
    kind = shown_kind(person)
    told = Item("", changes=_told(person)) if _told(person) else Item("Inget om personen ändras.")
    return (Section(person.name, (told,), f"{kind.heading}. {kind.note}".strip()),)


def _section(group: Group, room: int) -> Section:
    """One group, of which no more than ``room`` people are told of."""
    shown = group.people[: max(room, 0)]
    note = group.kind.note
    if len(shown) < len(group.people):
        first = f"De första {number(len(shown))} visas här. " if shown else ""
        note = f"{note} {first}Välj en person i listan för att läsa om den. Alla tas in.".strip()
    items = tuple(Item(person.name, changes=_told(person)) for person in shown)
    return Section(
        f"{group.kind.heading}: {counted(len(group.people), 'deltagare', 'deltagare')}", items, note
    )


def _told(person: PersonChange) -> Sequence[FieldChange]:
    """The fields that are told of: of whoever is recalled only what there is to say of the consent."""
    if person.fate is Fate.RECALLED:
        return tuple(change for change in person.fields if change.note)
    return person.fields
