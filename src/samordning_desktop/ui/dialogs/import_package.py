"""Before a package is taken in: person by person, what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.merge_plan import Fate, MergePlan, PersonChange
from samordning_desktop.ui.dialogs.account import DETAILED, Account, Item, Section
from samordning_desktop.ui.dialogs.words import counted, local_time, number
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

_WIDTH = 48

#: In the order of what needs a hand: heading and the sentence under it.
_GROUPS = {
    Fate.CONFLICT: ("Ändrat på båda orterna", "Båda texterna behålls tills någon avgör vilken som gäller."),
    Fate.RECALLED: ("Återkallas", "Samtycket gäller inte längre. De tas bort från tavlan här."),
    Fate.NEW: ("Nya på tavlan", ""),
    Fate.CHANGED: ("Ändras", ""),
    Fate.SAME: ("Oförändrade", "Inget om dem ändras."),
}

#: The groups whose texts are shown.
_WITH_TEXTS = (Fate.CONFLICT, Fate.NEW, Fate.CHANGED)

_WORDS = {
    Fate.CONFLICT: ("ändrad på båda orterna", "ändrade på båda orterna"),
    Fate.RECALLED: ("återkallad", "återkallade"),
    Fate.NEW: ("ny", "nya"),
    Fate.CHANGED: ("ändrad", "ändrade"),
    Fate.SAME: ("oförändrad", "oförändrade"),
}


def changes_nothing(plan: MergePlan) -> bool:
    """Whether the board would look the same afterwards."""
    return all(person.fate is Fate.SAME for person in plan.persons)


def can_take_in(plan: MergePlan) -> bool:
    """Whether "Ta in" is offered: always, but for a package that is already in and has nothing more to give."""
    return not (plan.facts.taken_in and changes_nothing(plan))


def origin(plan: MergePlan) -> str:
    """Where the package comes from: ``Paket 4 från Lidköping, gjort 2026-11-20 14:03 (12 ändringar).``"""
    facts = plan.facts
    changes = counted(facts.entries, "ändring", "ändringar")
    return f"Paket {number(facts.number)} från {facts.sender}, gjort {local_time(facts.made)} ({changes})."


def summary(plan: MergePlan) -> str:
    """The plan in numbers, and whether the package has been taken in before."""
    if not can_take_in(plan):
        return "Paketet är redan intaget. Inget ändras om det tas in igen."
    again = "Paketet har tagits in förut. " if plan.facts.taken_in else ""
    if changes_nothing(plan):
        return again + "Inget på tavlan ändras. Att paketet har kommit fram antecknas."
    return again + _in_numbers(plan)


def taken_in(plan: MergePlan) -> str:
    """What a package that has just been taken in did: ``Paketet från Lidköping är intaget. Deltagare: 1 ny.``"""
    did = "Inget på tavlan ändrades." if changes_nothing(plan) else _in_numbers(plan)
    return f"Paketet från {plan.facts.sender} är intaget. {did}"


def _in_numbers(plan: MergePlan) -> str:
    fates = Counter(_fate(person) for person in plan.persons)
    people = ", ".join(counted(fates[fate], *words) for fate, words in _WORDS.items() if fates[fate])
    settle = f" {counted(plan.conflicts, 'fält', 'fält')} att avgöra." if plan.conflicts else ""
    return f"Deltagare: {people}.{settle}"


def _fate(person: PersonChange) -> Fate:
    """The group a person is shown in: whoever has a conflict comes first."""
    if person.fate is Fate.CHANGED and any(change.conflict for change in person.fields):
        return Fate.CONFLICT
    return person.fate


def sections(plan: MergePlan) -> tuple[Section, ...]:
    """The account of the package: a section for each group that has anybody in it, conflicts first."""
    groups: list[Section] = []
    room = DETAILED
    for fate, (heading, note) in _GROUPS.items():
        people = [person for person in plan.persons if _fate(person) is fate]
        if not people:
            continue
        groups.append(_group(fate, people, heading, note, room))
        room -= len(people) if fate in _WITH_TEXTS else 0
    return tuple(groups)


def _group(fate: Fate, people: Sequence[PersonChange], heading: str, note: str, room: int) -> Section:
    """One group; the texts of no more than ``room`` people, the names of all."""
    told = max(room, 0) if fate in _WITH_TEXTS else 0
    items = tuple(
        Item(person.name, changes=person.fields if place < told else ())
        for place, person in enumerate(people)
    )
    if fate in _WITH_TEXTS and told < len(people):
        texts = f"visas för de första {number(told)}" if told else "visas inte här"
        note = f"{note} Texterna {texts}. Alla tas in.".strip()
    return Section(f"{heading}: {counted(len(people), 'deltagare', 'deltagare')}", items, note)


class ImportDialog(Dialog[MergePlan]):
    """Gives the plan back when the package is to be taken in."""

    help_page = HelpPage.PACKAGES

    def __init__(self, parent: QWidget | None, kit: Kit, plan: MergePlan) -> None:
        super().__init__(
            parent, kit.theme, f"Ta in paket från {plan.facts.sender}", origin(plan), width=_WIDTH
        )
        self._plan = plan
        self.add_text(summary(plan), "strong")
        account = sections(plan)
        if account:
            self.add_widget(Account(kit.theme, account, _WIDTH))
        if can_take_in(plan):
            self.danger_verb("Ta in")
            self.cancel_verb()
        else:
            self.cancel_verb("Stäng")

    def value(self) -> MergePlan:
        """The plan."""
        return self._plan


def ask(parent: QWidget | None, kit: Kit, plan: MergePlan) -> MergePlan | None:
    """The plan, when the package is to be taken in; None when not."""
    return ImportDialog(parent, kit, plan).outcome()
