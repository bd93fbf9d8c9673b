"""Those who signed an older consent text: who, which version, until when; each leads to the person's page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.document import Document
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.dialogs.pick_list import PickList
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


def older_words(row: ParticipantRow, document: Document) -> str:
    """Who, which text and until when, in two rows."""
    more = ", lättläst" if document.easy else ""
    signed = f"Skrev under version {document.version}, {document.day}{more}"
    until = row.consent.valid_until  # none before the first form begins to hold
    holds = "Börjar gälla senare." if until is None else f"Gäller till och med {until}."
    return f"{row.said_name}\n{signed}. {holds}"


class OlderTextDialog(Dialog[str]):
    """Gives the id of the person whose page is to be opened."""

    help_page = HelpPage.TEXTS

    def __init__(
        self, parent: QWidget | None, kit: Kit, signed: Sequence[tuple[ParticipantRow, Document]]
    ) -> None:
        super().__init__(parent, kit.theme, "Underskrivet på en äldre text", _lead(len(signed)), width=40)
        self._list: PickList | None = None
        if signed:
            lines = [(row.id, older_words(row, document)) for row, document in signed]
            self._list = PickList(kit.theme, "Personer", lines, beside=16)
            self._list.itemDoubleClicked.connect(lambda _item: self.accept())
            self.add_widget(self._list)
            self.primary_verb("Visa personens sida")
        self.cancel_verb("Stäng")

    def value(self) -> str:
        """The person chosen."""
        return self._list.picked if self._list else ""


def _lead(count: int) -> str:
    if not count:
        return "Ingen: alla samtycken som gäller är underskrivna på den nyaste texten."
    who = counted(count, "person", "personer")
    return (
        f"{who} har skrivit under en äldre samtyckestext. Samtyckena gäller sin tid ut. "
        "Använd den nya texten när de skrivs under på nytt."
    )


def ask(parent: QWidget | None, kit: Kit, signed: Sequence[tuple[ParticipantRow, Document]]) -> str | None:
    """The id of the person whose page is wanted, or None."""
    return OlderTextDialog(parent, kit, signed).outcome()
