"""Before a package is undone: what goes back, whose, and what stays and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.changed_part import changed_part, shortened
from samordning_desktop.core.emptied import shown
from samordning_desktop.core.package_undo import STAYS_WORDS, GoesBack, PackageUndo, StaysPut
from samordning_desktop.core.swedish import number
from samordning_desktop.ui.dialogs.account import Account, Item, Section
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.telling_dialog import TellingDialog

_WIDTH = 60
#: So many fields are shown with their texts, and so many characters of each text.
_SHOWN, _LONGEST = 200, 160


def summary(undo: PackageUndo) -> str:
    """What will happen, in numbers: ``3 fält hos 2 deltagare får tillbaka det de innehöll. 1 uppgift står kvar.``"""
    fields = counted(len(undo.back), "fält", "fält")
    people = counted(undo.people, "deltagare", "deltagare")
    stays = f" {counted(len(undo.stays), 'uppgift', 'uppgifter')} står kvar." if undo.stays else ""
    return f"{fields} hos {people} får tillbaka det som stod där.{stays}"


def sections(undo: PackageUndo) -> tuple[Section, ...]:
    """The fields that go back, now and then; and what stays, by the reason."""
    rows = [(one.name, one.label, *_texts(one)) for one in undo.back[:_SHOWN]]
    more = len(undo.back) - len(rows)
    note = f"De första {number(len(rows))} visas. Alla går tillbaka." if more else ""
    table = (("Deltagare", "Fält", "Nu", "Efteråt"), *rows)
    back = Section("Går tillbaka", note=note, table=table, widths=(26, 18, 28, 28))
    return (back, *_stays(undo.stays))


def _texts(one: GoesBack) -> Iterator[str]:
    """What stands now and what will, as far as they differ."""
    for text in changed_part(one.now, one.then):
        yield shown(shortened(text, _LONGEST), names_thing=one.names_thing)


def _stays(stays: tuple[StaysPut, ...]) -> tuple[Section, ...]:
    if not stays:
        return ()
    reasons = Counter(one.why for one in stays)
    items = []
    for why in reasons:
        whose = [words for one in stays if one.why is why and (words := _whose(one))]
        words = STAYS_WORDS[why]
        items.append(Item(f"{words[0].upper()}{words[1:]}", tuple(whose[:_SHOWN])))
    return (Section("Står kvar", tuple(items)),)


def _whose(one: StaysPut) -> str:
    return ": ".join(part for part in (one.name, one.label) if part)


class UndoPackageDialog(TellingDialog[PackageUndo]):
    """Gives back what was shown when it is to be done."""

    help_page = HelpPage.PACKAGES

    def __init__(self, parent: QWidget | None, kit: Kit, undo: PackageUndo) -> None:
        super().__init__(
            parent,
            kit.theme,
            f"Ångra: {undo.label}",
            "Fälten skrivs om här och nu i ditt namn, och i ditt namn igen om du gör om det. Det följer med "
            "nästa paket härifrån som nya ändringar, och ingenting går förlorat: i historiken står allt kvar, med "
            "den som skrev det först.",
            width=_WIDTH,
        )
        self._undo = undo
        self.said = (self.add_text(summary(undo), "strong"),)
        self.part = Account(kit.theme, sections(undo), _WIDTH, beside=0)
        self.add_widget(self.part)
        self.danger_verb("Ångra paketet")
        self.cancel_verb()

    def value(self) -> PackageUndo:
        """What was shown."""
        return self._undo


def ask(parent: QWidget | None, kit: Kit, undo: PackageUndo) -> PackageUndo | None:
    """What was shown, when it is to be done; None when not."""
    return UndoPackageDialog(parent, kit, undo).outcome()
