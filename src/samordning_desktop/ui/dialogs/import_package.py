"""Before a package is taken in: person by person, what would change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.dates import local_time
from samordning_desktop.core.merge_plan import Fate, MergePlan, PersonChange
from samordning_desktop.core.swedish import number
from samordning_desktop.ui.dialogs.account import Account, register_section, register_summary
from samordning_desktop.ui.dialogs.words import counted, scans_words
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.telling_dialog import TellingDialog
from samordning_desktop.ui.merge_plan.grouping import KINDS, shown_kind
from samordning_desktop.ui.merge_plan.view import PlanView

_WIDTH = 72
#: As much as midnight and time zones may put clocks apart.
_DAY = timedelta(days=1)


def changes_nothing(plan: MergePlan) -> bool:
    """Whether the board would look the same afterwards."""
    return all(person.fate is Fate.SAME for person in plan.persons)


def can_take_in(plan: MergePlan) -> bool:
    """Whether "Ta in" is offered: always, but for a package that is already in and has nothing more to give."""
    return not plan.facts.taken_in or bool(plan.register) or not changes_nothing(plan)


def origin(plan: MergePlan) -> str:
    """Where the package comes from, and which scans come with it:
    ``Paket 4 från Lidköping, gjort 2026-11-20 14:03 (12 ändringar).``"""
    facts = plan.facts
    changes = counted(facts.entries, "ändring", "ändringar")
    came = f"Paket {number(facts.number)} från {facts.who}, gjort {local_time(facts.made)} ({changes})."
    return " ".join(filter(None, (came, scans_words(facts.files))))


def _is_ahead(when: datetime | None, now: datetime) -> bool:
    return when is not None and when - now >= _DAY


def with_dates_marked(plan: MergePlan, now: datetime) -> MergePlan:
    """The plan with each change marked that is dated later than now by the clock here."""

    def marked(person: PersonChange) -> PersonChange:
        if not any(_is_ahead(change.latest, now) for change in person.compared):
            return person
        fields = tuple(change._replace(ahead=_is_ahead(change.latest, now)) for change in person.fields)
        return replace(person, fields=fields)

    return replace(plan, persons=tuple(map(marked, plan.persons)))


def ahead_words(plan: MergePlan, now: datetime) -> str:
    """What is said of dates that have not been yet, by the clock here; empty where there are none."""
    times = [
        plan.facts.made,
        *(change.latest for one in plan.persons for change in one.compared if change.latest),
    ]
    if not _is_ahead(max(times), now):
        return ""
    return (
        f"En klocka hos {plan.facts.who} går före: något i paketet är daterat {local_time(max(times))}. "
        "Be dem se efter den datorns klocka. Paketet kan tas in ändå."
    )


def summary(plan: MergePlan) -> str:
    """The plan in numbers, and whether the package has been taken in before."""
    if not can_take_in(plan):
        if plan.facts.taken_back:
            return (
                "Paketet är redan intaget, och det är ångrat. Inget ändras om det tas in igen: gör om det under "
                "Redigera, eller hämta tillbaka det som behövs ur historiken."
            )
        return "Paketet är redan intaget. Inget ändras om det tas in igen."
    again = "Paketet har tagits in förut. " if plan.facts.taken_in else ""
    if not changes_nothing(plan):
        return again + _in_numbers(plan)
    if plan.register:
        return f"{again}Inget på tavlan ändras. {register_summary(plan.register)}"
    return again + "Inget på tavlan ändras. Att paketet har kommit fram antecknas."


def taken_in(plan: MergePlan) -> str:
    """What a package that has just been taken in did: ``Paketet från Lidköping är intaget. Deltagare: 1 ny.``"""
    came = f"Paketet från {plan.facts.who} är intaget."
    if not changes_nothing(plan):
        return f"{came} {_in_numbers(plan)}"
    return " ".join(filter(None, (came, "Inget på tavlan ändrades.", register_summary(plan.register))))


def _in_numbers(plan: MergePlan) -> str:
    kinds = Counter(shown_kind(person) for person in plan.persons)
    people = ", ".join(kind.counted(kinds[kind]) for kind in KINDS if kinds[kind])
    settle = f"{counted(plan.conflicts, 'fält', 'fält')} att avgöra." if plan.conflicts else ""
    return " ".join(filter(None, (f"Deltagare: {people}.", settle, register_summary(plan.register))))


class ImportDialog(TellingDialog[MergePlan]):
    """Gives the plan back when the package is to be taken in."""

    help_page = HelpPage.PACKAGES

    def __init__(self, parent: QWidget | None, kit: Kit, plan: MergePlan) -> None:
        super().__init__(parent, kit.theme, f"Ta in paket från {plan.facts.who}", origin(plan), width=_WIDTH)
        self._plan = plan
        now = kit.clock.now()
        said = [self.add_text(summary(plan), "strong")]
        ahead = ahead_words(plan, now)
        if ahead:
            said.insert(0, self.add_text(ahead))  # the list has the numbers too
        self.said = tuple(said)
        if plan.persons:
            view = self.part = PlanView(kit.theme, with_dates_marked(plan, now), _WIDTH)
            self.add_widget(view)
            view.setFocus()
        elif len(plan.register) > 1:
            self.part = Account(kit.theme, [register_section(plan.register)], _WIDTH, beside=0)
            self.add_widget(self.part)
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
