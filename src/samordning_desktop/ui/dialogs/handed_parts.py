"""Who is in what goes to somebody else, with what, and who is left out and why: the last word before it is noted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.grounds import ground_words
from samordning_desktop.core.handing import Portion
from samordning_desktop.core.handover import Handover
from samordning_desktop.ui.dialogs.pick_list import PickList
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

VERB = "Notera och gå vidare"


def portion_words(portion: Portion) -> str:
    """One person, in two rows: the name, and what of them goes or why nothing does."""
    if portion.given is None:
        return f"{portion.name}\nInte med: {portion.why}."
    paper = " Vem samtycket omfattar står bara på papperet: se efter där." if portion.on_paper else ""
    less = f" Resten är inte med: {portion.why}." if portion.why else ""
    return f"{portion.name}\nMed: {portion.given.what}.{less}{paper}"


class HandedPartsDialog(Dialog[bool]):
    """Gives True when it is agreed. Those who are left out stand first, then those who are in with a portion."""

    help_page = HelpPage.DISCLOSURE

    def __init__(self, parent: QWidget | None, kit: Kit, given: Handover, parts: Sequence[Portion]) -> None:
        there = sum(one.given is not None for one in parts)
        out = len(parts) - there
        super().__init__(
            parent,
            kit.theme,
            "Det här lämnas ut" if there else "Inget får lämnas ut",
            _lead(given, there, out),
            width=40,
        )
        ordered = sorted(parts, key=lambda one: (one.given is not None, not one.why))
        self.add_widget(
            PickList(
                kit.theme, "Personer", [(one.participant, portion_words(one)) for one in ordered], beside=20
            )
        )
        if there:
            self.add_text("Noteringarna kan inte ändras eller tas bort efteråt.", "quiet")
            self.primary_verb(VERB)
        self.cancel_verb("Avbryt" if there else "Stäng")

    def value(self) -> bool:
        """Agreed."""
        return True


def _lead(given: Handover, there: int, out: int) -> str:
    left = f" {counted(out, 'person', 'personer')} är inte med." if out else ""
    if not there:
        return f"Till {given.receiver}: ingen får vara med på grunden {ground_words(given.ground)}. Inget är noterat."
    return (
        f"Till {given.receiver}, grund: {ground_words(given.ground)}. {counted(there, 'person', 'personer')} är med och "
        f"får var sin rad bland sina utlämnanden.{left}"
    )


def ask(parent: QWidget | None, kit: Kit, given: Handover, parts: Sequence[Portion]) -> bool:
    """Whether what ``parts`` say is to be noted and handed out."""
    return bool(HandedPartsDialog(parent, kit, given, parts).outcome())
