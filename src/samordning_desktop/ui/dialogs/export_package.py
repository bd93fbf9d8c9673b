"""Before a package is made: who goes with, who is recalled, who is left out and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.kinds import without_words
from samordning_desktop.core.merge_plan import ExportPlan
from samordning_desktop.ui.dialogs.account import Account, Item, Section
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

_WIDTH = 38


def anything_to_send(plan: ExportPlan) -> bool:
    """Whether a package would hold anything: a participant, or a recall notice."""
    return bool(plan.persons or plan.recalled)


def summary(plan: ExportPlan) -> str:
    """The plan in numbers, one sentence or two."""
    if not anything_to_send(plan):
        return f"Det finns inget nytt att skicka till {plan.receiver} i dag ({plan.day})."
    parts = [counted(len(plan.persons), "deltagare följer med", "deltagare följer med")]
    if plan.recalled:
        parts.append(counted(len(plan.recalled), "återkallas", "återkallas"))
    if plan.left_out:
        parts.append(counted(len(plan.left_out), "lämnas utanför", "lämnas utanför"))
    changes = counted(plan.entries, "ändring", "ändringar")
    return f"Till {plan.receiver}, {plan.day}: {', '.join(parts)}. Paketet rymmer {changes}."


def remark(plan: ExportPlan) -> str:
    """What making the package means."""
    if anything_to_send(plan):
        return "Paketet är ett utlämnande och antecknas. Bara den som tar emot kan öppna filen."
    return f"Ett tomt paket talar bara om för {plan.receiver} vad som har kommit fram hit."


def _names(people: Sequence[tuple[str, str]]) -> tuple[Item, ...]:
    return tuple(Item(name) for _, name in people)


def _going(plan: ExportPlan) -> tuple[Item, ...]:
    """Who goes, each with what the consent leaves out: ``utan självskattningar``."""
    left = {one: without_words(kinds) for one, kinds in plan.without.items()}
    return tuple(Item(name, (left[one],) if one in left else ()) for one, name in plan.persons)


def sections(plan: ExportPlan) -> tuple[Section, ...]:
    """The account of the package: a section for each group that has anybody in it."""
    left_out = tuple(Item(person.name, (person.reason,)) for person in plan.left_out)
    groups = (
        Section(
            f"Följer med: {counted(len(plan.persons), 'deltagare', 'deltagare')}",
            _going(plan),
            f"Det som {plan.receiver} saknar om dem lämnas ut.",
        ),
        Section(
            f"Återkallas: {counted(len(plan.recalled), 'deltagare', 'deltagare')}",
            _names(plan.recalled),
            f"{plan.receiver} får veta att samtycket inte längre gäller. Inget annat om dem skickas.",
        ),
        Section(
            f"Lämnas utanför: {counted(len(plan.left_out), 'deltagare', 'deltagare')}",
            left_out,
            "Inget om dem skickas.",
        ),
    )
    return tuple(group for group in groups if group.items)


class ExportDialog(Dialog[ExportPlan]):
    """Gives the plan back when it is agreed to.

    Also with nobody to send: an empty package tells the receiver what has arrived here, which mends a gap.
    """

    help_page = HelpPage.PACKAGES

    def __init__(self, parent: QWidget | None, kit: Kit, plan: ExportPlan) -> None:
        super().__init__(parent, kit.theme, f"Skapa paket till {plan.receiver}", summary(plan), width=_WIDTH)
        self._plan = plan
        account = sections(plan)
        if account:
            self.add_widget(Account(kit.theme, account, _WIDTH, beside=15))
        self.add_text(remark(plan), "quiet")
        self.danger_verb("Skapa paketet" if anything_to_send(plan) else "Skapa ett tomt paket")
        self.cancel_verb()

    def value(self) -> ExportPlan:
        """The plan."""
        return self._plan


def ask(parent: QWidget | None, kit: Kit, plan: ExportPlan) -> ExportPlan | None:
    """The plan, when a package is to be made from it; None when not."""
    return ExportDialog(parent, kit, plan).outcome()
